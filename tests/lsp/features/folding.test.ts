import { describe, expect, it } from 'vitest'
import { foldsInSteps } from '../../../src/lsp/features/folding.ts'
import { toEnd } from '../../../src/text/steps.ts'
import { Manifest } from '../../../src/workspace/manifest.ts'
import { recover } from '../../../src/yaml/recover.ts'
import { editorOn } from '../../helpers/editor.ts'

/** Each fold as its first and last line. */
function folds(text: string, most?: number): string[] {
  const { lines, documents } = new Manifest(text, recover)
  return toEnd(foldsInSteps(lines, documents, most)).map(({ startLine, endLine, kind }) =>
    [startLine, endLine, ...(kind ? [kind] : [])].join('-'),
  )
}

const LINES = `# a
# b
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: web
      command:
      - a
      - b

    # why
    - name: other
      args: [
        c,
      ]
      env: {A: b}
  text: |
    # no comment
    # at all

  last: "x
    y"
`

describe('what can be folded', () => {
  const all = ['0-1-comment', '4-22', '5-16', '6-9', '7-9', '12-16', '13-15', '17-19', '21-22']

  it('is what a key or an item has below it, blocks of text, and comments of several lines', () => {
    expect(folds(LINES)).toEqual(all)
  })

  it('is the same with other line ends and a byte-order mark', () => {
    expect(folds(`\ufeff${LINES.replaceAll('\n', '\r\n')}`)).toEqual(all)
  })

  it('is what lies outermost where a client wants less', () => {
    expect(folds(LINES, 2)).toEqual(['0-1-comment', '4-22'])
    expect(folds(LINES, 9)).toEqual(all)
    expect(folds(LINES, 6)).toEqual(['0-1-comment', '4-22', '5-16', '6-9', '17-19', '21-22'])
    expect(folds('a:\n- b\nc:\n- d\n', 1)).toEqual(['0-1'])
  })

  it('is each document where there are several', () => {
    expect(folds('a:\n  b: c\n---\n# x\nd: e\nf: g\n---\nh: i\n')).toEqual(['0-1', '2-5', '6-7'])
    expect(folds('---\na: b\nc: d\n---\ne: f\ng: h\n')).toEqual(['0-2', '3-5'])
  })

  it('follows the indentation in a document that cannot be read', () => {
    expect(folds('a:\n  b:\n    c: [\n    d: e\n\nf:\n- g: h\n  i: j\n- k: l\nm: n\n')).toEqual([
      '0-3',
      '1-3',
      '5-8',
      '6-7',
    ])
    expect(folds('a:\n  b: "\n')).toEqual(['0-1'])
  })

  it('is JSON as well', () => {
    expect(folds('{\n  "a": {\n    "b": 1\n  },\n  "c": [\n    1\n  ]\n}')).toEqual(['1-3', '4-6'])
  })

  it('is what an alias brings only where it stands', () => {
    expect(folds('a: &x\n  b:\n    c: d\ne: *x\nf:\n  <<: *x\n  g: h\n')).toEqual(['0-2', '1-2', '4-6'])
  })

  it('is a region with a name', () => {
    expect(folds('#region one\na: b\n# region two\nc: d\n# endregion\n#endregion\n#endregion\n')).toEqual([
      '0-5-region',
      '2-4-region',
    ])
  })

  it('is nothing in nothing, and left to the client in what is no manifest', async () => {
    expect(folds('')).toEqual([])
    expect(await (await editorOn({ 'values.yaml': '|a:\n  b: c\n' })).ask('textDocument/foldingRange')).toBeNull()
    const editor = await editorOn({ 'a.yaml': '|kind: Pod\nspec:\n  a: b\n' })
    expect(await editor.ask('textDocument/foldingRange')).toEqual([{ startLine: 1, endLine: 2 }])
  })
})
