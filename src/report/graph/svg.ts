import { type Graph, type GraphNode, isBroken } from '../../workspace/graph.ts'
import { type Band, type Box, type Layout, layOut, type Point, type Wire } from './layout.ts'
import { ROLES, type Role } from './roles.ts'
import { edgeLines, namespaceTitle, nodeLines, unitTitle } from './words.ts'
import { escapeXml } from './xml.ts'

/** The graphs as one picture, a unit below the other; it follows the light or dark theme of whoever shows it. */
export function svgGraph(graphs: readonly Graph[]): string {
  const parts: string[] = []
  let [width, y] = [0, 0]
  const layouts = graphs.map(layOut)
  for (const [unit, graph] of graphs.entries()) {
    const layout = layouts[unit]!
    const head = graphs.length > 1 ? UNIT_HEAD : 0
    const title = head > 0 ? `<text class="unit" x="18" y="34">${escapeXml(unitTitle(graph, unit))}</text>\n` : ''
    parts.push(
      `<g transform="translate(0 ${y})">\n${title}<g transform="translate(0 ${head})">\n${drawing(graph, unit, layout)}</g>\n</g>\n`,
    )
    width = Math.max(width, layout.width)
    y += head + layout.height
  }
  const legend = legendOf(graphs, layouts, y + 6, width)
  const size = `viewBox="0 0 ${width} ${legend.bottom}" width="${width}" height="${legend.bottom}"`
  const text = `<title>what these manifests have to do with each other</title>\n<style>${STYLE}</style>\n${MARKERS}`
  return `<svg xmlns="http://www.w3.org/2000/svg" class="graph" ${size} role="img">\n${text}<rect class="page" width="100%" height="100%"/>\n${parts.join('')}${legend.text}</svg>\n`
}

const UNIT_HEAD = 44

const COLORS: Readonly<Record<Role, readonly [light: string, dark: string]>> = {
  entry: ['#8250df', '#b392f0'],
  service: ['#0969da', '#6cb6ff'],
  policy: ['#bf5a00', '#f0a35e'],
  workload: ['#1a7f37', '#57c478'],
  config: ['#9a6700', '#e3b341'],
  storage: ['#0e7c86', '#4fc3cf'],
  access: ['#a3327f', '#f08ccf'],
  other: ['#6e7781', '#9aa4ae'],
}

const rolesAt = (theme: 0 | 1) =>
  Object.entries(COLORS)
    .map(([role, colors]) => `.graph .${role}{--role:${colors[theme]}}`)
    .join('')

const LIGHT =
  '.graph{--page:#fff;--band:#f6f8fa;--rim:#d0d7de;--box:#fff;--text:#1f2328;--soft:#59636e;--wire:#8c959f;--bad:#cf222e}'
const DARK =
  '.graph{--page:#0d1117;--band:#151b23;--rim:#3d444d;--box:#212830;--text:#f0f6fc;--soft:#9198a1;--wire:#768390;--bad:#ff7b72}'

const STYLE = `
${LIGHT}${rolesAt(0)}
@media (prefers-color-scheme:dark){${DARK}${rolesAt(1)}}
.graph{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;color-scheme:light dark}
.page{fill:var(--page)}
.band{fill:var(--band);stroke:var(--rim)}
.graph text{fill:var(--text);font-size:12px}
.graph .unit{font-size:16px;font-weight:600}
.graph .space{fill:var(--soft);font-weight:600}
.node .box{fill:var(--box);stroke:var(--rim)}
.node .bar{fill:var(--role)}
.graph .kind{fill:var(--role);font-size:10.5px}
.node.made .box,.node.standing .box,.node.external .box{stroke:var(--soft);stroke-dasharray:4 3}
.node.external .bar,.node.standing .bar{opacity:.45}
.node.missing .box{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:5 3}
.node.missing .bar{fill:var(--bad)}
.wire path{fill:none;stroke:var(--wire);stroke-width:1.3}
.wire.makes path{stroke-dasharray:1 3;stroke-linecap:round;stroke-width:1.8}
.wire.broken path{stroke:var(--bad);stroke-width:2;stroke-dasharray:6 4}
.wire .wide{stroke:transparent!important;stroke-width:10!important;stroke-dasharray:none!important}
.tip{fill:var(--wire)}.tip.bad{fill:var(--bad)}
`

const MARKERS = ['ok', 'bad']
  .map(
    (kind) =>
      `<marker id="tip-${kind}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="tip ${kind}" d="M0 0.5 8 4 0 7.5z"/></marker>\n`,
  )
  .join('')

function drawing({ nodes, edges }: Graph, unit: number, { bands, boxes, wires }: Layout): string {
  const numbers = new Map(nodes.map((node, index) => [node, `${unit}-${index}`]))
  const edgeNumbers = new Map(edges.map((edge, index) => [edge, `${unit}-${index}`]))
  // What is broken is drawn last, on top.
  const ordered = [...wires].sort((a, b) => Number(isBroken(a.edge)) - Number(isBroken(b.edge)))
  return [
    ...bands.map(bandText),
    ...ordered.map((wire) => wireText(wire, edgeNumbers.get(wire.edge)!)),
    ...boxes.map((box) => boxText(box, numbers)),
  ].join('')
}

function bandText({ namespace, x, y, width, height }: Band): string {
  const title = escapeXml(namespaceTitle(namespace))
  return `<rect class="band" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text class="space" x="${x + 14}" y="${y + 20}">${title}</text>\n`
}

function boxText(
  { node, role, kind, name, x, y, width, height }: Box,
  numbers: ReadonlyMap<GraphNode, string>,
): string {
  const bar = `<path class="bar" d="M6 0h-1a5 5 0 0 0-5 5v${height - 10}a5 5 0 0 0 5 5h1z"/>`
  const texts = `<text class="kind" x="15" y="17">${escapeXml(kind)}</text><text x="15" y="34">${escapeXml(name)}</text>`
  return `<g class="node ${role} ${node.state}" data-node="${numbers.get(node)}" transform="translate(${x} ${y})"><title>${linesOf(nodeLines(node))}</title><rect class="box" width="${width}" height="${height}" rx="5"/>${bar}${texts}</g>\n`
}

function wireText(wire: Wire, number: string): string {
  const { edge } = wire
  const broken = isBroken(edge)
  const path = pathOf(wire)
  return `<g class="wire ${edge.relation}${broken ? ' broken' : ''}" data-edge="${number}"><title>${linesOf(edgeLines(edge))}</title><path class="wide" d="${path}"/><path d="${path}" marker-end="url(#tip-${broken ? 'bad' : 'ok'})"/></g>\n`
}

function linesOf(lines: readonly string[]): string {
  return lines.map(escapeXml).join('\n')
}

/** How far a wire that comes back into its own column goes out. */
const LOOP = 48

function pathOf({ points, loops }: Wire): string {
  const [first, ...rest] = points as [Point, ...Point[]]
  let path = `M${first.x} ${first.y}`
  let at = first
  for (const [index, to] of rest.entries()) {
    if (index % 2 === 1) path += `H${to.x}`
    else if (loops)
      path += `C${Math.max(at.x, to.x) + LOOP} ${at.y} ${Math.max(at.x, to.x) + LOOP} ${to.y} ${to.x} ${to.y}`
    else {
      const middle = Math.round((at.x + to.x) / 2)
      path += `C${middle} ${at.y} ${middle} ${to.y} ${to.x} ${to.y}`
    }
    at = to
  }
  return path
}

/** The roles that are there and how broken edges look, in rows below the picture. */
function legendOf(
  graphs: readonly Graph[],
  layouts: readonly Layout[],
  top: number,
  width: number,
): { text: string; bottom: number } {
  const used = new Set(layouts.flatMap(({ boxes }) => boxes.map(({ role }) => role)))
  const states = new Set(graphs.flatMap(({ nodes }) => nodes.map(({ state }) => state)))
  const line = (kind: string, tip: string) =>
    `<g class="wire ${kind}"><path d="M0 6H26" marker-end="url(#tip-${tip})"/></g>`
  const frame = (state: string) =>
    `<g class="node ${state}"><rect class="box" x="1" y="0" width="24" height="12" rx="3"/></g>`
  const entries = [
    ...Object.entries(ROLES)
      .filter(([role]) => used.has(role as Role))
      .map(([role, words]) => [
        `<g class="node ${role}"><rect class="bar" x="12" width="12" height="12" rx="3"/></g>`,
        words,
      ]),
    ...(graphs.some(({ edges }) => edges.some(isBroken)) ? [[line('broken', 'bad'), 'does not work']] : []),
    ...(graphs.some(({ edges }) => edges.some(({ relation }) => relation === 'makes'))
      ? [[line('makes', 'ok'), 'makes']]
      : []),
    ...(states.has('missing') ? [[frame('missing'), 'missing']] : []),
    ...(states.has('external') ? [[frame('external'), 'not in these manifests']] : []),
  ] as const
  let [x, y] = [18, top]
  const texts = entries.map(([sign, words]) => {
    const room = 32 + words!.length * 6.4 + 20
    if (x + room > width && x > 18) [x, y] = [18, y + 22]
    const text = `<g transform="translate(${x} ${y})">${sign}<text x="32" y="10">${words}</text></g>\n`
    x += Math.round(room)
    return text
  })
  return { text: texts.join(''), bottom: y + 30 }
}
