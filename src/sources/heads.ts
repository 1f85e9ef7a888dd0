import type { Entry, MapNode } from '../yaml/node.ts'

/** What a document of a template says it makes: a node with `apiVersion` and `kind` only. */
export interface Head {
  /** Index of the document in its file; documents without content do not count. */
  readonly document: number
  readonly node: MapNode
}

/** What a template says it makes, where that is plain text: an `apiVersion` and a `kind` at the beginning of lines with no action of the template before them. */
export function templateHeads(text: string): Head[] {
  const heads: Head[] = []
  let start = 0
  let document = 0
  for (const part of text.split(/^(?=---)/m)) {
    const node = readHead(text, start, start + part.split('{{', 1)[0]!.length)
    if (node.entries.length === 2) heads.push({ document, node })
    if (/^(?!---)[ \t]*[^\s#]/m.test(part)) document++
    start += part.length
  }
  return heads
}

/** The `apiVersion` and `kind` of a document that cannot be read as a whole: complete lines that begin with them, also in other capitals. */
export function readHead(text: string, start: number, end: number): MapNode {
  const entries = ['apiVersion', 'kind'].flatMap((key) => entryOf(key, text.slice(start, end), start))
  return { type: 'map', style: 'block', start, end, entries }
}

function entryOf(name: string, text: string, offset: number): Entry[] {
  const line = new RegExp(`^(${name})[ \\t]*:[ \\t]+(["']?)([\\w./-]+)\\2[ \\t]*(?:#.*)?\\r?\\n`, 'im')
  const match = line.exec(text)
  if (match === null) return []
  const [whole, key, , value] = match as unknown as [string, string, string, string]
  const keyStart = offset + match.index
  const start = keyStart + whole.indexOf(value, key.length + 1)
  const scalar = { type: 'string', style: 'plain', value, start, end: start + value.length } as const
  return [{ key, keyStart, keyEnd: keyStart + key.length, value: scalar, merged: false }]
}
