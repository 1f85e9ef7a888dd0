import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Document } from './document.ts'
import type { Entry, Node } from './node.ts'

/** The documents of a text as the cluster reads them. */
export function parseStream(text: string): Document[] {
  const docs = parseAllDocuments(text, {
    version: '1.1',
    schema: 'yaml-1.1',
    merge: true,
    uniqueKeys: false,
    intAsBigInt: false,
  })
  if (!Array.isArray(docs)) return []
  return docs.map((doc) => {
    const error = doc.errors[0]
    return {
      start: doc.range[0],
      end: doc.range[2],
      root: doc.contents === null ? undefined : convert(doc, doc.contents, 0),
      error: error && { start: error.pos[0], end: error.pos[1], message: error.message },
      duplicates: [],
      lost: [],
      comments: [],
    }
  })
}

function convert(doc: any, from: any, depth: number): Node {
  let node = from
  if (isAlias(node)) node = node.resolve(doc)
  const [start, end] = from?.range ?? [0, 0]
  if (depth > 100 || node == null) return { type: 'null', start, end, style: 'plain', value: null }
  if (isMap(node)) {
    const entries = new Map<string, Entry>()
    for (const pair of node.items as any[]) {
      const key = String(pair.key?.value ?? '')
      const [keyStart, keyEnd] = pair.key?.range ?? [start, start]
      const value =
        pair.value === null ? convert(doc, { range: [keyEnd, keyEnd] }, 200) : convert(doc, pair.value, depth + 1)
      entries.delete(key)
      entries.set(key, { key, keyStart, keyEnd, value, merged: false })
    }
    return { type: 'map', start, end, style: node.flow ? 'flow' : 'block', entries: [...entries.values()] }
  }
  if (isSeq(node))
    return {
      type: 'list',
      start,
      end,
      style: node.flow ? 'flow' : 'block',
      items: node.items.map((item) => convert(doc, item, depth + 1)),
    }
  const value = isScalar(node) ? (node.value as any) : null
  const type =
    typeof value === 'string'
      ? 'string'
      : typeof value === 'boolean'
        ? 'boolean'
        : typeof value === 'number'
          ? Number.isInteger(value)
            ? 'integer'
            : 'number'
          : 'null'
  return {
    type,
    start,
    end,
    style: isScalar(node) && node.type === 'QUOTE_DOUBLE' ? 'double' : 'plain',
    value: type === 'null' ? null : value,
  }
}
