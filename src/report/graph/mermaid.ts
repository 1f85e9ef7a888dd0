import { type Graph, type GraphEdge, type GraphNode, isBroken } from '../../workspace/graph.ts'
import { bareKind } from '../../workspace/references/identity.ts'
import { faultLine, namespacesOf, namespaceTitle, shorten, unitTitle } from './words.ts'

/** Columns of a label before it is shortened. */
const NAME = 60
const FAULT = 200

const CLASSES = `  classDef absent stroke-dasharray:4 3
  classDef missing stroke:#d1242f,stroke-width:2px,stroke-dasharray:4 3
`

/** The graphs as one Mermaid flowchart; a unit is a box where there are several, and so is each namespace. */
export function mermaidGraph(graphs: readonly Graph[]): string {
  const lines: string[] = ['flowchart LR']
  const broken: number[] = []
  let edges = 0
  for (const [unit, graph] of graphs.entries()) {
    const ids = new Map(graph.nodes.map((node, index) => [node, `u${unit}n${index}`]))
    const box = graphs.length > 1
    if (box) lines.push(`  subgraph u${unit}["${quote(unitTitle(graph, unit))}"]`)
    for (const [index, [namespace, nodes]] of [...namespacesOf(graph)].entries()) {
      lines.push(`  subgraph u${unit}g${index}["${quote(namespaceTitle(namespace))}"]`)
      for (const node of nodes) lines.push(`    ${ids.get(node)}["${labelOf(node)}"]${classOf(node)}`)
      lines.push('  end')
    }
    if (box) lines.push('  end')
    for (const edge of graph.edges) {
      lines.push(`  ${ids.get(edge.from)} ${arrowOf(edge)} ${ids.get(edge.to)}`)
      if (isBroken(edge)) broken.push(edges)
      edges++
    }
  }
  const style = broken.length === 0 ? '' : `  linkStyle ${broken.join(',')} stroke:#d1242f,stroke-width:2px\n`
  return `${lines.join('\n')}\n${CLASSES}${style}`
}

function labelOf(node: GraphNode): string {
  return `${quote(shorten(bareKind(node.kind), NAME))}<br/><b>${quote(shorten(node.name, NAME))}</b>`
}

function classOf({ state }: GraphNode): string {
  return state === 'present' ? '' : state === 'missing' ? ':::missing' : ':::absent'
}

function arrowOf(edge: GraphEdge): string {
  const fault = faultLine(edge)
  if (fault !== undefined) return `-. "${quote(shorten(fault, FAULT))}" .->`
  return edge.relation === 'names' ? '-->' : `-- "${edge.relation}" -->`
}

/** Text for a quoted label: every sign that means something to Mermaid, Markdown or HTML becomes a numbered entity of Mermaid. */
function quote(text: string): string {
  return text.replace(/[^\w .,/:=()\u0080-\u{10ffff}-]|_/gu, (sign) => `#${sign.codePointAt(0)};`)
}
