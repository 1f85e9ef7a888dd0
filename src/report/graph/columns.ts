import { compareText } from '../../text/compare.ts'
import type { Graph, GraphNode } from '../../workspace/graph.ts'
import { push } from '../../workspace/maps.ts'
import { lookOf, type Role } from './roles.ts'

/** Where nodes stand from left to right; those without edges in no column. */
export interface Columns {
  readonly count: number
  readonly of: ReadonlyMap<GraphNode, number>
  readonly roles: ReadonlyMap<GraphNode, Role>
}

/** The columns of a graph: by the role of a node, and right of what names it within the same role's. */
export function columnsOfGraph({ nodes, edges }: Graph): Columns {
  const sources = new Set(edges.map(({ from }) => from))
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const looks = new Map(nodes.map((node) => [node, lookOf(node, sources.has(node))]))
  const beside = new Map<GraphNode, GraphNode[]>()
  for (const { from, to } of edges)
    if (from !== to && looks.get(from)!.column === looks.get(to)!.column) push(beside, from, to)
  const depths = depthsOf(nodes, beside)
  const placeOf = (node: GraphNode) => `${looks.get(node)!.column} ${String(depths.get(node)).padStart(6, '0')}`
  const placed = nodes.filter((node) => linked.has(node))
  const places = [...new Set(placed.map(placeOf))].sort(compareText)
  const numbers = new Map(places.map((place, index) => [place, index]))
  return {
    count: places.length,
    of: new Map(placed.map((node) => [node, numbers.get(placeOf(node))!])),
    roles: new Map(nodes.map((node) => [node, looks.get(node)!.role])),
  }
}

/** How many steps lead to each node at most; nodes that name each other in a circle, and what only they lead to, stay where they are. */
function depthsOf(
  nodes: readonly GraphNode[],
  targets: ReadonlyMap<GraphNode, readonly GraphNode[]>,
): Map<GraphNode, number> {
  const depths = new Map(nodes.map((node) => [node, 0]))
  const waiting = new Map<GraphNode, number>()
  for (const list of targets.values()) for (const to of list) waiting.set(to, (waiting.get(to) ?? 0) + 1)
  const ready = nodes.filter((node) => !waiting.has(node))
  for (const node of ready)
    for (const to of targets.get(node) ?? []) {
      depths.set(to, Math.max(depths.get(to)!, depths.get(node)! + 1))
      waiting.set(to, waiting.get(to)! - 1)
      if (waiting.get(to) === 0) ready.push(to)
    }
  return depths
}
