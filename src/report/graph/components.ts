import { compareText } from '../../text/compare.ts'
import type { GraphEdge, GraphNode } from '../../workspace/graph.ts'

/** The parts of a namespace that edges hold together, by the first name in each; edges that lead out of it hold nothing together. */
export function componentsOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): readonly (readonly GraphNode[])[] {
  const above = new Map(nodes.map((node) => [node, node]))
  for (const { from, to } of edges) {
    if (!above.has(from) || !above.has(to)) continue
    above.set(rootOf(from, above), rootOf(to, above))
  }
  const parts = new Map<GraphNode, GraphNode[]>()
  for (const node of nodes) {
    const root = rootOf(node, above)
    const part = parts.get(root)
    if (part === undefined) parts.set(root, [node])
    else part.push(node)
  }
  const named = [...parts.values()].map((part) => ({ part, name: firstName(part) }))
  return named.sort((a, b) => compareText(a.name, b.name)).map(({ part }) => part)
}

/** What a node hangs together with in the end; the way is halved each time it is gone. */
function rootOf(node: GraphNode, above: Map<GraphNode, GraphNode>): GraphNode {
  let at = node
  for (let up = above.get(at)!; up !== at; up = above.get(at)!) {
    above.set(at, above.get(up)!)
    at = up
  }
  return at
}

function firstName(nodes: readonly GraphNode[]): string {
  return nodes.reduce((first, { name }) => (compareText(name, first) < 0 ? name : first), nodes[0]!.name)
}
