import { compareText } from '../text/compare.ts'
import type { GraphEdge, GraphField, GraphNode, Relation } from './graph.ts'
import { push } from './maps.ts'

/** A node while its graph is being made: its id and state come with what else there is. */
export type DraftNode = { -readonly [K in keyof GraphNode]: GraphNode[K] }

interface DraftEdge {
  readonly to: GraphNode
  readonly relation: Relation
  readonly fields: GraphField[]
}

/** The nodes and edges of a graph while it is being made, in whichever order they come. */
export class Sketch {
  readonly #nodes: DraftNode[] = []
  readonly #byName = new Map<string, DraftNode>()
  readonly #edges = new Map<GraphNode, Map<GraphNode, DraftEdge[]>>()

  /** Adds a node, also where there is one of that name. */
  add(node: Omit<GraphNode, 'id'>): DraftNode {
    const draft = { id: '', ...node }
    this.#nodes.push(draft)
    this.#byName.set(keyOf(node), draft)
    return draft
  }

  /** The latest node of that kind and name; it is added where there is none. */
  named(node: Omit<GraphNode, 'id'>): DraftNode {
    return this.#byName.get(keyOf(node)) ?? this.add(node)
  }

  /** Adds a field to the edge between two nodes, or the edge alone. */
  connect(from: GraphNode, to: GraphNode, relation: Relation, field?: GraphField): void {
    let edges = this.#edges.get(from)
    if (edges === undefined) this.#edges.set(from, (edges = new Map()))
    let edge = edges.get(to)?.find((each) => each.relation === relation)
    if (edge === undefined) push(edges, to, (edge = { to, relation, fields: [] }))
    if (field !== undefined) edge.fields.push(field)
  }

  /** All nodes by namespace, what lives outside of namespaces last; then by kind and name, and as they were added where a resource is there twice. */
  nodes(): readonly GraphNode[] {
    this.#nodes.sort(
      (a, b) =>
        Number(a.namespace === undefined) - Number(b.namespace === undefined) ||
        compareText(a.namespace ?? '', b.namespace ?? '') ||
        compareText(a.kind, b.kind) ||
        compareText(a.name, b.name),
    )
    const counts = new Map<string, number>()
    const taken = new Set<string>()
    for (const node of this.#nodes) {
      const words = `${node.kind} ${node.namespace === undefined ? '' : `${node.namespace}/`}${node.name}`
      let count = counts.get(words) ?? 0
      do node.id = ++count === 1 ? words : `${words} (${count})`
      while (taken.has(node.id))
      counts.set(words, count)
      taken.add(node.id)
    }
    return this.#nodes
  }

  /** All edges in the order of the nodes that they lead from and to. */
  edges(): readonly GraphEdge[] {
    const nodes = this.nodes()
    const order = new Map(nodes.map((node, index) => [node, index]))
    return nodes.flatMap((from) =>
      [...(this.#edges.get(from)?.values() ?? [])]
        .flat()
        .map((edge) => ({ from, ...edge }))
        .sort((a, b) => order.get(a.to)! - order.get(b.to)! || compareText(a.relation, b.relation)),
    )
  }
}

function keyOf({ kind, namespace, name }: Omit<GraphNode, 'id'>): string {
  return JSON.stringify([kind, namespace, name])
}
