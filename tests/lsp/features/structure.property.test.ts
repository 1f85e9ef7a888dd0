import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editorOn } from '../../helpers/editor.ts'

const CAPABILITIES = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  experimental: { commands: { commands: ['supercargo.showReferences'] } },
}

const SEEDS = ['examples/shop.yaml', 'examples/accepted/worker.yaml', 'examples/references.yaml'].map((path) =>
  readFileSync(path, 'utf8'),
)

/** What people leave behind while they type. */
const piece = fc.constantFrom(
  '',
  '\n',
  '  ',
  ': ',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  '|\n',
  '# ',
  '&a ',
  '*a',
  '---\n',
  '\t',
  '\r\n',
  'é',
  '🚢',
  '\0',
  'metadata:\n',
  '<<: *a\n',
  '__proto__: 1\n',
  '# supercargo-ignore wrong-type: x\n',
)

const edited = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), piece), { maxLength: 5 }),
  )
  .map(([seed, edits]) =>
    edits.reduce((text, [where, length, put]) => {
      const at = Math.floor(where * text.length)
      return text.slice(0, at) + put + text.slice(at + length)
    }, seed),
  )

interface Range {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

function contains(outer: Range, inner: Range): boolean {
  const isBefore = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character)
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end) && isBefore(inner.start, inner.end)
}

it('what is said of the structure of a text fits into it, whatever state it is in', async () => {
  const editor = await editorOn({ 'a.yaml': '|' }, { capabilities: CAPABILITIES })
  const { session } = editor.told
  let version = 1
  await fc.assert(
    fc.asyncProperty(edited, fc.double({ min: 0, max: 1, noNaN: true }), async (text, where) => {
      session.change(editor.uri, ++version, [{ text }])
      const lines = text.split(/\r\n|\r|\n/)
      const whole = {
        start: { line: 0, character: 0 },
        end: { line: lines.length - 1, character: lines.at(-1)!.length },
      }
      const check = (symbols: readonly any[], outer: Range) => {
        for (const { name, range, selectionRange, children = [] } of symbols) {
          expect(name).not.toBe('')
          expect(contains(outer, range) && contains(range, selectionRange)).toBe(true)
          check(children, range)
        }
      }
      check(await editor.ask('textDocument/documentSymbol'), whole)
      for (const { startLine, endLine } of (await editor.ask('textDocument/foldingRange')) ?? [])
        expect(0 <= startLine && startLine < endLine && endLine < lines.length).toBe(true)
      const line = Math.floor(where * (lines.length - 1))
      for (
        let at = (await editor.ask('textDocument/selectionRange', { positions: [{ line, character: 3 }] }))[0];
        at !== undefined;
        at = at.parent
      )
        expect(contains(at.parent?.range ?? whole, at.range)).toBe(true)
      for (const { range } of (await editor.ask('textDocument/documentLink')) ?? [])
        expect(contains(whole, range)).toBe(true)
      for (const lens of (await editor.ask('textDocument/codeLens')) ?? []) {
        expect(contains(whole, lens.range)).toBe(true)
        if (lens.data !== undefined) expect((await editor.ask('codeLens/resolve', lens)).command.title).not.toBe('')
      }
      const context = { diagnostics: [] }
      for (const { edit } of (await editor.ask('textDocument/codeAction', { range: whole, context })) ?? [])
        for (const { range } of edit?.changes[editor.uri] ?? []) expect(contains(whole, range)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
