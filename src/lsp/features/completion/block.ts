import type { Span } from '../../../model/finding.ts'
import { type Line, type LineEntry, lineStart, readLine, skipSpaces, unquoted } from './line.ts'
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
  /** Where the key stands that it is below; undefined behind a dash and at the root. */
  readonly parentColumn?: number
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
  readonly #read = new Map<number, Line>()

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
    const first = this.#first(node, step.parent) ?? this.#below(node, step.parent)
    if (first === undefined) return this.#climb(node, step, false)
    if (first.column !== node.column) return this.above({ ...node, column: first.column })
    return this.#climb(node, step, first.isDash)
  }

  /** What is above a further item in the place of a new key: of the list directly above whose dashes stand in the column of its key. */
  aboveItem(node: BlockNode): Above | undefined {
    const step = this.#step({ ...node, type: 'dash' })
    const isOfKey = step.parent?.type === 'key' && step.parent.column === node.column
    return isOfKey && step.dashes > 0 ? this.#climb(node, step, true) : undefined
  }

  /** Whether something stands below a key. */
  hasBelow({ line, column }: BlockNode): boolean {
    for (const { indent, isDash } of this.#starts(line.start, 1))
      return indent > column || (indent === column && isDash)
    return false
  }

  /** The scalars that stand in the list of a dash, without that of the dash itself. */
  items(dash: BlockNode): string[] {
    const found: string[] = []
    for (const way of [-1, 1] as const)
      for (const { start, indent } of this.#starts(dash.line.start, way)) {
        if (indent > dash.column) continue
        const line = this.#line(start)
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
    const parentColumn = first.parent?.type === 'key' ? first.parent.column : undefined
    if (within === undefined) return { path, maps, column, lacksDash, parentColumn }
    return { path: to(within.depth), maps, column, lacksDash: false, within: within.at }
  }

  /** Goes up to what a node is in. */
  #step(node: BlockNode): Step {
    const { column, type } = node
    let dashes = 0
    let hasKeys = false
    const same = node.before.at(-1)
    if (same !== undefined) return { parent: nodeOf(same, node.line), dashes, hasKeys }
    for (const { start, indent, isDash } of this.#starts(node.line.start, -1)) {
      if (indent > column || (indent === column && hasKeys && !isDash)) continue
      const line = this.#line(start)
      for (const entry of line.entries.toReversed()) {
        if (entry.column < column) return { parent: nodeOf(entry, line), dashes, hasKeys }
        if (entry.column > column) continue
        if (entry.type === 'dash') dashes++
        else if (type === 'dash') return { parent: nodeOf(entry, line), dashes, hasKeys }
        else hasKeys = true
      }
    }
    return { parent: undefined, dashes, hasKeys }
  }

  /** What stands first in the parent of a node, above that. */
  #first(node: BlockNode, parent: BlockNode | undefined): First | undefined {
    const beside = parent?.line.entries.find(({ column }) => column > parent.column)
    if (beside !== undefined) return { column: beside.column, isDash: beside.type === 'dash' }
    const from = parent === undefined ? this.#document.start - 1 : parent.line.start
    for (const { start, indent, isDash } of this.#starts(from, 1)) {
      if (start >= node.line.start || this.#line(start).entries.length === 0) return undefined
      return { column: indent, isDash }
    }
    return undefined
  }

  /** The least column in which something new does not cut off what stands below from what it belongs to. */
  #leastColumn(node: BlockNode): number {
    for (const { start, indent } of this.#starts(node.line.start, 1)) {
      const closes = '}]'.includes(this.#text[start + indent]!)
      return indent + (closes ? 1 : 0)
    }
    return 0
  }

  /** What stands below a node, where that is in the same parent. */
  #below(node: BlockNode, parent: BlockNode | undefined): First | undefined {
    for (const { start, indent, isDash } of this.#starts(node.line.start, 1)) {
      const least = parent === undefined ? -1 : parent.column
      const isIn = indent > least || (parent?.type === 'key' && isDash && indent === least)
      return isIn && this.#line(start).entries.length > 0 ? { column: indent, isDash } : undefined
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
      for (const { start, indent, isDash } of this.#starts(node.line.start, -1)) {
        if (indent > node.column || (indent === node.column && isDash)) continue
        const line = this.#line(start)
        if (line.entries.length > 0 && !take(line)) break
        if (indent < node.column) break
      }
    found.reverse()
    for (const { start, indent, isDash } of this.#starts(node.line.start, 1)) {
      if (indent > node.column || (indent === node.column && isDash)) continue
      if (indent < node.column) break
      take(this.#line(start))
    }
    return new Map(found)
  }

  /** The scalar on a line; empty for anything else. */
  #value({ valueStart, valueEnd }: Line): string {
    const value = this.#text.slice(valueStart, valueEnd)
    return /^[|>*{[]/.test(value) ? '' : unquoted(value)
  }

  #line(start: number): Line {
    let line = this.#read.get(start)
    if (line === undefined) this.#read.set(start, (line = readLine(this.#text, start)))
    return line
  }

  /** How the lines with content begin that stand above or below the one at `start`, the nearest first. */
  *#starts(start: number, way: 1 | -1): Generator<Beginning, void> {
    const text = this.#text
    const { start: first, end: last } = this.#document
    let at = start
    for (;;) {
      if (way === -1) {
        if (at <= first) return
        at = Math.max(first, lineStart(text, at - 1))
      } else {
        const next = at < first ? first - 1 : text.indexOf('\n', at)
        if ((next === -1 && at >= first) || next + 1 >= last) return
        at = next + 1
      }
      const content = skipSpaces(text, at, last)
      const code = text.charCodeAt(content)
      if (content < last && code !== LF && code !== CR && code !== HASH)
        yield { start: at, indent: content - at, isDash: isDashAt(text, content) }
    }
  }
}

/** How a line begins. */
interface Beginning {
  readonly start: number
  readonly indent: number
  readonly isDash: boolean
}

const LF = 10
const CR = 13
const HASH = 35

function isDashAt(text: string, at: number): boolean {
  return text[at] === '-' && /^\s?$/.test(text[at + 1] ?? '')
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
