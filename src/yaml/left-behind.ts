import type { Replacement } from './document.ts'
import type { YamlError } from './error.ts'
import type { Guess } from './guess.ts'
import { moveLines } from './indentation.ts'
import type { Line, Surroundings } from './surroundings.ts'

/** What kind of thing the line above begins, and leaves to the lines below: a value, or a block of text. */
const OPEN_KEY = /:\s*(?:#.*)?$/
const OPEN_TEXT = /:\s*[|>][-+1-9]*\s*(?:#.*)?$/

/** A list item that stands left of the key whose first item it is. */
export function itemLeftOfKey(around: Surroundings, error: YamlError): Guess | undefined {
  const here = around.line(error.offset)
  if (!/^-(?:\s|$)/.test(around.content(here)) || error.offset !== here.content) return undefined
  const above = around.above(here)
  const key = above && around.key(above)
  if (key === undefined || !OPEN_KEY.test(around.content(above!))) return undefined
  const column = here.content - here.start
  const parent = key.start - above!.start
  if (column >= parent) return undefined
  const ownColumn = columnBelow(around, here)
  // What stands below the dash has often kept its place.
  const kept = ownColumn !== undefined && ownColumn - 2 >= parent
  const target = kept ? ownColumn - 2 : parent
  return {
    start: here.content,
    end: here.content + 1,
    message: `wrong indentation: the item of \`${key.name}\` stands left of its key`,
    hint: `indent it with ${spaces(target)}, below \`${key.name}\``,
    related: [{ start: key.start, end: key.end, message: 'the list belongs to this key' }],
    repair: kept ? [indentWith(here, target)] : moveLines(around, here, target - column),
  }
}

/** A block of text that is no deeper than its key, so that it is read as the keys that follow. */
export function textBesideKey(around: Surroundings, error: YamlError): Guess | undefined {
  const here = around.line(error.code === 'colon' ? error.since : error.offset)
  const above = around.above(here)
  const key = above && around.key(above)
  if (key === undefined || !OPEN_TEXT.test(around.content(above!))) return undefined
  const column = here.content - here.start
  const parent = key.start - above!.start
  if (column > parent || around.key(here) !== undefined) return undefined
  return {
    start: here.content,
    end: around.lineEnd(here.content),
    message: `the text of \`${key.name}\` stands no deeper than its key, so it is read as the next key`,
    hint: `indent it with ${spaces(parent + 2)}`,
    related: [{ start: key.start, end: key.end, message: 'the text belongs to this key' }],
    repair: moveText(around, here, parent + 2 - column),
  }
}

function spaces(count: number): string {
  return count === 1 ? '1 space' : `${count} spaces`
}

function indentWith(line: Line, column: number): Replacement {
  return { start: line.start, end: line.content, text: ' '.repeat(column) }
}

/** The column of the first line below that stands deeper than the dash of its item. */
function columnBelow(around: Surroundings, item: Line): number | undefined {
  let line = around.below(item)
  while (line !== undefined && line.content === line.end) line = around.below(line)
  const column = line && line.content - line.start
  return column !== undefined && column > item.content - item.start ? column : undefined
}

/** Moves lines of text up to the next key that is no deeper. */
function moveText(around: Surroundings, from: Line, by: number): Replacement[] {
  const column = from.content - from.start
  const moves: Replacement[] = []
  for (let line: Line | undefined = from; line !== undefined; line = around.below(line)) {
    if (line.content === line.end) continue
    const own = line.content - line.start
    if (own < column || (own === column && around.key(line) !== undefined)) break
    moves.push(indentWith(line, own + by))
  }
  return moves
}
