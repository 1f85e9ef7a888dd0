import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dotGraph } from '../../../src/report/graph/dot.ts'
import { htmlGraph } from '../../../src/report/graph/html.ts'
import { jsonGraph } from '../../../src/report/graph/json.ts'
import { mermaidGraph } from '../../../src/report/graph/mermaid.ts'
import { PAGE_SCRIPT } from '../../../src/report/graph/page-script.ts'
import { svgGraph } from '../../../src/report/graph/svg.ts'
import type { Graph } from '../../../src/workspace/graph.ts'
import { edge, node, other, small } from './graphs.ts'
import { parseDot, parseXml } from './parse.ts'

const folder = 'tests/fixtures/graph'
const formats = {
  mermaid: mermaidGraph,
  dot: dotGraph,
  json: (graphs: readonly Graph[]) => jsonGraph(graphs, '1.2.3'),
  svg: svgGraph,
  html: htmlGraph,
}

/** UPDATE=1 writes what is drawn, to be looked at in review. */
function expectGolden(name: string, text: string): void {
  const file = `${folder}/${name}`
  mkdirSync(folder, { recursive: true })
  if (process.env.UPDATE || !existsSync(file)) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe.each(Object.entries(formats))('%s', (name, format) => {
  it('draws a unit', () => expectGolden(`one.${name}`, format([small])))
  it('draws several units', () => expectGolden(`several.${name}`, format([small, other])))
})

const text = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"',
    "'",
    '\\',
    '\n',
    '\0',
    '\ud800',
    '\uffff',
    ']]>',
    '-->',
    '&lt;',
    '#35;',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
)
const nodes = fc.tuple(text, text, text).map(([kind, namespace, name]) => ({ ...node('A b/c'), kind, namespace, name }))
const graph = fc.tuple(nodes, nodes, text, text, text).map(([from, to, path, fault, folder]): Graph => {
  const [a, b] = [
    { ...from, id: 'a', place: { file: path, line: 1 } },
    { ...to, id: 'b', state: 'missing' as const },
  ]
  return { folder, nodes: [a, b], edges: [edge(a, 'names', b, { path, fault }), edge(b, 'makes', a, { path })] }
})

describe('whatever the names,', () => {
  const always = (holds: (graphs: readonly Graph[]) => void) =>
    fc.assert(fc.property(fc.array(graph, { minLength: 1, maxLength: 2 }), holds), { numRuns: 300 })

  it('the JSON says them', () => {
    always((graphs) => {
      const { units } = JSON.parse(formats.json(graphs))
      const named = (name: string) => JSON.parse(JSON.stringify(name))
      expect(units.map((unit: any) => unit.nodes.map((each: any) => each.name))).toEqual(
        graphs.map((each) => each.nodes.map(({ name }) => named(name))),
      )
    })
  })

  it('the picture is XML with a box for each node and an arrow for each edge', () => {
    always((graphs) => {
      const elements = parseXml(svgGraph(graphs))
      const withAttribute = (name: string) => elements.filter(({ attributes }) => name in attributes)
      expect(withAttribute('data-node')).toHaveLength(graphs.length * 2)
      expect(withAttribute('data-edge')).toHaveLength(graphs.length * 2)
      expect(elements.filter(({ name }) => name === 'script')).toEqual([])
    })
  })

  it('the page has our scripts only, and data that can be read', () => {
    always((graphs) => {
      const page = htmlGraph(graphs)
      const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gi)]
      expect(scripts.map(([, attributes]) => attributes)).toEqual([' type="application/json" id="data"', ''])
      expect(JSON.parse(scripts[0]![2]!)).toHaveLength(graphs.length)
      const picture = page.slice(page.indexOf('<svg'), page.indexOf('</svg>') + 6)
      expect(() => parseXml(picture)).not.toThrow()
      expect(page.match(/<svg|<\/svg>/g)).toHaveLength(2)
    })
  })

  it('the text for Graphviz has a statement for each node and edge', () => {
    always((graphs) => {
      const { statements } = parseDot(dotGraph(graphs))
      expect(statements.filter((statement) => /^u\d+n\d+ \[/.test(statement))).toHaveLength(graphs.length * 2)
      expect(statements.filter((statement) => /^u\d+n\d+ -> u\d+n\d+ \[/.test(statement))).toHaveLength(
        graphs.length * 2,
      )
    })
  })

  it('the text for Mermaid has a line for each node and edge', () => {
    always((graphs) => {
      const lines = mermaidGraph(graphs).split('\n')
      const label = /"(?:[\w .,/:=()\u0080-\u{10ffff}-]|#\d+;|<br\/>|<b>|<\/b>)*"/u.source
      expect(
        lines.filter((line) => new RegExp(`^    u\\d+n\\d+\\[${label}\\](?::::\\w+)?$`, 'u').test(line)),
      ).toHaveLength(graphs.length * 2)
      const arrow = new RegExp(`^  u\\d+n\\d+ (?:-->|-- ${label} -->|-. ${label} .->) u\\d+n\\d+$`, 'u')
      expect(lines.filter((line) => arrow.test(line))).toHaveLength(graphs.length * 2)
    })
  })
})

it('loads nothing from anywhere', () => {
  const page = htmlGraph([small]).replace('http://www.w3.org/2000/svg', '')
  expect(page).not.toMatch(/https?:|\/\/[a-z]|@import|url\((?!#)|\b(?:src|href)=/i)
})

it('runs a script that can stand in a page', () => {
  expect(() => new Function(PAGE_SCRIPT)).not.toThrow()
  expect(PAGE_SCRIPT).toMatch(/^[\n\x20-\x7e]+$/)
  expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--|innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write/i)
})
