import { printable, toCells } from '../../text/width.ts'
import { type Graph, type GraphEdge, type GraphNode, isBroken } from '../../workspace/graph.ts'
import { push } from '../../workspace/maps.ts'
import { bareKind } from '../../workspace/references/identity.ts'

/** How a node is referred to in a sentence: `Secret web-tls`. */
export function nodeName(node: GraphNode): string {
  return `${printable(bareKind(node.kind))} ${printable(node.name)}`
}

/** What is known of a node, a line each: its kind and name, where it lives, where it stands or why it is in no manifest. */
export function nodeLines(node: GraphNode): string[] {
  const { kind, name, namespace, place, state } = node
  return [
    `${kind} ${name}`,
    ...(namespace === undefined ? [] : [`namespace ${namespace}`]),
    ...(place === undefined ? [] : [`${place.file}:${place.line}`]),
    ...(state === 'present' ? [] : [STATES[state]]),
  ].map(printable)
}

/** What the states of nodes that are in no manifest mean. */
export const STATES = {
  made: 'made of other manifests',
  standing: 'in every cluster',
  external: 'not in these manifests',
  missing: 'missing',
} as const

/** What an edge says, a line each: its ends, its fields and what is wrong with them. */
export function edgeLines(edge: GraphEdge): string[] {
  const { from, to, relation, fields } = edge
  return [
    `${nodeName(from)} ${relation} ${nodeName(to)}`,
    ...fields.map(({ path, optional, fault }) =>
      printable(fault === undefined ? `${path}${optional ? ' (optional)' : ''}` : `${path}: ${fault}`),
    ),
  ]
}

/** What is wrong with an edge, in one line; undefined where nothing is. */
export function faultLine(edge: GraphEdge): string | undefined {
  return isBroken(edge) ? printable(edge.fields.flatMap(({ fault }) => fault ?? []).join('; ')) : undefined
}

/** A text that is safe to show, with a gap in its middle where it would be wider than `most` columns. */
export function shorten(text: string, most: number): string {
  const cells = toCells(text.length > 2000 ? `${text.slice(0, 1000)}${text.slice(-1000)}` : text)
  if (widthOf(cells) <= most) return cells.map((cell) => cell.text).join('')
  let [left, right] = [0, cells.length]
  let room = most - 1
  for (let takeLeft = true; left < right; takeLeft = !takeLeft) {
    const cell = takeLeft ? cells[left]! : cells[right - 1]!
    if (cell.width > room) break
    room -= cell.width
    if (takeLeft) left++
    else right--
  }
  const join = (part: typeof cells) => part.map((cell) => cell.text).join('')
  return `${join(cells.slice(0, left))}…${join(cells.slice(right))}`
}

/** Columns that a text takes once it is safe to show. */
export function columnsOf(text: string): number {
  return widthOf(toCells(text))
}

function widthOf(cells: readonly { readonly width: number }[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0)
}

/** The namespaces of a graph with their nodes, in its order; the last one may be undefined: what lives outside of namespaces. */
export function namespacesOf({ nodes }: Graph): ReadonlyMap<string | undefined, readonly GraphNode[]> {
  const groups = new Map<string | undefined, GraphNode[]>()
  for (const node of nodes) push(groups, node.namespace, node)
  return groups
}

/** Columns of a title before it is shortened. */
const TITLE = 70

/** What is written above the nodes of a namespace. */
export function namespaceTitle(namespace: string | undefined): string {
  return namespace === undefined ? 'cluster' : `namespace ${shorten(namespace, TITLE)}`
}

/** What is written above the graph of a unit where there are several. */
export function unitTitle({ folder }: Graph, index: number): string {
  return `unit ${index + 1}: ${folder === '' ? '.' : shorten(folder, TITLE)}`
}
