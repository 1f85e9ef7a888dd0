import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansAround } from '../../../src/lsp/features/selection.ts'
import { Manifest } from '../../../src/workspace/manifest.ts'
import { recover } from '../../../src/yaml/recover.ts'
import { editorOn } from '../../helpers/editor.ts'

/** The texts around `|`, the smallest first. */
function around(marked: string): string[] {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { lines, documents } = new Manifest(text, recover)
  return spansAround(lines, documents, offset)
    .map(({ start, end }) => text.slice(start, end))
    .reverse()
}

describe('what is selected around a place', () => {
  it('grows from a word over the value and its entry to the map and the document', () => {
    expect(around('a: 1\nb:\n  c: my-n|ame\n  d: e\n---\nf: g\n')).toEqual([
      'name',
      'my-name',
      'c: my-name',
      'c: my-name\n  d: e',
      'b:\n  c: my-name\n  d: e',
      'a: 1\nb:\n  c: my-name\n  d: e',
      expect.stringMatching(/^a: 1(?:.|\n)*e\n?$/),
      'a: 1\nb:\n  c: my-name\n  d: e\n---\nf: g\n',
    ])
  })

  it.each([
    ['a|b: c', ['ab', 'ab: c']],
    ['a: "b c|"', ['c', 'b c', '"b c"', 'a: "b c"']],
    ['a: [b, {c: |d}]', ['d', 'c: d', '{c: d}', '[b, {c: d}]', 'a: [b, {c: d}]']],
    ['- a\n- b: |c\n  d: e\n', ['c', 'b: c', 'b: c\n  d: e', '- a\n- b: c\n  d: e', '- a\n- b: c\n  d: e\n']],
    [
      'a: >\n  b c\n  d |e\n',
      ['e', 'd e', 'b c\n  d e', '>\n  b c\n  d e', 'a: >\n  b c\n  d e', 'a: >\n  b c\n  d e\n'],
    ],
    ['a: &x {b: c}\nd: *|x', ['x', '*x', 'd: *x', 'a: &x {b: c}\nd: *x']],
    ['a: {b: [c, "d |e\n', ['e', 'a: {b: [c, "d e', 'a: {b: [c, "d e\n']],
    ['ä: Größ|e', ['Größe', 'ä: Größe']],
    ['|', ['']],
  ])('of %j', (marked, expected) => expect(around(marked)).toEqual(expected))

  it('always contains the place, and each one strictly contains the next', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'ab:-[]{}"\'|>#&* \n\r\t') })
    fc.assert(
      fc.property(texts, fc.nat(60), (text, at) => {
        const { lines, documents } = new Manifest(text, recover)
        const offset = Math.min(at, text.length)
        const spans = spansAround(lines, documents, offset)
        expect(spans.length).toBeGreaterThan(0)
        for (const [index, { start, end }] of spans.entries()) {
          expect(start <= offset && offset <= end).toBe(true)
          const outer = spans[index - 1]
          if (outer !== undefined)
            expect(outer.start <= start && end <= outer.end && end - start < outer.end - outer.start).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is given for each of many places', async () => {
    const editor = await editorOn({ 'a.yaml': 'kind: Po|d\n' })
    const ask = (positions: unknown) => editor.ask('textDocument/selectionRange', { positions })
    const [one, two] = await ask([editor.at(editor.cursor), { line: 900, character: 7 }])
    expect(editor.textOf(one.range)).toBe('Pod')
    expect(editor.textOf(one.parent.range)).toBe('kind: Pod')
    expect(editor.textOf(two.range)).toBe('')
    expect(await ask([{}])).toHaveLength(1)
    expect(await ask('x')).toEqual([])
  })
})
