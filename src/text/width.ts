/** One thing that a terminal shows as a unit: a letter with its accents, an emoji of several code points. */
export interface Cell {
  readonly text: string
  /** Columns that it takes. */
  readonly width: number
  /** UTF-16 units of the text that it stands for. */
  readonly length: number
}

const TAB_STOP = 4

/** The cells of a line as they may safely be shown: tabs become an arrow and blanks, control characters their escapes. */
export function toCells(line: string): Cell[] {
  const cells: Cell[] = []
  let column = 0
  for (const { segment } of isPlain(line) ? [...line].map((segment) => ({ segment })) : segments(line)) {
    const cell = toCell(segment, column)
    cells.push(cell)
    column += cell.width
  }
  return cells
}

function toCell(segment: string, column: number): Cell {
  const { length } = segment
  if (segment === '\t') {
    const width = TAB_STOP - (column % TAB_STOP)
    return { text: `→${' '.repeat(width - 1)}`, width, length }
  }
  const text = printable(segment)
  return { text, width: text === segment ? widthOf(segment) : text.length, length }
}

const UNSAFE = /[\0-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/u

/** Text without anything that steers a terminal or hides: control characters, line ends, direction marks and lone surrogates are shown as escapes. */
export function printable(text: string): string {
  if (!UNSAFE.test(text)) return text
  return text.replace(new RegExp(UNSAFE, 'gu'), escaped)
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const code = character.charCodeAt(0)
  return SHORT[character] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text)
}

let segmenter: Intl.Segmenter | undefined

function segments(text: string): Iterable<{ segment: string }> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** Columns that a grapheme takes: two for East Asian wide characters (UAX #11) and emoji, none for a mark that stands alone. */
function widthOf(grapheme: string): number {
  const code = grapheme.codePointAt(0)!
  if (code < 0x300) return grapheme.includes('\ufe0f') ? 2 : 1
  if (/^\p{M}+$/u.test(grapheme)) return 0
  return WIDE.test(grapheme) || /^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\ufe0f/u.test(grapheme) ? 2 : 1
}

const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b16f}\u{20000}-\u{3fffd}]/u
