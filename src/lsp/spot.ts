import type { Span } from '../model/finding.ts'
import type { Entry, Node } from '../yaml/node.ts'

/** Where in a tree something stands: the innermost key or value that an offset touches. */
export interface Spot {
  /** From the root down to the value, of a key to that of its entry. */
  readonly path: readonly (string | number)[]
  readonly part: 'key' | 'value'
  /** The value, of a key that of its entry. */
  readonly node: Node
  /** The entry whose key or value it is; undefined for items of lists and the root. */
  readonly entry: Entry | undefined
  /** The values around it, the root first, without itself. */
  readonly around: readonly Node[]
}

/** The innermost key or value that an offset lies in or at an end of; undefined outside of the tree. What an alias or merge key brings stands elsewhere. */
export function spotAt(root: Node, offset: number): Spot | undefined {
  if (!holds(root, offset)) return undefined
  const path: (string | number)[] = []
  const around: Node[] = []
  let node = root
  let entry: Entry | undefined
  for (;;) {
    const inner = childAt(node, offset)
    if (inner === undefined) return { path, part: 'value', node, entry, around }
    around.push(node)
    path.push(inner.step)
    if (inner.isKey) return { path, part: 'key', node: inner.node, entry: inner.entry, around }
    node = inner.node
    entry = inner.entry
  }
}

interface Child {
  readonly step: string | number
  readonly node: Node
  readonly entry?: Entry
  readonly isKey?: boolean
}

/** Where two touch, such as `a:b` in a flow map, the later one counts. */
function childAt(node: Node, offset: number): Child | undefined {
  if (node.type === 'map') {
    const own = node.entries.filter(({ merged }) => !merged)
    const entry = own.findLast(({ keyStart, value }) => keyStart <= offset && offset <= Math.max(value.end, keyStart))
    const key = own.findLast(({ keyStart, keyEnd }) => keyStart <= offset && offset <= keyEnd)
    if (entry !== undefined && entry !== key && holds(entry.value, offset) && isWithin(entry.value, node))
      return { step: entry.key, node: entry.value, entry }
    return key && { step: key.key, node: key.value, entry: key, isKey: true }
  }
  if (node.type !== 'list') return undefined
  const step = node.items.findLastIndex((item) => holds(item, offset) && isWithin(item, node))
  return step < 0 ? undefined : { step, node: node.items[step]! }
}

/** Whether an offset lies in a stretch or at one of its ends. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Whether something lies in a stretch of the text: children of an alias lie at its anchor. */
export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
