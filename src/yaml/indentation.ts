import type { Replacement } from './document.ts'
import type { YamlError } from './error.ts'
import type { Guess } from './guess.ts'
import type { Line, Surroundings } from './surroundings.ts'

/** A key or list item at a column where nothing above it stands: names the neighbour that it probably belongs beside. */
export function indentation(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'key' && error.code !== 'dash' && error.code !== 'value' && error.code !== 'entry')
    return undefined
  const here = around.line(error.offset)
  const isItem = isDash(around, here)
  const key = around.key(here)
  const own = isItem ? here.content : key?.start
  if (own === undefined || (error.code !== 'value' && error.offset > own)) return undefined
  if (
    error.code === 'value' &&
    (key === undefined || error.offset > key.end + 1 + (around.text.slice(key.end).match(/^ */)?.[0].length ?? 0))
  )
    return undefined
  const column = own - here.start
  const slipped = error.code === 'value' ? slippedOut(around, here, column) : undefined
  if (slipped !== undefined) return slipped
  const name = isItem ? '`-`' : `\`${key!.name}\``
  const begun = isItem ? undefined : begunItem(around, here, column)
  const [neighbour, ...other] = begun === undefined ? nearestNeighbours(around, here, column, isItem) : [begun]
  if (neighbour === undefined || neighbour.column === column) return undefined
  const hasValue = error.code === 'value' && neighbour.column < column && !isItem
  return {
    start: own,
    end: isItem ? own + 1 : key!.end,
    message: hasValue
      ? `wrong indentation: ${name} is indented deeper than \`${neighbour.name}\`, which already has a value`
      : `wrong indentation: ${name} stands at column ${column + 1}, where nothing above it stands`,
    hint:
      neighbour.column === 0
        ? `move it to column 1, beside \`${neighbour.name}\``
        : `indent it ${[neighbour, ...other].map(beside).join(', or ')}`,
    related: [
      {
        start: neighbour.start,
        end: neighbour.end,
        message: `probably belongs beside this, at column ${neighbour.column + 1}`,
      },
    ],
    repair: moveLines(around, here, neighbour.column - column, begun?.name),
  }
}

function beside({ column, name }: Neighbour): string {
  return `with ${column === 1 ? '1 space' : `${column} spaces`}, beside \`${name}\``
}

interface Neighbour {
  readonly column: number
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The key behind the dash above, where a key stands in the column of that dash: an item that has a name and nothing else has only begun. */
function begunItem(around: Surroundings, here: Line, column: number): Neighbour | undefined {
  const line = around.above(here)
  if (line === undefined || line.content - line.start !== column || !isDash(around, line)) return undefined
  const key = around.key(line)
  return key?.name === 'name' ? { ...key, column: key.start - line.start } : undefined
}

/** A key above that has slipped out of an item which has only begun, into the column of its dash, while the key here stands where both belong. */
function slippedOut(around: Surroundings, here: Line, column: number): Guess | undefined {
  const above = around.above(here)
  const key = above && around.key(above)
  if (key === undefined || key.start !== above!.content) return undefined
  const item = begunItem(around, above!, key.start - above!.start)
  if (item?.column !== column) return undefined
  return {
    start: key.start,
    end: key.end,
    message: `wrong indentation: \`${key.name}\` stands in the column of the dash above it, which ends the list`,
    hint: `indent it ${beside(item)}`,
    related: [{ start: item.start, end: item.end, message: `belongs beside this, at column ${column + 1}` }],
    repair: [{ start: above!.start, end: key.start, text: ' '.repeat(column) }],
  }
}

function isDash(around: Surroundings, line: Line): boolean {
  return /^-(?:\s|$)/.test(around.content(line))
}

/** The key (or list dash) above with the nearest column among those that are still open; behind it one that is as near, where the first is not surer. */
function nearestNeighbours(around: Surroundings, here: Line, column: number, isItem: boolean): readonly Neighbour[] {
  let best: Neighbour | undefined
  let other: Neighbour | undefined
  let open = Number.POSITIVE_INFINITY
  let line: Line | undefined = here
  for (let looked = 0; looked < 200 && open > 0; looked++) {
    line = around.above(line)
    if (line === undefined) break
    const dash = isDash(around, line) ? line.content : -1
    const key = around.key(line)
    const places: Neighbour[] = []
    if (key !== undefined && !isItem)
      places.push({ column: key.start - line.start, name: key.name, start: key.start, end: key.end })
    if (dash !== -1 && isItem) places.push({ column: dash - line.start, name: '-', start: dash, end: dash + 1 })
    for (const place of places) {
      if (place.column >= open) continue
      if (best !== undefined && !isNearer(place.column, best.column, column)) continue
      other = best !== undefined && best.column - column === column - place.column ? best : undefined
      best = place
    }
    open = Math.min(open, (dash !== -1 ? dash : (key?.start ?? line.content)) - line.start)
  }
  return [best, other].filter((each) => each !== undefined)
}

/** Of two columns equally far away the left one is likelier, unless it is that of the whole document. */
function isNearer(candidate: number, best: number, column: number): boolean {
  const difference = Math.abs(candidate - column) - Math.abs(best - column)
  return difference < 0 || (difference === 0 && candidate > 0)
}

/** No block that is moved as a whole is longer than this. */
const MAX_MOVED = 500

/** Moves a line and what belongs to it: the lines below that do not stand further left, up to the next item of a list whose items begin with the key `first`. */
export function moveLines(around: Surroundings, from: Line, by: number, first?: string): Replacement[] {
  const column = from.content - from.start
  const moves: Replacement[] = []
  for (let line: Line | undefined = from; line !== undefined && moves.length < MAX_MOVED; line = around.below(line)) {
    if (line.content === line.end) continue
    const indent = line.content - line.start
    // A tab is a mistake of its own, to be told as such.
    if (indent < column || around.text.slice(line.start, line.content).includes('\t')) break
    if (first !== undefined && indent === column && isDash(around, line) && isNextItem(around, line, first)) break
    moves.push({ start: line.start, end: line.content, text: ' '.repeat(Math.max(indent + by, 0)) })
  }
  return moves
}

/** Whether a dash begins an item like those around, and none of the list that the key above asks for. */
function isNextItem(around: Surroundings, line: Line, first: string): boolean {
  const above = around.above(line)
  return around.key(line)?.name === first && (above === undefined || !/:\s*$/.test(around.content(above)))
}
