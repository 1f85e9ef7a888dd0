const LF = 10
const CR = 13
const BOM = 0xfeff

/** Finds lines and columns in a text; LF, CR and CRLF end a line. Both are 1-based, columns count UTF-16 units; a byte-order mark at the start is no column. */
export class LineIndex {
  readonly text: string
  /** The offset at which each line starts. */
  readonly starts: readonly number[]

  constructor(text: string) {
    this.text = text
    this.starts = lineStarts(text)
  }

  /** The line and column of an offset; an offset outside the text is taken to its nearest end. */
  position(offset: number): { line: number; column: number } {
    const at = Math.max(this.starts[0]!, Math.min(offset, this.text.length))
    const line = this.#lineAt(at)
    return { line: line + 1, column: at - this.starts[line]! + 1 }
  }

  /** The offset of a 1-based line and column, taken to the nearest place that exists. */
  offset(line: number, column: number): number {
    if (line < 1) return this.starts[0]!
    const start = this.starts[line - 1]
    if (start === undefined) return this.text.length
    const end = this.starts[line] ?? this.text.length
    return Math.max(start, Math.min(start + column - 1, end))
  }

  /** The text of a 1-based line without its end; empty where there is no such line. */
  line(line: number): string {
    const start = this.starts[line - 1]
    if (start === undefined) return ''
    let end = this.starts[line] ?? this.text.length
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--
    return this.text.slice(start, end)
  }

  #lineAt(offset: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR
}

function lineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === BOM ? 1 : 0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1)
  }
  return starts
}
