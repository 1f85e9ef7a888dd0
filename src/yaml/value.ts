import type { Entry, MapNode, Node } from './node.ts'

/** An object without inherited properties, so that `__proto__` and `constructor` are ordinary keys; made by a constructor so that V8 keeps it in fast mode. */
// biome-ignore lint/complexity/useArrowFunction: an arrow function is no constructor
const Obj = function () {} as unknown as new () => Record<string, unknown>
Obj.prototype = Object.create(null)

/** An empty object without inherited properties. */
export function newObject(): Record<string, any> {
  return new Obj()
}

/** Whether a plain value is what a map was read to. */
export function isMapValue(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list or map that is still to be filled. */
interface Task {
  readonly node: Node
  readonly target: any
}

/** Deeper levels are put on a list instead of the stack, which a deep document would overflow. */
const RECURSION_LIMIT = 400

/** What is read in place of a node: nothing, the null that it is, or the empty value of a type. */
export type Substitute = 'nothing' | 'null' | 'text' | 'map' | 'list' | 'zero' | 'false'

/** Nodes, or entries of maps, that are read as something else than what is written. A node may stand in several places (aliases), an entry in one. */
export type Hidden = ReadonlyMap<Node | Entry, Substitute>

/**
 * The plain JavaScript value of a node: maps as objects without prototype, integers beyond 2^53 as bigint. With `hidden`, map entries that are
 * null are left out, and hidden nodes give way to their substitutes (nothing in a list is undefined, so that indices stay right).
 */
export function toValue(node: Node, hidden?: Hidden): any {
  const rest: Task[] = []
  const value = convert(node, hidden, 0, rest)
  for (let task = rest.pop(); task !== undefined; task = rest.pop())
    fill(task.node, task.target, hidden, 0, rest, 0, sizeOf(task.node))
  return value
}

/** The same in steps of a few thousand parts each. */
export function* toValueInSteps(node: Node, hidden?: Hidden): Generator<undefined, any> {
  const rest: Task[] = []
  const value = convert(node, hidden, 0, rest)
  for (let task = rest.pop(); task !== undefined; task = rest.pop()) {
    const size = sizeOf(task.node)
    for (let from = 0; from < size; from += LARGE) {
      if (from > 0) yield
      fill(task.node, task.target, hidden, 0, rest, from, Math.min(from + LARGE, size))
    }
  }
  return value
}

function convert(node: Node, hidden: Hidden | undefined, depth: number, rest: Task[]): unknown {
  if (node.type !== 'map' && node.type !== 'list') return node.value
  const target = node.type === 'map' ? new Obj() : []
  const size = sizeOf(node)
  if (depth >= RECURSION_LIMIT || size > LARGE) rest.push({ node, target })
  else fill(node, target, hidden, depth, rest, 0, size)
  return target
}

/** A list or map with more parts is filled later, in several steps. */
const LARGE = 2048

function sizeOf(node: Node): number {
  if (node.type === 'list') return node.items.length
  return node.type === 'map' ? node.entries.length : 0
}

/** Puts in some of the parts of a list or map. */
function fill(
  node: Node,
  target: any,
  hidden: Hidden | undefined,
  depth: number,
  rest: Task[],
  from: number,
  to: number,
): void {
  const some = hidden !== undefined && hidden.size > 0 ? hidden : undefined
  if (node.type === 'list') {
    const { items } = node
    for (let i = from; i < to; i++) {
      const item = items[i]!
      const instead = some?.get(item)
      target.push(instead === undefined ? convert(item, hidden, depth + 1, rest) : substitute(instead))
    }
    return
  }
  const { entries } = node as MapNode
  for (let i = from; i < to; i++) {
    const { key, value } = entries[i]!
    const instead = some?.get(value) ?? some?.get(entries[i]!)
    if (instead !== undefined) {
      if (instead !== 'nothing') target[key] = substitute(instead)
    } else if (hidden === undefined || value.type !== 'null') target[key] = convert(value, hidden, depth + 1, rest)
  }
}

function substitute(instead: Substitute): unknown {
  switch (instead) {
    case 'text':
      return ''
    case 'map':
      return new Obj()
    case 'list':
      return []
    case 'zero':
      return 0
    case 'false':
      return false
    case 'null':
      return null
    case 'nothing':
      return undefined
  }
}

/** The JSON text of a node, integers exact, keys in the order of the text; at any depth and without a limit on the stack. */
export function toJson(node: Node): string {
  let out = ''
  const open: { node: Node; at: number }[] = []
  let next: Node | undefined = node
  for (;;) {
    if (next !== undefined) {
      if (next.type === 'map' || next.type === 'list') {
        open.push({ node: next, at: 0 })
        out += next.type === 'map' ? '{' : '['
      } else out += scalarJson(next.value)
    }
    const top = open[open.length - 1]
    if (top === undefined) return out
    next = undefined
    if (top.node.type === 'map') {
      const entry = top.node.entries[top.at]
      if (entry === undefined) out += '}'
      else out += `${top.at > 0 ? ',' : ''}${JSON.stringify(entry.key)}:`
      next = entry?.value
    } else if (top.node.type === 'list') {
      next = top.node.items[top.at]
      if (next === undefined) out += ']'
      else if (top.at > 0) out += ','
    }
    if (next === undefined) open.pop()
    else top.at++
  }
}

function scalarJson(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return Object.is(value, -0) ? '-0' : String(value)
}
