import { type Entry, getEntry, type Node } from './node.ts'

/** Half-open offsets. */
interface Span {
  start: number
  end: number
}

/**
 * The place of a path below a node. By default a scalar's value, for a list or map its key (a flow collection: the value), and for a field
 * that is missing the key of its nearest existing parent (the first key of the root); `part` asks for the key, the value or both.
 */
export function locate(root: Node, path: readonly (string | number)[], part?: 'key' | 'value' | 'entry'): Span {
  let node = root
  let entry: Entry | undefined
  for (const step of path) {
    const next: Entry | Node | undefined = child(node, step)
    if (next === undefined) return keySpan(entry, node)
    if ('key' in next) {
      entry = next
      node = next.value
    } else {
      entry = undefined
      node = next
    }
  }
  if (part === 'key') return keySpan(entry, node)
  if (part === 'value') return valueSpan(node)
  if (part === 'entry')
    return entry === undefined ? valueSpan(node) : { start: entry.keyStart, end: Math.max(node.end, entry.keyEnd) }
  if (node.type !== 'list' && node.type !== 'map') return node.end > node.start ? valueSpan(node) : keySpan(entry, node)
  return node.style === 'flow' ? valueSpan(node) : keySpan(entry, node)
}

/** The value at a path below a node, with the entry that it stands in; undefined where the way ends early. */
export function reach(
  root: Node,
  path: readonly (string | number)[],
): { readonly node: Node; readonly entry: Entry | undefined } | undefined {
  let node = root
  let entry: Entry | undefined
  for (const step of path) {
    const next = child(node, step)
    if (next === undefined) return undefined
    entry = 'key' in next ? next : undefined
    node = 'key' in next ? next.value : next
  }
  return { node, entry }
}

function child(node: Node, step: string | number): Entry | Node | undefined {
  if (node.type === 'map') return getEntry(node, String(step))
  return node.type === 'list' && typeof step === 'number' ? node.items[step] : undefined
}

/** The key of an entry; where a list item or the root stands instead, the first key in it, else its own text, else the dash before it. */
function keySpan(entry: Entry | undefined, node: Node): Span {
  if (entry !== undefined) return { start: entry.keyStart, end: entry.keyEnd }
  if (node.type === 'map' && node.style !== 'flow') {
    const first = node.entries.find((each) => !each.merged)
    if (first !== undefined) return { start: first.keyStart, end: first.keyEnd }
  }
  return node.end > node.start ? valueSpan(node) : { start: Math.max(node.start - 1, 0), end: node.start }
}

function valueSpan(node: Node): Span {
  return { start: node.start, end: node.end }
}
