import { type Graph, type GraphEdge, type GraphNode, isBroken } from '../../workspace/graph.ts'
import { bareKind, groupOfKind } from '../../workspace/references/identity.ts'

/** The graphs as JSON for programs, one for each unit; ends of edges are ids of nodes. */
export function jsonGraph(graphs: readonly Graph[], version: string): string {
  const units = graphs.map(({ folder, nodes, edges }) => ({
    folder,
    nodes: nodes.map(nodeJson),
    edges: edges.map(edgeJson),
  }))
  return `${JSON.stringify({ supercargo: version, units }, undefined, 2)}\n`
}

/** A node as programs see it; what is not known is left out. */
export function nodeJson({ id, kind, namespace, name, state, place }: GraphNode) {
  const [file, line] = [place?.file, place?.line]
  return { id, group: groupOfKind(kind), kind: bareKind(kind), namespace, name, state, file, line }
}

/** An edge as programs see it. */
export function edgeJson(edge: GraphEdge) {
  const { from, to, relation, fields } = edge
  return { from: from.id, to: to.id, relation, broken: isBroken(edge), fields }
}
