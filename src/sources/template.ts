import type { Entry, MapNode } from '../yaml/node.ts'

/** What a document of a template says it makes: a node with `apiVersion` and `kind` only. */
export interface Head {
  /** Index of the document in its file; documents without content do not count. */
  readonly document: number
  readonly node: MapNode
}

/** What a template says it makes, where that is plain text: an `apiVersion` and a `kind` at the beginning of lines with no action of the template before them. */
export function literalHeads(text: string): Head[] {
  const heads: Head[] = []
  let start = 0
  let document = 0
  for (const part of text.split(/^(?=---)/m)) {
    const plain = part.split('{{', 1)[0]!
    const entries = ['apiVersion', 'kind'].flatMap((key) => entryOf(key, plain, start))
    if (entries.length === 2)
      heads.push({ document, node: { type: 'map', style: 'block', start, end: start + part.length, entries } })
    if (/^(?!---)[ \t]*[^\s#]/m.test(part)) document++
    start += part.length
  }
  return heads
}

function entryOf(key: string, text: string, offset: number): Entry[] {
  const match = new RegExp(`^${key}:[ \\t]+(["']?)([\\w./-]+)\\1[ \\t\\r]*(?:#.*)?$`, 'm').exec(text)
  if (match === null || match.index + match[0].length === text.length) return []
  const keyStart = offset + match.index
  const start = keyStart + match[0].indexOf(match[2]!, key.length + 1)
  const value = { type: 'string', style: 'plain', value: match[2]!, start, end: start + match[2]!.length } as const
  return [{ key, keyStart, keyEnd: keyStart + key.length, value, merged: false }]
}
