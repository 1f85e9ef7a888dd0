import { wrap } from '../../text/wrap.ts'
import { type Graph, type GraphEdge, type GraphNode, isBroken } from '../../workspace/graph.ts'
import { bareKind } from '../../workspace/references/identity.ts'
import { edgeLines, faultLine, namespacesOf, namespaceTitle, nodeLines, shorten, unitTitle } from './words.ts'

/** Columns of a label before it is shortened. */
const NAME = 60
const FAULT = 200
/** Columns of a line of a fault. */
const LINE = 40

const HEAD = `digraph supercargo {
  rankdir=LR
  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11]
  edge [fontname="sans-serif", fontsize=9, color="#57606a"]
`

/** The graphs in the language of Graphviz; a unit is a cluster where there are several, and so is each namespace. */
export function dotGraph(graphs: readonly Graph[]): string {
  const lines = graphs.flatMap((graph, unit) => {
    const ids = new Map(graph.nodes.map((node, index) => [node, `u${unit}n${index}`]))
    const groups = [...namespacesOf(graph)].flatMap(([namespace, nodes], index) => [
      `subgraph cluster_u${unit}g${index} {`,
      `  label=${quote([namespaceTitle(namespace)])}`,
      ...nodes.map((node) => `  ${ids.get(node)} [${nodeAttributes(node)}]`),
      '}',
    ])
    const boxed =
      graphs.length === 1
        ? groups
        : [`subgraph cluster_u${unit} {`, `  label=${quote([unitTitle(graph, unit)])}`, ...groups.map(indent), '}']
    return [
      ...boxed,
      ...graph.edges.map((edge) => `${ids.get(edge.from)} -> ${ids.get(edge.to)} [${edgeAttributes(edge)}]`),
    ]
  })
  return `${HEAD}${lines.map(indent).join('\n')}\n}\n`
}

function indent(line: string): string {
  return `  ${line}`
}

function nodeAttributes(node: GraphNode): string {
  const label = quote([shorten(bareKind(node.kind), NAME), shorten(node.name, NAME)])
  const style = node.state === 'present' ? '' : ', style="rounded,dashed"'
  const color = node.state === 'missing' ? ', color="#d1242f"' : ''
  return `label=${label}, tooltip=${quote(nodeLines(node))}${style}${color}`
}

function edgeAttributes(edge: GraphEdge): string {
  const tooltip = `tooltip=${quote(edgeLines(edge))}`
  const fault = faultLine(edge)
  if (isBroken(edge) && fault !== undefined)
    return `label=${quote(wrap(shorten(fault, FAULT), LINE, 0).split('\n'))}, color="#d1242f", fontcolor="#d1242f", style=dashed, ${tooltip}`
  return edge.relation === 'names' ? tooltip : `label=${quote([edge.relation])}, ${tooltip}`
}

/** A quoted text of several lines; a backslash would begin an escape and an ampersand an entity. */
function quote(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;'))
  return `"${escaped.join('\\n')}"`
}
