import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { LineIndex } from '../../src/text/lines.ts'
import type { Node } from '../../src/yaml/node.ts'
import { parseBody, parseStream } from '../../src/yaml/parse.ts'
import { recover } from '../../src/yaml/recover.ts'
import { toJson, toValue } from '../../src/yaml/value.ts'
import { sameJson } from './read.ts'

// The language that both parsers share: no text that one of them takes for something else.
const word = fc.constantFrom('app', 'spec', 'kind', 'image', 'a.b/c', 'x-1', 'metadata', 'é', '😀', 'long name')
const scalarText = fc.oneof(
  word,
  fc.integer({ min: -1000, max: 1_000_000 }).map(String),
  fc.constantFrom(
    'true',
    'false',
    'null',
    '1.5',
    'nginx:1.25',
    'http://x/y',
    '"a \\"b\\" \\u00e9"',
    "'it''s'",
    '""',
    '"a: b # c"',
  ),
)
const gap = fc.constantFrom('', ' # note', '\n# note', '\n\n')

type Tree = { text: string } | { items: Tree[] } | { pairs: [string, Tree][] } | { literal: string[] }

const tree = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalarText.map((text) => ({ text })),
    fc.array(tie('node'), { maxLength: 4 }).map((items) => ({ items })),
    fc.uniqueArray(fc.tuple(word, tie('node')), { maxLength: 5, selector: ([key]) => key }).map((pairs) => ({ pairs })),
    fc
      .array(fc.constantFrom('one', '  two', 'three: 3', '# four'), { minLength: 1, maxLength: 3 })
      .map((literal) => ({ literal: ['zero', ...literal] })),
  ),
})).node

/** Writes a tree as block or flow text below a given indentation. */
function write(node: Tree, indent: number, flow: boolean, noise: string): string {
  if ('text' in node) return ` ${node.text}\n`
  const pad = ' '.repeat(indent)
  if ('literal' in node) return flow ? ' "zero"\n' : ` |\n${node.literal.map((line) => `${pad}  ${line}\n`).join('')}`
  if ('items' in node) {
    if (flow || node.items.length === 0)
      return ` [${node.items.map((item) => write(item, 0, true, '').trim()).join(', ')}]\n`
    return `${noise}\n${node.items.map((item) => `${pad}-${write(item, indent + 2, false, noise)}`).join('')}`
  }
  if (flow || node.pairs.length === 0)
    return ` {${node.pairs.map(([key, value]) => `${key}:${write(value, 0, true, '').trimEnd()}`).join(', ')}}\n`
  return `${noise}\n${node.pairs.map(([key, value]) => `${pad}${key}:${write(value, indent + 2, indent > 6, noise)}`).join('')}`
}

const documentText = fc
  .tuple(
    fc.uniqueArray(fc.tuple(word, tree), { minLength: 1, maxLength: 5, selector: ([key]) => key }),
    gap,
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([pairs, noise, lineEnd]) => write({ pairs }, 0, false, noise).trimStart().replaceAll('\n', lineEnd))

describe('second opinion', () => {
  test('documents of the shared language read as the yaml package reads them', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const { root, error } = parseBody(text)
        expect(error).toBeUndefined()
        expect(sameJson(toJson(root!), JSON.stringify(parseYaml(text, { version: '1.1' })))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('every scalar lies where its offsets say', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const lines = new LineIndex(text)
        visit(parseBody(text).root!, (node) => {
          if (node.type === 'list' || node.type === 'map') return
          const { line, column } = lines.position(node.start)
          expect(lines.offset(line, column)).toBe(node.start)
          const source = text.slice(node.start, node.end)
          if (node.style === 'plain' && node.type === 'string') expect(source).toBe(node.value)
          if (node.style === 'double') expect(source).toMatch(/^".*"$/)
        })
      }),
      { numRuns: 200 },
    )
  })
})

function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  if (node.type === 'list') for (const item of node.items) visit(item, see)
  if (node.type === 'map') for (const entry of node.entries) visit(entry.value, see)
}

const bits = [
  '\n',
  '\n  ',
  ' ',
  '\t',
  ':',
  ': ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  ' #',
  '&a ',
  '*a',
  '!!int ',
  '!t',
  '|\n',
  '>+',
  '%',
  '---\n',
  '...',
  '\r',
  '<<: ',
  '\\',
  '\ufeff',
  '\0',
  'a',
  '😀',
]
const noise = fc
  .array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
  .map((parts) => parts.join(''))

/** Reads a text in every way; whatever it is, nothing may throw and all offsets lie within it. */
function readAll(text: string): void {
  for (const document of [...parseStream(text), parseBody(text)]) {
    if (document.root !== undefined) {
      toValue(document.root)
      toJson(document.root)
    }
    for (const place of [document, document.error, ...document.lost, ...document.duplicates]) {
      if (place !== undefined && !(place.start >= 0 && place.end >= place.start && place.end <= text.length))
        throw new Error(`${place.start} to ${place.end} of ${text.length}`)
    }
  }
}

describe('any input', () => {
  test('noise', () => fc.assert(fc.property(noise, readAll), { numRuns: 3000 }))
  test('arbitrary text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), readAll), { numRuns: 500 }))
  test('manifests with noise in them', () => {
    const mutated = fc
      .tuple(documentText, noise, fc.nat())
      .map(([text, extra, at]) => text.slice(0, at % (text.length + 1)) + extra + text.slice(at % (text.length + 1)))
    fc.assert(fc.property(mutated, readAll), { numRuns: 1000 })
  })

  test('recovery of manifests with noise in them keeps to the text', () => {
    const mutated = fc.tuple(documentText, noise, fc.nat()).map(([text, extra, at]) => {
      const cut = at % (text.length + 1)
      return text.slice(0, cut) + extra + text.slice(cut)
    })
    fc.assert(
      fc.property(mutated, (text) => {
        for (const { root, error } of parseStream(text, recover)) {
          for (const each of error?.repair ?? []) expect(each.end).toBeGreaterThanOrEqual(each.start)
          if (root !== undefined) visit(root, ({ start, end }) => expect(start >= 0 && end <= text.length).toBe(true))
        }
      }),
      { numRuns: 500 },
    )
  })

  const LARGE: [what: string, unit: string][] = [
    ['zeros', '\0'],
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['one line', 'a'],
    ['comments', '# a\n'],
    ['keys', 'a: b\n'],
    ['nested dashes', '- '],
    ['brackets', '['],
    ['closed brackets', '[]'],
    ['flow lists in a line', '[[],[a],{a: b}],'],
    ['quotes', '"'],
    ['escapes', '"\\n'],
    ['colons', 'a: '],
    ['anchors', '&a '],
    ['aliases', '- *a\n'],
    ['tags', '! '],
    ['question marks', '? '],
    ['separators', '---\n'],
    ['bad separators', '---x\n'],
    ['documents', 'a: 1\n---\n'],
    ['plain lines', 'a\n'],
    ['literal', '  |\n'],
    ['JSON', '{"a":1}\n'],
    ['broken JSON', '{"a":['],
    ['tabs', '\t'],
    ['CR', '\r'],
  ]
  test.each(LARGE)('a megabyte of %s', (_, unit) => {
    const started = performance.now()
    for (const head of ['', 'x:\n  - ', 'x: &a ["'])
      readAll(head + unit.repeat(1_000_000 / unit.length / (head === '' ? 1 : 10)))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
  test.each(['[', 'a: b\n', '\0', 'a: 1\n---\n'])('5 MB of %j', (unit) => {
    const started = performance.now()
    readAll(unit.repeat(5_000_000 / unit.length))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
  test('5 MB of distinct keys', () => {
    const text = Array.from({ length: 350_000 }, (_, i) => `key${i}: ${i}\n`).join('')
    expect(Object.keys(toValue(parseBody(text).root!))).toHaveLength(350_000)
  })
})
