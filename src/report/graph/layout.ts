import type { Graph, GraphEdge, GraphNode } from '../../workspace/graph.ts'
import { push } from '../../workspace/maps.ts'
import { bareKind } from '../../workspace/references/identity.ts'
import { type Columns, columnsOfGraph } from './columns.ts'
import { componentsOf } from './components.ts'
import type { Role } from './roles.ts'
import { type Cell, stack } from './stack.ts'
import { columnsOf, namespacesOf, shorten } from './words.ts'

/** A rectangle of a picture, in its units, from the top left corner. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A node as it is drawn. */
export interface Box extends Rectangle {
  readonly node: GraphNode
  readonly role: Role
  readonly kind: string
  readonly name: string
}

/** An edge as it is drawn: a curve from each point with an even index to the next one, a straight line between curves. */
export interface Wire {
  readonly edge: GraphEdge
  readonly points: readonly Point[]
  /** Both ends stand in one column, so that it leaves and comes back on the right. */
  readonly loops: boolean
}

/** A place of a picture. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A namespace as it is drawn, around its boxes. */
export interface Band extends Rectangle {
  readonly namespace: string | undefined
}

/** Where everything of a graph is drawn. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly boxes: readonly Box[]
  readonly wires: readonly Wire[]
}

const BOX = 44
/** A wire that passes a column. */
const PASS = 8
const GAP = 14
const PADDING = 18
const HEAD = 30
const BETWEEN = 20
const LEAST_WIDTH = 120
/** Columns of a label before it is shortened, and how wide one is at most. */
const LABEL = 30
const LETTER = 7.6
const KIND_LETTER = 6.4

/** A graph from left to right in the way of a request, a band for each namespace. */
export function layOut(graph: Graph): Layout {
  return new Picture(graph).finish()
}

class Picture {
  readonly #graph: Graph
  readonly #columns: Columns
  readonly #labels: ReadonlyMap<GraphNode, { kind: string; name: string; width: number }>
  readonly #xs: readonly number[]
  readonly #widths: readonly number[]
  readonly #cells = new Map<GraphNode, Cell>()
  /** What a wire passes between its ends, from left to right. */
  readonly #passes = new Map<GraphEdge, Cell[]>()
  readonly #boxes = new Map<GraphNode, Box>()
  readonly #bands: Band[] = []
  readonly #width: number

  constructor(graph: Graph) {
    this.#graph = graph
    this.#columns = columnsOfGraph(graph)
    this.#labels = new Map(graph.nodes.map((node) => [node, labelOf(node)]))
    this.#widths = this.#widthsOfColumns()
    const gaps = this.#gaps()
    const xs: number[] = []
    let x = PADDING * 2
    for (const [column, width] of this.#widths.entries()) {
      xs.push(x)
      x += width + (column + 1 < this.#widths.length ? gaps[column]! : 0)
    }
    this.#xs = xs
    const grid = this.#gridWidth()
    const loose = graph.nodes.length - this.#columns.of.size
    this.#width = Math.max(x, PADDING * 2 + Math.min(loose, 5) * (grid + GAP), 320) + PADDING * 2
  }

  finish(): Layout {
    let y = PADDING
    const groups = namespacesOf(this.#graph)
    const edges = this.#edgesByBand()
    for (const [namespace, nodes] of groups) {
      const height = this.#placeBand(nodes, edges.get(namespace) ?? [], y + HEAD)
      const band = { x: PADDING, y, width: this.#width - PADDING * 2, height: HEAD + height + PADDING }
      this.#bands.push({ namespace, ...band })
      y += band.height + BETWEEN
    }
    const boxes = this.#graph.nodes.map((node) => this.#boxes.get(node)!)
    return { width: this.#width, height: y - BETWEEN + PADDING, bands: this.#bands, boxes, wires: this.#wires() }
  }

  #widthsOfColumns(): number[] {
    const widths = new Array<number>(this.#columns.count).fill(LEAST_WIDTH)
    for (const [node, column] of this.#columns.of)
      widths[column] = Math.max(widths[column]!, this.#labels.get(node)!.width)
    return widths
  }

  /** The more wires between two columns, the more room. */
  #gaps(): number[] {
    const wires = new Array<number>(this.#columns.count).fill(0)
    for (const { from, to } of this.#graph.edges) {
      const [a, b] = this.#span(from, to)
      for (let column = a; column < b; column++) wires[column]!++
    }
    return wires.map((count) => 70 + Math.min(80, count * 2))
  }

  #gridWidth(): number {
    let width = LEAST_WIDTH
    for (const [node, label] of this.#labels) if (!this.#columns.of.has(node)) width = Math.max(width, label.width)
    return width
  }

  #span(from: GraphNode, to: GraphNode): readonly [left: number, right: number] {
    const [a, b] = [this.#columns.of.get(from)!, this.#columns.of.get(to)!]
    return a < b ? [a, b] : [b, a]
  }

  /** A wire between namespaces is led through that of its source. */
  #edgesByBand(): ReadonlyMap<string | undefined, readonly GraphEdge[]> {
    const edges = new Map<string | undefined, GraphEdge[]>()
    for (const edge of this.#graph.edges) push(edges, edge.from.namespace, edge)
    return edges
  }

  /** Places the nodes of a namespace below `top` and gives the height that they take. */
  #placeBand(nodes: readonly GraphNode[], edges: readonly GraphEdge[], top: number): number {
    const loose = nodes.filter((node) => !this.#columns.of.has(node))
    const wired = nodes.filter((node) => this.#columns.of.has(node))
    const bySource = new Map<GraphNode, GraphEdge[]>()
    for (const edge of edges) push(bySource, edge.from, edge)
    let [height, size] = [0, 0]
    for (const part of componentsOf(wired, edges)) {
      const start = size === 0 ? 0 : height + GAP * (size + part.length > 2 ? 2 : 1)
      height = start + this.#placePart(part, bySource, top + start)
      size = part.length
    }
    return this.#placeLoose(loose, top, height)
  }

  /** Places nodes that hang together, and what they lead to elsewhere, and gives the height that they take. */
  #placePart(nodes: readonly GraphNode[], bySource: ReadonlyMap<GraphNode, readonly GraphEdge[]>, top: number): number {
    const columns: Cell[][] = Array.from({ length: this.#columns.count }, () => [])
    for (const node of nodes) this.#cells.set(node, newCell(columns, this.#columns.of.get(node)!, BOX))
    for (const node of nodes) for (const edge of bySource.get(node) ?? []) this.#thread(edge, columns)
    stack(columns)
    const cells = columns.flat()
    const least = cells.reduce((least, { y, height }) => Math.min(least, y - height / 2), Number.POSITIVE_INFINITY)
    for (const cell of cells) cell.y = Math.round(cell.y - least + top)
    for (const node of nodes) {
      const column = this.#columns.of.get(node)!
      this.#box(node, this.#xs[column]!, this.#cells.get(node)!.y - BOX / 2, this.#widths[column]!)
    }
    return cells.reduce((most, cell) => Math.max(most, cell.y + cell.height / 2 - top), 0)
  }

  #thread(edge: GraphEdge, columns: Cell[][]): void {
    const [a, b] = this.#span(edge.from, edge.to)
    if (a === b) return
    const passes: Cell[] = []
    for (let column = a + 1; column < b; column++) passes.push(newCell(columns, column, PASS))
    this.#passes.set(edge, passes)
    const ends = [edge.from, edge.to].map((node) =>
      node.namespace === edge.from.namespace ? this.#cells.get(node) : undefined,
    )
    if (this.#columns.of.get(edge.from)! > this.#columns.of.get(edge.to)!) ends.reverse()
    const chain = [ends[0], ...passes, ends[1]].filter((cell) => cell !== undefined)
    for (let i = 1; i < chain.length; i++) {
      chain[i - 1]!.right.push(chain[i]!)
      chain[i]!.left.push(chain[i - 1]!)
    }
  }

  /** Nodes without edges stand in rows below the others. */
  #placeLoose(nodes: readonly GraphNode[], top: number, above: number): number {
    if (nodes.length === 0) return above
    const width = this.#gridWidth()
    const perRow = Math.max(1, Math.floor((this.#width - PADDING * 4 + GAP) / (width + GAP)))
    const start = top + above + (above === 0 ? 0 : GAP * 2)
    for (const [index, node] of nodes.entries()) {
      const [row, column] = [Math.floor(index / perRow), index % perRow]
      this.#box(node, PADDING * 2 + column * (width + GAP), start + row * (BOX + GAP), width)
    }
    return start - top + Math.ceil(nodes.length / perRow) * (BOX + GAP) - GAP
  }

  #box(node: GraphNode, x: number, y: number, width: number): void {
    const { kind, name } = this.#labels.get(node)!
    this.#boxes.set(node, { node, role: this.#columns.roles.get(node)!, kind, name, x, y, width, height: BOX })
  }

  #wires(): Wire[] {
    const drafts = this.#graph.edges.map((edge) => this.#draft(edge))
    this.#spread(drafts)
    return drafts
  }

  #draft(edge: GraphEdge): Wire & { readonly points: Draft[] } {
    const [from, to] = [this.#boxes.get(edge.from)!, this.#boxes.get(edge.to)!]
    const [a, b] = [this.#columns.of.get(edge.from)!, this.#columns.of.get(edge.to)!]
    const sideOf = (box: Box, side: 'left' | 'right') => ({
      x: side === 'left' ? box.x : box.x + box.width,
      y: box.y + box.height / 2,
    })
    const passes = (this.#passes.get(edge) ?? []).flatMap(({ column, y }) => {
      const x = this.#xs[column]!
      return [
        { x, y },
        { x: x + this.#widths[column]!, y },
      ]
    })
    if (a > b) passes.reverse()
    return {
      edge,
      loops: a === b,
      points: [sideOf(from, a > b ? 'left' : 'right'), ...passes, sideOf(to, a < b ? 'left' : 'right')],
    }
  }

  /** Spreads the ends of wires over the sides of their boxes, in the order in which they come. */
  #spread(wires: readonly (Wire & { readonly points: Draft[] })[]): void {
    const sides = new Map<string, { end: Draft; next: Point }[]>()
    for (const { points } of wires)
      for (const [end, next] of [
        [points[0]!, points[1]!],
        [points.at(-1)!, points.at(-2)!],
      ] as const)
        push(sides, `${end.x} ${end.y}`, { end, next })
    for (const ends of sides.values()) {
      const middle = ends[0]!.end.y
      const ordered = ends.map(({ end, next }) => ({ end, y: next.y })).sort((one, other) => one.y - other.y)
      for (const [index, { end }] of ordered.entries())
        end.y = Math.round(middle - BOX / 2 + (BOX * (index + 1)) / (ordered.length + 1))
    }
  }
}

type Draft = { -readonly [K in keyof Point]: Point[K] }

function newCell(columns: Cell[][], column: number, height: number): Cell {
  const cell: Cell = { column, height, left: [], right: [], y: 0 }
  columns[column]!.push(cell)
  return cell
}

function labelOf(node: GraphNode): { kind: string; name: string; width: number } {
  const kind = shorten(bareKind(node.kind), LABEL)
  const name = shorten(node.name, LABEL)
  const width = Math.max(columnsOf(name) * LETTER, columnsOf(kind) * KIND_LETTER) + 28
  return { kind, name, width: Math.round(Math.max(LEAST_WIDTH, width)) }
}
