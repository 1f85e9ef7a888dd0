import type { Range } from '../model/finding.ts'
import type { LineIndex } from '../text/lines.ts'
import { type Cell, toCells } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import type { Style } from './style.ts'

/** A place to underline. */
export interface Mark {
  readonly range: Range
  /** What the line under it is drawn with. */
  readonly sign: '^' | '~'
  /** Stands behind the underline. */
  readonly note: string
  readonly paint: (text: string) => string
}

/** How wide a snippet may be, and whether notes are broken too. */
export interface Room {
  readonly width: number
  readonly wrap?: boolean
}

/** The source lines of some marks with the places underlined, and the line before the first mark. */
export function snippet(lines: LineIndex, marks: readonly Mark[], room: Room, style: Style): string[] {
  const byLine = new Map<number, Mark[]>()
  for (const mark of marks) {
    const { line } = mark.range.start
    byLine.set(line, [...(byLine.get(line) ?? []), mark])
  }
  const before = marks[0]!.range.start.line - 1
  if (before >= 1 && !byLine.has(before) && isContext(lines.line(before))) byLine.set(before, [])
  const numbers = [...byLine.keys()].sort((a, b) => a - b)
  const gutter = Math.max(4, String(numbers.at(-1)).length + 1)
  const columns = Math.max(20, room.width - gutter - 4)
  return numbers.flatMap((number) => {
    const here = byLine.get(number)!
    const window = clip(lines.line(number), here[0]?.range.start.column ?? 1, columns)
    const text = window.cells.map((cell) => cell.text).join('')
    return [
      `${style.gutter(`${String(number).padStart(gutter)} |`)} ${text}`.trimEnd(),
      ...here.map((mark) => underline(mark, window, gutter + 3, room)),
    ]
  })
}

/** Whether a line says something about the one below it: not an empty line, not the start of the document. */
function isContext(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('---')
}

function underline({ range, sign, note, paint }: Mark, window: Window, indent: number, room: Room): string {
  const { start, end } = range
  const to = end.line > start.line ? Number.POSITIVE_INFINITY : end.column
  const skipped = columnsUntil(window, start.column)
  const length = Math.max(1, columnsUntil(window, to) - skipped)
  const at = indent + skipped
  const line = `${' '.repeat(at)}${paint(sign.repeat(length))}`
  if (note === '') return line
  if (!room.wrap || at + length + 1 + note.length <= room.width) return `${line} ${paint(note)}`
  const column = Math.max(indent, Math.min(at, room.width - NOTE_WIDTH))
  const broken = wrap(note, room.width, column).split('\n')
  return [line, ...broken.map((part) => `${' '.repeat(column)}${paint(part.trimStart())}`)].join('\n')
}

/** The room that a note gets where it does not fit beside its underline. */
const NOTE_WIDTH = 40

/** The part of a line that is shown. */
interface Window {
  readonly cells: readonly Cell[]
  /** The 1-based column (UTF-16 units) that the first cell stands for. */
  readonly first: number
}

function columnsUntil({ cells, first }: Window, column: number): number {
  let at = first
  let columns = 0
  for (const cell of cells) {
    if (at >= column) break
    at += cell.length
    columns += cell.width
  }
  return columns
}

/** Longer lines are cut before anything is computed about them. */
const SLICE = 1000

/** What stays left of a place in a line that is too long. */
const LEAD = 24

const CUT: Cell = { text: '…', width: 1, length: 0 }

function clip(line: string, column: number, room: number): Window {
  const from = line.length > 2 * SLICE ? Math.max(0, column - 1 - SLICE) : 0
  const text = from > 0 || line.length > from + 2 * SLICE ? line.slice(from, from + 2 * SLICE) : line
  const cells = toCells(text)
  const whole: Window = { cells, first: from + 1 }
  const isCut = from + text.length < line.length
  if (from === 0 && !isCut && columnsUntil(whole, Number.POSITIVE_INFINITY) <= room) return whole
  let skip = 0
  let first = from + 1
  let spare = columnsUntil(whole, column) - (room > 2 * LEAD ? LEAD : Math.floor(room / 2))
  if (columnsUntil(whole, column) + LEAD > room || from > 0)
    while (spare > 0 && skip < cells.length - 1) {
      spare -= cells[skip]!.width
      first += cells[skip]!.length
      skip++
    }
  return withCuts(cells, skip, first, room, isCut)
}

function withCuts(cells: readonly Cell[], skip: number, first: number, room: number, isCut: boolean): Window {
  const shown: Cell[] = []
  let left = room - 1
  if (skip > 0 || first > 1) {
    // The sign takes the place of the first cell that is shown.
    const replaced = cells[skip]!
    shown.push({ ...CUT, length: replaced.length })
    skip++
    left--
  }
  let at = skip
  for (; at < cells.length && cells[at]!.width <= left; at++) {
    shown.push(cells[at]!)
    left -= cells[at]!.width
  }
  if (at < cells.length || isCut) shown.push(CUT)
  return { cells: shown, first }
}
