/** An element of XML with its attributes. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const CHARACTERS = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
const TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|minus);)*$/
const TAG = /^<(?:\/([\w-]+)|([\w-]+)((?:\s+[\w:-]+="(?:[^"<&]|&(?:amp|lt|gt|quot|#\d+);)*")*)\s*(\/?))>/

/** The elements of a well-formed XML text without declarations, comments and CDATA; throws where it is none (XML 1.0, sections 2 and 3). */
export function parseXml(text: string): Element[] {
  if (!CHARACTERS.test(text)) throw new Error('a character that XML does not have')
  const elements: Element[] = []
  const open: string[] = []
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const words = text.slice(at, next === -1 ? text.length : next)
    if (!TEXT.test(words) || (open.length === 0 && words.trim() !== '')) throw new Error(`no XML text: ${words}`)
    if (next === -1) break
    const tag = TAG.exec(text.slice(next, text.indexOf('>', next) + 1))
    if (tag === null) throw new Error(`no tag: ${text.slice(next, next + 80)}`)
    const [whole, end, name, attributes, single] = tag
    if (end !== undefined) {
      if (open.pop() !== end) throw new Error(`</${end}> closes nothing`)
    } else {
      elements.push({ name: name!, attributes: readAttributes(attributes!) })
      if (single === '') open.push(name!)
    }
    at = next + whole.length
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is never closed`)
  return elements
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
}

/** The lines of a text for Graphviz, each a statement; throws where a quoted text is not closed in its line. */
export function parseDot(text: string): { readonly statements: readonly string[] } {
  const statements = text.split('\n').map((line) => line.trim())
  for (const line of statements)
    if (!/^[^"]*(?:"(?:[^"\\]|\\.)*"[^"]*)*$/s.test(line)) throw new Error(`a text is not closed: ${line}`)
  return { statements }
}
