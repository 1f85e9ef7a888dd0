/** How a text indents what it writes below a key. */
export interface Habit {
  /** Columns of one level. */
  readonly step: number
  /** The dashes of a list stand in a greater column than its key. */
  readonly indentsLists: boolean
}

/** Lines that are looked at. */
const LIMIT = 400

/** How a text indents, by the first map and the first list below a key that it has; `usual` columns and indented lists where it has none. */
export function habitOf(text: string, usual = 2): Habit {
  let step: number | undefined
  let indentsLists: boolean | undefined
  let above: number | undefined
  for (const line of text.split('\n', LIMIT)) {
    const [, spaces = '', content = ''] = /^( *)(.*)$/.exec(line.trimEnd()) ?? []
    if (content === '' || content.startsWith('#')) continue
    const deeper = above === undefined ? 0 : spaces.length - above
    if (above !== undefined && /^-(?: |$)/.test(content)) {
      indentsLists ??= deeper > 0
      if (deeper > 0) step ??= deeper
    } else if (above !== undefined && deeper > 0) step ??= deeper
    if (step !== undefined && indentsLists !== undefined) break
    const dashes = /^(?:- +)*/.exec(content)![0].length
    above = /:$/.test(content) ? spaces.length + dashes : undefined
  }
  return { step: step ?? usual, indentsLists: indentsLists ?? true }
}
