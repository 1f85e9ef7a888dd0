import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Feature } from '../../src/lsp/features/feature.ts'
import { features } from '../../src/lsp/features/index.ts'
import { Manifest } from '../../src/workspace/manifest.ts'
import { recover } from '../../src/yaml/recover.ts'
import { editorOn } from '../helpers/editor.ts'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../helpers/language-client.ts'
import { inProcess } from '../helpers/running.ts'

const MANY = 200

const numbered = (text: (index: number) => string) => Array.from({ length: MANY }, (_, index) => text(index)).join('')

const SERVICE = (index: number) =>
  `---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web-${index}\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n`
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: we|b}}
    spec: {containers: [{name: main, image: "registry.example/web:1"}]}
`
const TEXT = DEPLOYMENT + numbered(SERVICE)
const PLAIN = TEXT.replace('|', '')

/** What is asked of a document as a whole, or of a name that stands all over it. */
const LONG: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/codeLens', {}],
  ['textDocument/documentHighlight', {}],
  ['textDocument/documentSymbol', {}],
  ['textDocument/foldingRange', {}],
  ['textDocument/inlayHint', {}],
  ['textDocument/references', {}],
  ['textDocument/rename', { newName: 'other' }],
  ['textDocument/selectionRange', { positions: Array.from({ length: MANY }, (_, line) => ({ line, character: 4 })) }],
]

describe('an answer about a long document', () => {
  it.each(LONG)('to %s is worked out in small steps', async (method, params) => {
    const editor = await editorOn({ 'a.yaml': TEXT })
    editor.told.client.settings.inlayHints = true
    expect(await editor.stepsFor(method, params)).toBeGreaterThanOrEqual(MANY)
  })

  it('to a code lens that leads to many files reads these one by one', async () => {
    const editor = await editorOn({ 'a.yaml': TEXT })
    const data = { index: 0, way: 'selected', title: 'selected by 200 Services' }
    expect(await editor.stepsFor('codeLens/resolve', { data })).toBe(100)
  })

  it('to completion reads the document in small steps, where names are asked for', async () => {
    const keys = Array.from({ length: 4000 }, (_, index) => `    key-${index}: x\n`).join('')
    const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\n  annotations:\n${keys}spec:\n  template:\n    spec:\n      serviceAccountName: |\n`
    const editor = await editorOn({ 'a.yaml': text })
    const position = editor.at(editor.cursor)
    expect(await editor.stepsFor('textDocument/completion', { position })).toBeGreaterThanOrEqual(4)
  })

  it('has as many ranges as a client can take, however many cursors there are', async () => {
    const editor = await editorOn({ 'a.yaml': TEXT })
    const positions = Array.from({ length: 10_000 }, (_, index) => ({ line: index % 1000, character: 6 }))
    const found: any[] = await editor.ask('textDocument/selectionRange', { positions })
    const few: any[] = await editor.ask('textDocument/selectionRange', { positions: positions.slice(0, 1000) })
    expect(found).toHaveLength(10_000)
    const depth = (each: any): number => (each === undefined ? 0 : 1 + depth(each.parent))
    expect(Math.max(...found.map(depth))).toBe(1)
    expect(found.slice(0, 1000).map(({ range }) => range)).toEqual(few.map(({ range }) => range))
    expect(Math.max(...few.map(depth))).toBeGreaterThan(5)
  })
})

describe('one long document', () => {
  const steps = (text: string): number => [...Manifest.inSteps(text, recover)].length

  it('is read in small steps', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => [`key-${index}`, 'value'])
    expect(steps(keys.map((each) => each.join(': ')).join('\n'))).toBeGreaterThan(5)
    expect(steps(JSON.stringify(Object.fromEntries(keys)))).toBeGreaterThan(3)
    expect(steps('{}\n'.repeat(100))).toBeGreaterThanOrEqual(99)
  })

  it('is read in small steps too when it is broken', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key-${index}: value\n`).join('')
    expect(steps(`a: [x\n${keys}`)).toBeGreaterThan(15)
    expect(steps(`a: "x\n${keys}`)).toBeGreaterThan(8)
  })
})

/** A server for which every moment is over at once: between all steps it takes in what has come meanwhile. Tells how often it has looked at its clock. */
async function pausing(): Promise<{ client: LanguageClient; place: string; looks: () => number }> {
  let looks = 0
  const folder = folderOf({ 'a.yaml': PLAIN })
  const client = await LanguageClient.start(
    [folder],
    PUSHED,
    inProcess(() => 1000 * ++looks),
  )
  const place = `${folder}/a.yaml`
  client.open(place, PLAIN)
  await client.settled()
  return { client, place, looks: () => looks }
}

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await setImmediate()
}

const POSITION = { line: 6, character: 25 }
/** Of these there is one that needs the text alone, one that needs what was judged last, and one that needs all that there is. */
const SORTS = ['textDocument/documentSymbol', 'textDocument/documentHighlight', 'textDocument/references']

describe('in the middle of an answer', () => {
  it('what was told of methods holds', () => {
    const sortOf = ({ about, ...each }: Feature) => [about, 'asBefore' in each, 'waits' in each].join()
    const sorts = SORTS.map((method) => sortOf(features.find((each) => each.method === method)!))
    expect(sorts).toEqual(['text,false,false', 'document,true,false', 'document,false,true'])
  })

  it.each(SORTS)('%s can be cancelled', async (method) => {
    const { client, place, looks } = await pausing()
    const params = { textDocument: { uri: uri(place) }, position: POSITION }
    let before = looks()
    expect(await client.request(method, params)).not.toBeNull()
    const whole = looks() - before
    before = looks()
    const { id, answer } = client.ask(method, params)
    await turns(MANY / 4)
    expect(looks()).toBeGreaterThan(before)
    client.notify('$/cancelRequest', { id })
    expect(await answer).toMatchObject({ error: { code: -32800 } })
    expect(looks() - before).toBeLessThan(whole / 2)
  })

  it.each(SORTS)('%s is given up when the document changes', async (method) => {
    const { client, place } = await pausing()
    const params = { textDocument: { uri: uri(place) }, position: POSITION }
    const { answer } = client.ask(method, params)
    await turns(MANY / 4)
    client.change(place, { text: `# one more line\n${PLAIN}` })
    expect(await answer).toMatchObject({ error: { code: -32801 } })
    const asked = client.request(method, { ...params, position: { ...POSITION, line: POSITION.line + 1 } })
    expect((await asked).length).toBeGreaterThan(0)
  })
})
