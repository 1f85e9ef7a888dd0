/** A document of a stream, uncut. */
export interface Chunk {
  readonly start: number
  readonly end: number
  /** Where a line starts that kubectl takes for a broken separator, and where it ends; it then refuses this document and all after it. */
  readonly separator?: { readonly start: number; readonly end: number }
}

/** Go's unicode.IsSpace. */
const SPACES = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/y

/** The offset of the first character from `from` on that is no Unicode space. */
export function skipSpaces(text: string, from: number): number {
  SPACES.lastIndex = from
  SPACES.exec(text)
  return Math.max(SPACES.lastIndex, from)
}

/** What follows `--- ` where a person means it as the start of the document's content. */
const CONTENT = '{["\'|>!&'

/**
 * Cuts a stream into documents at lines that start with `---` (apimachinery util/yaml: YAMLReader). A first `---` stays with its document.
 * After a line that is no clean separator the cutting goes on as a person would read it.
 */
export function splitStream(text: string, from: number): Chunk[] {
  const chunks: Chunk[] = []
  let start = from
  let pending: Chunk['separator']
  for (let at = text.startsWith('---', from) ? from : nextMark(text, from); at !== -1; at = nextMark(text, at)) {
    const lineEnd = endOfLine(text, at)
    const rest = skipSpaces(text, at + 3)
    const clean = rest >= lineEnd || text[rest] === '#'
    if (at > start) {
      chunks.push({ start, end: at, separator: pending ?? (clean ? undefined : { start: at, end: lineEnd }) })
      pending = undefined
      const goesOn = !clean && rest > at + 3 && CONTENT.includes(text[rest]!)
      start = goesOn ? at : Math.min(lineEnd + 1, text.length)
    } else if (!clean) pending = { start: at, end: lineEnd }
  }
  if (start < text.length || pending !== undefined) chunks.push({ start, end: text.length, separator: pending })
  return chunks
}

function nextMark(text: string, from: number): number {
  const at = text.indexOf('\n---', from)
  return at === -1 ? -1 : at + 1
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at
}
