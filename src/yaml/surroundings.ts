/** One line of a document. */
export interface Line {
  readonly start: number
  /** Without the line end. */
  readonly end: number
  /** The first character that is neither space nor tab. */
  readonly content: number
}

/** A key as it stands in a line. */
export interface KeyPlace {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** Looks at a broken document line by line, as a person would. */
export class Surroundings {
  readonly text: string
  readonly start: number
  readonly end: number

  constructor(text: string, start: number, end: number) {
    this.text = text
    this.start = text.charCodeAt(start) === 0xfeff ? start + 1 : start
    this.end = end
  }

  /** The line that an offset lies in. */
  line(offset: number): Line {
    const at = Math.max(this.start, Math.min(offset, this.end))
    const start = at === this.start ? at : Math.max(this.start, this.text.lastIndexOf('\n', at - 1) + 1)
    let end = this.text.indexOf('\n', at)
    if (end === -1 || end > this.end) end = this.end
    if (end > start && this.text[end - 1] === '\r') end--
    let content = start
    while (content < end && (this.text[content] === ' ' || this.text[content] === '\t')) content++
    return { start, end, content }
  }

  /** The nearest line above with content that is no comment. */
  above(line: Line): Line | undefined {
    for (let at = line; at.start > this.start; ) {
      at = this.line(at.start - 1)
      if (at.content < at.end && this.text[at.content] !== '#') return at
    }
    return undefined
  }

  /** The next line, undefined at the end of the document. */
  below(line: Line): Line | undefined {
    const at = this.text.indexOf('\n', line.end)
    return at === -1 || at + 1 >= this.end ? undefined : this.line(at + 1)
  }

  /** The text of a line from its first character on. */
  content(line: Line): string {
    return this.text.slice(line.content, line.end)
  }

  /** The key of a line, after the dashes of list items; undefined where the line has none. */
  key(line: Line): KeyPlace | undefined {
    const match = /^((?:- +)*)("[^"]*"|'[^']*'|[^\s"'#[\]{},][^:#]*?) *:(?:\s|$)/.exec(this.content(line).slice(0, 300))
    if (match === null) return undefined
    const start = line.content + match[1]!.length
    return { start, end: start + match[2]!.length, name: match[2]!.replace(/^["']|["']$/g, '') }
  }

  /** The end of the word at an offset: up to a blank, at least one character. */
  wordEnd(offset: number): number {
    let at = offset
    while (at < this.end && !/\s/.test(this.text[at]!)) at++
    return Math.max(at, Math.min(offset + 1, this.text.length))
  }

  /** The end of the text in the line of an offset, without blanks after it. */
  lineEnd(offset: number): number {
    let { end } = this.line(offset)
    while (end > offset && /\s/.test(this.text[end - 1]!)) end--
    return Math.max(end, Math.min(offset + 1, this.text.length))
  }
}
