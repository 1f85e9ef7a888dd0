/** Where the cursor goes in turn, with what stands there until something is typed. */
interface Stop {
  readonly text: string
  /** What may stand there, the likeliest first. */
  readonly choices: readonly string[]
  /** Places of one name have the same text: what is typed in one of them is typed in all. */
  readonly name?: string
}

/** How a snippet is written out. */
export interface Rendering {
  /** With places for the cursor (LSP's snippet syntax), as plain text with what stands in them, or plain text up to the first. */
  readonly as: 'snippet' | 'whole' | 'start'
  readonly lineEnd: string
  /** Columns to leave out after each line end: the client adds those of the first line itself. */
  readonly less: number
}

/** Text with places for the cursor. Lines are indented as they will stand in the document. */
export class Snippet {
  readonly #parts: (string | Stop)[] = []

  /** Whether it is more than text. */
  get hasStops(): boolean {
    return this.#parts.some((part) => typeof part !== 'string')
  }

  text(text: string): this {
    this.#parts.push(text)
    return this
  }

  /** A line end, and white space up to a column. */
  line(column: number): this {
    return this.text(`\n${' '.repeat(column)}`)
  }

  stop(text = '', choices: readonly string[] = [], name?: string): this {
    this.#parts.push({ text, choices, name })
    return this
  }

  render({ as, lineEnd, less }: Rendering): string {
    const first = this.#parts.findIndex((part) => typeof part !== 'string')
    const parts = as === 'start' && first !== -1 ? this.#parts.slice(0, first) : this.#parts
    let stops = 0
    const named = new Map<string, number>()
    const out = parts.map((part) => {
      if (typeof part === 'string') return as === 'snippet' ? escaped(part) : part
      if (as !== 'snippet') return part.choices[0] ?? part.text
      const known = part.name === undefined ? undefined : named.get(part.name)
      if (known !== undefined) return `$${known}`
      if (part.name !== undefined) named.set(part.name, stops + 1)
      return placeholder(part, ++stops)
    })
    return out
      .join('')
      .replaceAll(`\n${' '.repeat(less)}`, '\n')
      .replaceAll('\n', lineEnd)
  }
}

function placeholder({ text, choices }: Stop, number: number): string {
  if (choices.length > 1) return `\${${number}|${choices.map(escapedChoice).join(',')}|}`
  const inside = choices[0] ?? text
  return inside === '' ? `$${number}` : `\${${number}:${escaped(inside)}}`
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** Nothing else may be escaped there. */
function escapedChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&')
}
