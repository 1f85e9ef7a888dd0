import type { Position, Range } from 'vscode-languageserver-protocol'
import type * as model from '../model/finding.ts'
import { LineIndex } from '../text/lines.ts'

/** What the characters of a line are counted in. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32'

/** The encodings that are spoken, the best first: text is UTF-16 here, as in most editors. */
const SPOKEN: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32']

/** The encoding to speak with a client that has named some; by default UTF-16, which every client knows. */
export function chooseEncoding(offered: unknown): Encoding {
  const known = Array.isArray(offered) ? offered : []
  return SPOKEN.find((each) => known.includes(each)) ?? 'utf-16'
}

/** Turns offsets and the positions of findings into a client's positions in one text, and back. */
export class Positions {
  readonly lines: LineIndex
  readonly #encoding: Encoding
  /** Where the first line begins to the client: a byte-order mark is a character of a text that it has sent itself. */
  readonly #first: number

  constructor(text: string, encoding: Encoding, isSent: boolean) {
    this.lines = new LineIndex(text)
    this.#encoding = encoding
    this.#first = isSent ? 0 : this.lines.starts[0]!
  }

  /** The range of a finding. */
  rangeOf({ start, end }: model.Range): Range {
    return { start: this.#positionOf(start), end: this.#positionOf(end) }
  }

  /** The range between two offsets. */
  between({ start, end }: model.Span): Range {
    return this.rangeOf({ start: this.lines.position(start), end: this.lines.position(end) })
  }

  /** The offset of a position, taken to the nearest place that exists; what is no number counts as 0. */
  offset(position: Partial<Position> | undefined): number {
    const line = whole(position?.line)
    const start = this.#startOf(line)
    if (start === undefined) return this.lines.text.length
    const length = this.lines.line(line + 1).length + (this.lines.starts[line]! - start)
    return start + this.#units(start, length, whole(position?.character))
  }

  #positionOf({ line, column }: model.Position): Position {
    const start = this.#startOf(line - 1) ?? 0
    const end = (this.lines.starts[line - 1] ?? 0) + column - 1
    return { line: line - 1, character: this.#encoding === 'utf-16' ? end - start : this.#count(start, end) }
  }

  #startOf(line: number): number | undefined {
    return line === 0 ? this.#first : this.lines.starts[line]
  }

  #count(start: number, end: number): number {
    const part = this.lines.text.slice(start, end)
    return this.#encoding === 'utf-8' ? Buffer.byteLength(part) : [...part].length
  }

  /** How many UTF-16 units of a stretch some characters take; a position within one counts as before it. */
  #units(start: number, length: number, characters: number): number {
    if (this.#encoding === 'utf-16') return Math.min(characters, length)
    let units = 0
    let left = characters
    for (const character of this.lines.text.slice(start, start + length)) {
      left -= this.#encoding === 'utf-8' ? Buffer.byteLength(character) : 1
      if (left < 0) break
      units += character.length
    }
    return units
  }
}

/** The range of a finding in UTF-16, for which the text need not be known. */
export function plainRange({ start, end }: model.Range): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  }
}

function whole(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.floor(value) : 0
}
