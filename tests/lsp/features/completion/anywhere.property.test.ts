import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-protocol'
import { readClient } from '../../../../src/lsp/client.ts'
import { OpenDocument } from '../../../../src/lsp/documents.ts'
import { complete } from '../../../../src/lsp/features/completion/completion.ts'
import { Positions } from '../../../../src/lsp/positions.ts'
import { View } from '../../../../src/lsp/view.ts'
import { toEnd } from '../../../../src/text/steps.ts'
import type { Node } from '../../../../src/yaml/node.ts'
import { parseStream } from '../../../../src/yaml/parse.ts'
import { expanded, SNIPPETS } from '../../../helpers/completion.ts'
import { Told } from '../../../helpers/session.ts'

/** Manifests as people write them. */
const texts = ['examples', 'tests/fixtures/projects', 'tests/fixtures/cli', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ya?ml|json)$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .filter((text) => text.length < 20_000),
)

const JSON_TEXT = JSON.stringify(
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'b' }] } },
  null,
  2,
)
const FLOW_TEXT = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {\n  containers: [{name: a, image: b}]\n}\n'

let base: View

beforeAll(async () => {
  const { session } = new Told([], SNIPPETS)
  session.open('untitled:a.yaml', 'yaml', 1, 'apiVersion: v1\nkind: Pod\n')
  await session.settled()
  base = (await session.viewOf('untitled:a.yaml', true, () => false))!
})

function viewOf(text: string, capabilities: object): View {
  const document = new OpenDocument('untitled:a.yaml', 'yaml', 1, new Positions(text, 'utf-16', true))
  return new View(document, base.around, readClient({ capabilities }), [])
}

/** The text when an item has been chosen, and where that begins. */
function chosen(view: View, list: CompletionList, item: CompletionItem): { text: string; start: number } {
  const range = ((item.textEdit as any)?.range ?? list.itemDefaults?.editRange) as Range
  const inserted = item.textEdit?.newText ?? item.textEditText ?? item.label
  const newText = item.insertTextFormat === 2 ? expanded(inserted).replace('|', '') : inserted
  const edits = [{ range, newText }, ...(item.additionalTextEdits ?? [])].map((edit) => ({
    start: view.offset(edit.range.start),
    end: view.offset(edit.range.end),
    text: edit.newText,
  }))
  let { text } = view
  for (const edit of edits.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  return { text, start: edits[0]!.start }
}

function at(root: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  let node = root
  for (const step of path) {
    if (typeof step === 'number') node = node?.type === 'list' ? node.items[step] : undefined
    else node = node?.type === 'map' ? node.entries.find(({ key }) => key === step)?.value : undefined
  }
  return node
}

/** What is wrong with the text that each of the offered fields gives; undefined where there is none. */
function wrongWith(text: string, offset: number, capabilities: object, pick: number): string | undefined {
  const view = viewOf(text, capabilities)
  const list = toEnd(complete(view, offset))
  const fields = list?.items.filter(({ kind, data }) => kind === 10 && Array.isArray((data as any)?.path)) ?? []
  const item = fields[pick % Math.max(1, fields.length)]
  if (list === null || item === undefined) return undefined
  tried++
  const { text: after, start } = chosen(view, list, item)
  const documents = parseStream(after)
  const document = documents.findLast((each) => each.start <= start) ?? documents[0]
  const say = (what: string) => `${what} after ${item.label}:\n${after}`
  const broken = documents.find(({ error }) => error !== undefined)
  if (broken !== undefined) return say(broken.error!.message)
  if (document?.root?.type === 'map' && at(document.root, ['items']) !== undefined) return undefined
  return at(document?.root, (item.data as any).path) === undefined
    ? say(`no ${(item.data as any).path.join('.')}`)
    : undefined
}

let tried = 0

const whole = texts.filter((text) => parseStream(text).every(({ error }) => error === undefined))
const CAPABILITIES = [SNIPPETS, {}]

describe('completion anywhere', () => {
  it('never throws, in whole, cut and torn texts, and takes no time', () => {
    const started = performance.now()
    let asked = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...texts, JSON_TEXT, FLOW_TEXT),
        fc.array(fc.tuple(fc.nat(), fc.nat(40)), { maxLength: 3 }),
        fc.nat(),
        (text, holes, cut) => {
          let torn = text
          for (const [from, length] of holes) {
            const start = from % (torn.length + 1)
            torn = torn.slice(0, start) + torn.slice(start + length)
          }
          if (cut % 3 === 0) torn = torn.slice(0, cut % (torn.length + 1))
          const view = viewOf(torn, SNIPPETS)
          for (let offset = cut % 17; offset <= torn.length; offset += 17) {
            toEnd(complete(view, offset))
            asked++
          }
        },
      ),
      { numRuns: 40 },
    )
    expect((performance.now() - started) / asked).toBeLessThan(20)
  })

  it('gives a field that stands where it belongs, in the middle of whole documents', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole, JSON_TEXT, FLOW_TEXT),
        fc.constantFrom(...CAPABILITIES),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (text, capabilities, isCrLf, offset, pick) => {
          const lines = isCrLf ? text.replace(/\r?\n/g, '\r\n') : text
          expect(wrongWith(lines, offset % (lines.length + 1), capabilities, pick)).toBeUndefined()
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('gives a field that stands where it belongs, on new lines of whole documents at any column', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole, FLOW_TEXT),
        fc.constantFrom(...CAPABILITIES),
        fc.nat(),
        fc.nat(12),
        fc.nat(),
        (text, capabilities, place, column, pick) => {
          const starts = [...text.matchAll(/^/gm)].map(({ index }) => index)
          const start = starts[place % starts.length]!
          const with_ = `${text.slice(0, start)}${' '.repeat(column)}\n${text.slice(start)}`
          if (parseStream(with_).some(({ error }) => error !== undefined)) return
          expect(wrongWith(with_, start + column, capabilities, pick)).toBeUndefined()
        },
      ),
      { numRuns: 1500 },
    )
    expect(tried).toBeGreaterThan(500)
  })
})
