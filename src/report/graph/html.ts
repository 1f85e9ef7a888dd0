import { createHash } from 'node:crypto'
import { counted } from '../../text/count.ts'
import { printable } from '../../text/width.ts'
import { type Graph, isBroken } from '../../workspace/graph.ts'
import { edgeJson, nodeJson } from './json.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { svgGraph } from './svg.ts'

/** The graphs as one page that needs nothing else: it loads nothing, and a browser runs no script in it but ours. */
export function htmlGraph(graphs: readonly Graph[]): string {
  const broken = graphs.reduce((sum, { edges }) => sum + edges.filter(isBroken).length, 0)
  const nodes = graphs.reduce((sum, graph) => sum + graph.nodes.length, 0)
  const hash = createHash('sha256').update(PAGE_SCRIPT).digest('base64')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<title>supercargo graph</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>supercargo graph</h1>
<label>Search <input id="search" type="search" placeholder="name, kind, namespace, file" autocomplete="off" spellcheck="false"></label>
<span id="matches" role="status"></span>
<span class="sum">${counted(nodes, 'node')}, ${broken === 0 ? 'nothing broken' : `<b>${broken} broken</b>`}</span>
<span class="zoom"><button id="out" title="smaller (-)">&minus;</button><button id="fit" title="all of it (0)">fit</button><button id="in" title="larger (+)">+</button></span>
</header>
<main>
<div id="view">${svgGraph(graphs)}</div>
<aside>
<section id="details"><p class="hint">Click a resource or an arrow to see its fields. Drag to move, scroll to zoom.</p></section>
<section id="broken"></section>
</aside>
</main>
<script type="application/json" id="data">${inScript(pageData(graphs))}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}

/** What the page knows of the graphs; ends of edges are numbers of nodes, and texts are safe to show. */
function pageData(graphs: readonly Graph[]): unknown {
  return graphs.map(({ nodes, edges }) => {
    const numbers = new Map(nodes.map((node, index) => [node, index]))
    return {
      nodes: nodes.map(nodeJson),
      edges: edges.map((edge) => ({ ...edgeJson(edge), from: numbers.get(edge.from), to: numbers.get(edge.to) })),
    }
  })
}

/** JSON that cannot end the element that it stands in. */
function inScript(value: unknown): string {
  const json = JSON.stringify(value, (_, one) => (typeof one === 'string' ? printable(one) : one))
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

const PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1f2328;--soft:#59636e;--line:#d0d7de;--hover:#eff2f5;--red:#cf222e;--mark:#0969da}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#f0f6fc;--soft:#9198a1;--line:#3d444d;--hover:#212830;--red:#ff7b72;--mark:#6cb6ff}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;background:var(--bg);color:var(--fg)}
header{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;padding:8px 16px;border-bottom:1px solid var(--line)}
h1{font-size:15px;margin:0}
input{font:inherit;width:260px;max-width:60vw;padding:4px 8px;border:1px solid var(--line);border-radius:6px;background:var(--bg);color:var(--fg)}
button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:3px 10px;cursor:pointer}
button:hover{background:var(--hover)}
.zoom{display:flex;gap:4px;margin-left:auto}
.sum,#matches,.hint,.where{color:var(--soft)}
.sum b,.fault{color:var(--red)}
main{flex:1;display:flex;min-height:0}
#view{flex:1;min-width:0;overflow:hidden;touch-action:none;cursor:grab}
#view.moving{cursor:grabbing}
#view svg{display:block;width:100%;height:100%}
aside{width:340px;max-width:42vw;display:flex;flex-direction:column;border-left:1px solid var(--line);overflow-wrap:anywhere}
aside section{padding:12px 16px;overflow:auto}
#details{flex:1}
aside h2{font-size:14px;margin:4px 0 2px}
aside h3{font-size:11px;margin:14px 0 2px;text-transform:uppercase;letter-spacing:.04em;color:var(--soft)}
aside p{margin:2px 0}
aside ul{list-style:none;margin:0;padding:0}
aside li{margin:4px 0}
li button{width:100%;text-align:left;border-color:transparent;padding:3px 6px;margin-left:-6px}
li code{display:block;font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--soft);padding-left:1px}
li .fault{display:block;font-size:13px}
#broken{flex:none;max-height:45%;border-top:1px solid var(--line);padding-top:0}
.node,.wire{cursor:pointer}
.node:focus{outline:none}
.dim{opacity:.16}
.node.chosen .box,.node:focus-visible .box{stroke:var(--mark)!important;stroke-width:2.5!important}
.wire.chosen path{stroke-width:3}
`
