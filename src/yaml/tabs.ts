import type { Replacement } from './document.ts'
import type { Line, Surroundings } from './surroundings.ts'

/** What stands before the content of a line, the dashes of list items included. */
export function indentationOf(around: Surroundings, line: Line): string {
  return /^[ \t]*(?:-[ \t]+)*/.exec(around.text.slice(line.start, line.end))![0]
}

/** So many lines are repaired at once. */
const MAX_LINES = 10_000

/** Puts blanks for the tabs in the indentation of a line and of those below it: as many as bring it to a column where something above it stands. */
export function replaceTabs(around: Surroundings, from: Line): Replacement[] {
  const repairs: Replacement[] = []
  let scale: Scale | undefined
  let line: Line | undefined = from
  for (let seen = 0; line !== undefined && seen < MAX_LINES; seen++, line = around.below(line)) {
    const indentation = indentationOf(around, line)
    if (!indentation.includes('\t')) {
      if (line.content < line.end) scale = undefined
      continue
    }
    scale ??= scaleOf(around, line)
    const column = Math.max(columnOf(around, line, scale.width) + scale.shift, 0)
    const dashes = indentation.slice(line.content - line.start).replace(/-[ \t]+/g, blankAfter)
    repairs.push({ start: line.start, end: line.start + indentation.length, text: ' '.repeat(column) + dashes })
  }
  return repairs
}

function blankAfter(dash: string): string {
  return `-${' '.repeat(dash.length - 1)}`.replaceAll('\t', '  ')
}

/** How the tabs of lines that follow each other are read: so many blanks each, and so many more for all of the line. */
interface Scale {
  readonly width: number
  readonly shift: number
}

/** What editors make of a tab, the habit of YAML first. */
const WIDTHS = [2, 4, 8]

function columnOf({ text }: Surroundings, line: Line, width: number): number {
  const tabs = text.slice(line.start, line.content).split('\t').length - 1
  return line.content - line.start + tabs * (width - 1)
}

/** The width by which a line comes nearest to what it may stand beside or below; of equally near places the innermost counts. */
function scaleOf(around: Surroundings, line: Line): Scale {
  const plain = { width: 2, shift: 0 }
  if (!around.text.slice(line.start, line.content).includes('\t')) return plain
  const isItem = isItemAt(around, line)
  if (!isItem && around.key(line) === undefined) return plain
  const least = leastBelow(around, line, isItem)
  const columns = WIDTHS.map((width) => ({ width, column: columnOf(around, line, width) }))
  const inside = least === undefined ? undefined : columns.find(({ column }) => column >= least)
  if (inside !== undefined) return { width: inside.width, shift: 0 }
  const places = least === undefined ? openColumns(around, line, isItem) : [least]
  let best: Scale | undefined
  for (const place of places)
    for (const { width, column } of columns)
      if (best === undefined || Math.abs(place - column) < Math.abs(best.shift)) best = { width, shift: place - column }
  return best ?? plain
}

function isItemAt(around: Surroundings, line: Line): boolean {
  return /^-(?:\s|$)/.test(around.content(line))
}

/** The first column of what belongs to the key in the line above; undefined where that has a value already. */
function leastBelow(around: Surroundings, line: Line, isItem: boolean): number | undefined {
  const above = around.above(line)
  const key = above && around.key(above)
  if (key === undefined || !/^ *:\s*(?:[|>][-+\d]*\s*)?(?:#|$)/.test(around.text.slice(key.end, above!.end)))
    return undefined
  return key.start - above!.start + (isItem ? 0 : 1)
}

/** The columns of the keys or dashes above that are still open, the innermost first. */
function openColumns(around: Surroundings, here: Line, isItem: boolean): number[] {
  const columns: number[] = []
  let open = Number.POSITIVE_INFINITY
  let line = around.above(here)
  for (let looked = 0; line !== undefined && looked < 200 && open > 0; looked++, line = around.above(line)) {
    if (indentationOf(around, line).includes('\t')) continue
    const own = line.content - line.start
    const key = around.key(line)
    const place = isItem ? (isItemAt(around, line) ? own : undefined) : key && key.start - line.start
    if (place !== undefined && place < open) columns.push(place)
    open = Math.min(open, own)
  }
  return columns
}
