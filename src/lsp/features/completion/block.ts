import type { Span } from '../../../model/finding.ts'
import { type Line, type LineEntry, lineStart, readLine, unquoted } from './line.ts'
import type { MapAround } from './place.ts'

/** Something that stands in a column of a line: a key, a dash, or what is about to be typed there. */
export interface BlockNode {
  readonly type: 'dash' | 'key'
  readonly column: number
  readonly key: string
  readonly line: Line
  /** The dashes that stand before it on its line. */
  readonly before: readonly LineEntry[]
}

/** What stands above a node in block style. */
export interface Above {
  /** From the document to the map or list that the node stands in; of a dash, and where one is missing, to the item. */
  readonly path: readonly (string | number)[]
  /** The innermost first. */
  readonly maps: readonly MapAround[]
  /** Where the other keys or dashes of the same map or list stand; that of the node where there are none. */
  readonly column: number
  /** It stands among the dashes of a list without having one. */
  readonly lacksDash: boolean
  /** It is in the lines of a value that begins at this offset: a scalar, or something in brackets, to which `path` leads. */
  readonly within?: number
}

/** How the way up from a node begins. */
interface Step {
  /** What the node is in; undefined at the root. */
  readonly parent: BlockNode | undefined
  /** Dashes above in the same column. */
  readonly dashes: number
  /** A key stands above in the same column. */
  readonly hasKeys: boolean
  /** What stands below the parent in a greater column than the node. */
  readonly deeper: First | undefined
}

/** The first thing in a map or list. */
interface First {
  readonly column: number
  readonly isDash: boolean
}

/** One document in block style, read line by line from a node upwards: a node is in what stands above it in a lesser column. */
export class Block {
  readonly #text: string
  readonly #document: Span

  constructor(text: string, document: Span) {
    this.#text = text
    this.#document = document
  }

  /** What is above a node, or above what is about to be typed in its place. */
  above(node: BlockNode): Above {
    const isNew = node.type === 'key' && node.key === '' && node.before.length === 0
    const least = isNew ? this.#leastColumn(node) : node.column
    if (least > node.column) return this.above({ ...node, column: least })
    const step = this.#step(node)
    if (!isNew || step.hasKeys) return this.#climb(node, step, false)
    if (step.dashes > 0) return this.#climb(node, step, true)
    const first = step.deeper ?? this.#below(node, step.parent)
    if (first === undefined) return this.#climb(node, step, false)
    if (first.column !== node.column) return this.above({ ...node, column: first.column })
    return this.#climb(node, step, first.isDash)
  }

  /** Whether something stands below a key. */
  hasBelow({ line, column }: BlockNode): boolean {
    for (const { indent, entries } of this.#lines(line.start, 1))
      return indent > column || (indent === column && entries[0]?.type === 'dash')
    return false
  }

  /** The scalars that stand in the list of a dash, without that of the dash itself. */
  items(dash: BlockNode): string[] {
    const found: string[] = []
    for (const way of [-1, 1] as const)
      for (const line of this.#lines(dash.line.start, way)) {
        if (line.indent > dash.column) continue
        const entry = line.entries.find(({ type, column }) => type === 'dash' && column === dash.column)
        if (entry === undefined) break
        if (entry === line.entries.at(-1)) found.push(this.#value(line))
        if (line.indent < dash.column) break
      }
    return found.filter((item) => item !== '')
  }

  /** Goes up from a node to the root. */
  #climb(start: BlockNode, first: Step, lacksDash: boolean): Above {
    const { column } = start
    let path: (string | number)[] = lacksDash ? [first.dashes] : []
    const frames: { readonly node: BlockNode; readonly depth: number }[] = []
    if (start.type === 'key' && !lacksDash) frames.push({ node: start, depth: 0 })
    let within: { readonly at: number; readonly depth: number } | undefined
    let node = start
    for (let step = first; ; step = this.#step(node)) {
      if (node.type === 'dash') path.push(step.dashes)
      const { parent } = step
      if (parent === undefined) break
      const { line, key } = parent
      const isLast = line !== start.line && line.entries.at(-1)?.column === parent.column
      if (isLast && (node === start ? line.valueStart < line.valueEnd : isOpen(this.#text, line)))
        within = { at: line.valueStart, depth: path.length }
      if (parent.type === 'key') {
        path.push(key)
        frames.push({ node: parent, depth: path.length })
      }
      node = parent
    }
    path = path.reverse()
    const to = (depth: number) => path.slice(0, path.length - depth)
    const maps = frames
      .filter(({ depth }) => within === undefined || depth > within.depth)
      .map((frame) => this.#around(frame.node, to(frame.depth), start.line.start))
    if (within === undefined) return { path, maps, column, lacksDash }
    return { path: to(within.depth), maps, column, lacksDash: false, within: within.at }
  }

  /** Goes up to what a node is in. */
  #step(node: BlockNode): Step {
    let dashes = 0
    let hasKeys = false
    let deeper: First | undefined
    const done = (parent: BlockNode | undefined): Step => ({ parent, dashes, hasKeys, deeper })
    const same = node.before.at(-1)
    if (same !== undefined) return done(nodeOf(same, node.line))
    for (const line of this.#lines(node.line.start, -1)) {
      if (line.entries.length === 0) continue
      if (line.indent > node.column) {
        deeper = { column: line.indent, isDash: line.entries[0]!.type === 'dash' }
        continue
      }
      for (const entry of line.entries.toReversed()) {
        if (entry.column < node.column) return done(nodeOf(entry, line))
        if (entry.column > node.column) deeper = { column: entry.column, isDash: entry.type === 'dash' }
        else if (entry.type === 'dash') dashes++
        else if (node.type === 'dash') return done(nodeOf(entry, line))
        else hasKeys = true
      }
    }
    return done(undefined)
  }

  /** The least column in which something new does not cut off what stands below from what it belongs to. */
  #leastColumn(node: BlockNode): number {
    for (const { start, indent } of this.#lines(node.line.start, 1)) {
      const closes = '}]'.includes(this.#text[start + indent]!)
      return indent + (closes ? 1 : 0)
    }
    return 0
  }

  /** What stands below a node, where that is in the same parent. */
  #below(node: BlockNode, parent: BlockNode | undefined): First | undefined {
    for (const line of this.#lines(node.line.start, 1)) {
      const first = line.entries[0]
      if (first === undefined) return undefined
      const least = parent === undefined ? -1 : parent.column
      const isCompact = parent?.type === 'key' && first.type === 'dash' && line.indent === least
      return line.indent > least || isCompact ? { column: line.indent, isDash: first.type === 'dash' } : undefined
    }
    return undefined
  }

  #around(node: BlockNode, path: readonly (string | number)[], own: number): MapAround {
    let read: ReadonlyMap<string, string> | undefined
    const entries = () => (read ??= this.#entries(node, own))
    return {
      path,
      get keys() {
        return [...entries().keys()]
      },
      valueOf: (key) => entries().get(key) || undefined,
    }
  }

  /** The keys of the map that a node stands in, with their scalars, but for the line at `own`. */
  #entries(node: BlockNode, own: number): Map<string, string> {
    const found: (readonly [string, string])[] = []
    const take = (line: Line): boolean => {
      const entry = line.entries.find(({ type, column }) => type === 'key' && column === node.column)
      if (entry !== undefined && line.start !== own) found.push([entry.key, this.#value(line)])
      return entry !== undefined
    }
    take(node.line)
    if (node.before.length === 0)
      for (const line of this.#lines(node.line.start, -1)) {
        if (line.indent > node.column || line.entries.length === 0) continue
        const isIn = take(line)
        if (line.indent < node.column || (!isIn && line.entries[0]!.type !== 'dash')) break
      }
    found.reverse()
    for (const line of this.#lines(node.line.start, 1)) {
      if (line.indent > node.column || line.entries.length === 0) continue
      if (line.indent < node.column) break
      take(line)
    }
    return new Map(found)
  }

  /** The scalar on a line; empty for anything else. */
  #value({ valueStart, valueEnd }: Line): string {
    const value = this.#text.slice(valueStart, valueEnd)
    return /^[|>*{[]/.test(value) ? '' : unquoted(value)
  }

  /** The lines with content above or below the one that begins at `start`, the nearest first. */
  *#lines(start: number, way: 1 | -1): Generator<Line, void> {
    const { start: first, end: last } = this.#document
    let at = start
    for (;;) {
      if (way === -1) {
        if (at <= first) return
        at = Math.max(first, lineStart(this.#text, at - 1))
      } else {
        const next = this.#text.indexOf('\n', at)
        if (next === -1 || next + 1 >= last) return
        at = next + 1
      }
      const line = readLine(this.#text, at)
      if (!line.isBlank) yield line
    }
  }
}

/** One of the entries of a line as a node. */
export function nodeOf({ type, column, key }: LineEntry, line: Line): BlockNode {
  return { type, column, key, line, before: line.entries.filter((each) => each.column < column) }
}

/** Whether the value on a line goes on below: a block scalar, open quotes, brackets. */
function isOpen(text: string, { valueStart, valueEnd }: Line): boolean {
  const value = text.slice(valueStart, valueEnd)
  if (/^[|>{[]/.test(value)) return true
  return /^["']/.test(value) && unquoted(value) === value
}
