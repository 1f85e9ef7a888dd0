import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, PULLED, PUSHED, uri } from '../helpers/language-client.ts'

const service = (app: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: ${app}}, ports: [{port: 80}]}\n`
const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: main, image: "registry.example/web:1", envFrom: [{secretRef: {name: login}}]}]}
`
const secret = (name: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\nstringData: {user: me}\n`

/** The codes of what is wrong with each file, by its path in a folder. */
async function codes(client: LanguageClient, folder: string): Promise<Record<string, unknown[]>> {
  const said = await client.settled()
  return Object.fromEntries(
    [...said].map(([at, all]) => [at.slice(uri(folder).length + 1), all.map(({ code }) => code)]),
  )
}

function bare(): LanguageClient {
  const client = new LanguageClient()
  onTestFinished(() => client.kill())
  return client
}

describe('the life of a server', () => {
  it('ends with 0 after a goodbye, and with 1 without one', async () => {
    const polite = await LanguageClient.start([])
    expect(await polite.request('shutdown')).toBeNull()
    await expect(polite.request('textDocument/diagnostic')).rejects.toThrow('-32600')
    polite.notify('exit')
    expect(await polite.ended).toBe(0)
    const rude = await LanguageClient.start([])
    rude.notify('exit')
    expect(await rude.ended).toBe(1)
    const gone = await LanguageClient.start([])
    gone.hangUp()
    expect(await gone.ended).toBe(1)
  })

  it('answers nothing but `initialize` at first, and that once', async () => {
    const client = bare()
    client.open('/a.yaml', service('web'))
    await expect(client.request('textDocument/diagnostic', {})).rejects.toThrow('-32002')
    await client.request('initialize', { capabilities: {} })
    await expect(client.request('initialize', { capabilities: {} })).rejects.toThrow('-32600')
  })

  it.each([undefined, {}, { capabilities: null }, { capabilities: {}, workspaceFolders: [{}], rootUri: 7 }])(
    'begins with any client: %j',
    async (params) => {
      const client = bare()
      const { capabilities } = await client.request('initialize', params)
      expect(capabilities).toMatchObject({
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2 },
      })
      expect(capabilities).not.toHaveProperty('diagnosticProvider')
      client.notify('initialized')
      client.open('untitled:1', service('web').replace('ports', 'port'))
      await client.until(() => client.published.size > 0)
      expect(client.published.get('untitled:1')!.diagnostics[0]).toMatchObject({ code: 'required-value' })
      expect(client.stderr).toBe('')
    },
  )

  it('is not hurt by what is no message, no request or about nothing', async () => {
    const client = await LanguageClient.start([folderOf({ 'a.yaml': service('web') })])
    for (const method of ['didOpen', 'didChange', 'didClose', 'didSave'])
      for (const params of [
        undefined,
        [],
        null,
        { textDocument: 7 },
        { textDocument: { uri: 'file:///%%%', version: 'x' } },
      ])
        client.send({ method: `textDocument/${method}`, params })
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [null, { uri: 7 }, { uri: 'file://nowhere/a.yaml', type: 9 }],
    })
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [null, { uri: 'nonsense' }] } })
    client.notify('$/cancelRequest', { id: 'nothing' })
    client.notify('__proto__', {})
    client.send({ id: 'toString', method: 'toString' })
    client.change('/unknown.yaml', { text: 'a' })
    client.close('/unknown.yaml')
    client.open('untitled:a', 'a: b\n')
    client.change('untitled:a', {
      range: { start: { line: 9e9, character: -1 }, end: { line: -4, character: 'x' } },
      text: 'y',
    })
    client.write('Content-Length: 7\r\n\r\n{"a": b')
    client.write('Content-Length: 4\r\n\r\nnull')
    await client.settled()
    await expect(client.request('textDocument/nonsense', {})).rejects.toThrow('-32601')
    await expect(client.request('textDocument/diagnostic', {})).rejects.toThrow('-32602')
    expect(await client.request('textDocument/diagnostic', { textDocument: { uri: 'file:///no.yaml' } })).toEqual({
      kind: 'full',
      items: [],
    })
    expect(client.stderr).toBe('')
  })

  it('ends with a stream that is none', async () => {
    const client = await LanguageClient.start([])
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    client.hangUp()
    expect(await client.ended).toBe(1)
    expect(client.stderr).toBe('')
  })
})

describe('diagnostics that are pushed', () => {
  it('follow what is typed, in other files too, and what happens on disk', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('login'), 'c.yaml': service('web') })
    const client = await LanguageClient.start([folder])
    expect(await codes(client, folder)).toEqual({})
    const b = join(folder, 'b.yaml')
    client.open(b, secret('login'))
    const range = { start: { line: 2, character: 17 }, end: { line: 2, character: 22 } }
    const version = client.change(b, { range, text: 'logins' })
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    expect(client.published.get(uri(b))!.version).toBe(version)
    client.close(b)
    expect(await codes(client, folder)).toEqual({})
    rmSync(b)
    writeFileSync(join(folder, 'd.yaml'), secret('logins'))
    client.watched([b, 3], [join(folder, 'd.yaml'), 1])
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    writeFileSync(join(folder, 'supercargo.yaml'), 'rules: {dangling-reference: off}\n')
    client.watched([join(folder, 'supercargo.yaml'), 1])
    expect(await codes(client, folder)).toEqual({})
    writeFileSync(join(folder, 'supercargo.yaml'), 'rules: {dangling-reference: of}\nclosed: 7\n')
    client.watched([join(folder, 'supercargo.yaml'), 2])
    expect(await codes(client, folder)).toEqual({ 'supercargo.yaml': ['config', 'config'] })
  })

  it('follow files that a config extends', async () => {
    const config = 'extends: ./base.yaml\n'
    const folder = folderOf({ 'supercargo.yaml': config, 'base.yaml': '', 'a.yaml': pod, 'b.yaml': secret('logins') })
    const client = await LanguageClient.start([folder])
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    writeFileSync(join(folder, 'base.yaml'), 'rules: {dangling-reference: off}\n')
    client.watched([join(folder, 'base.yaml'), 2])
    expect(await codes(client, folder)).toEqual({})
    writeFileSync(join(folder, 'base.yaml'), 'rules: 7\n')
    client.watched([join(folder, 'base.yaml'), 2])
    expect(await codes(client, folder)).toEqual({ 'base.yaml': ['config'] })
    writeFileSync(join(folder, 'base.yaml'), '')
    client.watched([join(folder, 'base.yaml'), 2])
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
  })

  it('say at the place of a wrong config entry what is wrong', async () => {
    const folder = folderOf({ 'supercargo.yaml': 'preset: server\ncrds:\n  - nowhere\n', 'a.yaml': pod })
    const client = await LanguageClient.start([folder])
    const [all] = [...(await client.settled()).values()]
    expect(all).toMatchObject([
      { range: { start: { line: 2, character: 4 } }, message: expect.stringContaining('nowhere') },
    ])
  })

  it('keep what is known of several resources while one is typed in', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('logins') })
    const client = await LanguageClient.start([folder])
    const a = join(folder, 'a.yaml')
    client.open(a, pod)
    await client.settled()
    const before = client.heard.length
    client.change(a, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# a\n' })
    await client.settled()
    const published = client.heard
      .slice(before)
      .filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri === uri(a))
    expect(published.map(({ params }) => params.diagnostics.length)).not.toContain(0)
    expect(published.at(-1)!.params.diagnostics).toMatchObject([{ range: { start: { line: 4 } } }])
  })

  it('know several folders, that come and go, each with its config', async () => {
    const one = folderOf({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndate: {}\n' })
    const two = folderOf({
      'supercargo.yaml': 'rules: {unknown-field: off}\n',
      'a.yaml': 'apiVersion: v1\nkind: Pood\n',
    })
    const client = await LanguageClient.start([one, join(one, 'sub')])
    expect([...(await client.settled()).keys()]).toEqual([uri(join(one, 'a.yaml'))])
    const event = { added: [{ uri: uri(two) }], removed: [{ uri: uri(one) }] }
    client.notify('workspace/didChangeWorkspaceFolders', { event })
    expect([...(await client.settled()).keys()]).toEqual([uri(join(two, 'a.yaml'))])
  })

  it('are there for a file of no folder, among those around it, of which nothing is said', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': 'apiVersion: v1\nkind: Pood\n', 'c.yaml': secret('logins') })
    const client = await LanguageClient.start([])
    client.open(join(folder, 'a.yaml'), pod)
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    client.open(join(folder, 'd.yaml'), secret('login'))
    expect(await codes(client, folder)).toEqual({})
    client.close(join(folder, 'd.yaml'))
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    client.close(join(folder, 'a.yaml'))
    expect(await codes(client, folder)).toEqual({})
  })

  it('leave alone what is no manifest, what git and the config ignore, and older states', async () => {
    const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndate: {}\n'
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      'supercargo.yaml': 'ignore: [old/]\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
      'chart/values.yaml': 'image: {tag: 1}\n',
    })
    const client = await LanguageClient.start([folder])
    const files = ['out/a.yaml', 'old/a.yaml', 'chart/templates/a.yaml', 'notes.txt', 'node_modules/a/a.yaml']
    for (const file of files) client.open(join(folder, file), wrong)
    client.open(`git:${join(folder, 'a.yaml')}?HEAD`, wrong)
    client.open(join(folder, 'compose.yaml'), 'services: {web: {image: nginx}}\n')
    client.open(join(folder, '.github/workflows/ci.yaml'), 'on: push\njobs: {a: {runs-on: ubuntu, steps: []}}\n')
    client.open(join(folder, 'chart/values-dev.yaml'), 'kind: a\nmetadata: {}\n')
    client.open(join(folder, 'tpl.yaml'), wrong, 'helm')
    expect(await codes(client, folder)).toEqual({})
    client.open(join(folder, 'new.yaml'), wrong)
    expect(await codes(client, folder)).toEqual({ 'new.yaml': ['unknown-field'] })
  })

  it('count in the characters that the client counts in', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {annotations: {a: "🚢é"}, nam: a, name: a}\n'
    for (const [encoding, start] of [
      ['utf-8', 39],
      ['utf-16', 36],
      ['utf-32', 35],
    ] as const) {
      const client = await LanguageClient.start([], { ...PUSHED, general: { positionEncodings: [encoding] } })
      client.open('untitled:a', text)
      await client.until(() => client.published.get('untitled:a')?.diagnostics.length === 1)
      const [{ range }] = client.published.get('untitled:a')!.diagnostics as [any]
      expect(range, encoding).toEqual({ start: { line: 2, character: start }, end: { line: 2, character: start + 3 } })
      client.change('untitled:a', { range, text: 'generateName' })
      expect(await client.settled()).toEqual(new Map())
    }
  })

  it('take in saved files where the client cannot watch', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('login') })
    const client = await LanguageClient.start([folder], { textDocument: PUSHED.textDocument })
    expect(await codes(client, folder)).toEqual({})
    writeFileSync(join(folder, 'b.yaml'), secret('logins'))
    client.notify('textDocument/didSave', { textDocument: { uri: uri(join(folder, 'b.yaml')) } })
    expect(await codes(client, folder)).toEqual({ 'a.yaml': ['dangling-reference'] })
    expect(client.heard.some(({ method }) => method === 'client/registerCapability')).toBe(false)
  })

  it('have the client watch all that says what files are', async () => {
    const client = await LanguageClient.start([folderOf({ 'a.yaml': pod })])
    await client.settled()
    const [asked] = client.heard.filter(({ method }) => method === 'client/registerCapability')
    const watched = (asked!.params as any).registrations[0].registerOptions.watchers as { globPattern: string }[]
    const globs = watched.map(({ globPattern }) => globPattern)
    expect(globs).toEqual(['**/*.{yaml,yml,json}', '**/Kustomization', '**/.gitignore'])
  })
})

it('outlines a document, as a tree or as a list', async () => {
  for (const isTree of [true, false]) {
    const documentSymbol = { hierarchicalDocumentSymbolSupport: isTree }
    const client = await LanguageClient.start([], { textDocument: { ...PUSHED.textDocument, documentSymbol } })
    const textDocument = { uri: 'untitled:a' }
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toBeNull()
    client.open('untitled:a', pod)
    const [symbol] = await client.request('textDocument/documentSymbol', { textDocument })
    expect(symbol).toMatchObject(
      isTree
        ? {
            name: 'Pod web',
            detail: 'v1',
            selectionRange: { start: { line: 2, character: 17 }, end: { line: 2, character: 20 } },
          }
        : { name: 'Pod web', location: { uri: 'untitled:a', range: { start: { line: 0, character: 0 } } } },
    )
  }
})

describe('diagnostics that are pulled', () => {
  it('have ids by which they need not be sent again, and are to be asked for when others change', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('login') })
    const client = await LanguageClient.start([folder], PULLED)
    const [a, b] = ['a.yaml', 'b.yaml'].map((file) => join(folder, file)) as [string, string]
    client.open(a, pod)
    client.open(b, secret('login'))
    const pull = (path: string, previousResultId?: string) =>
      client.request('textDocument/diagnostic', { textDocument: { uri: uri(path) }, previousResultId })
    await client.settled()
    const first = await pull(a)
    expect(first).toMatchObject({ kind: 'full', items: [] })
    expect(await pull(a, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
    client.change(b, { text: secret('logins') })
    await client.until(() => client.heard.some(({ method }) => method === 'workspace/diagnostic/refresh'))
    const second = await pull(a, first.resultId)
    expect(second).toMatchObject({ kind: 'full', items: [{ code: 'dangling-reference' }] })
    expect(second.resultId).not.toBe(first.resultId)
    expect(client.published.size).toBe(0)
  })

  it('are whole for a client that cannot be told to ask again', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('logins') })
    const client = await LanguageClient.start([folder], { textDocument: { diagnostic: {} } })
    client.open(join(folder, 'a.yaml'), pod)
    const { items } = await client.request('textDocument/diagnostic', {
      textDocument: { uri: uri(join(folder, 'a.yaml')) },
    })
    expect(items).toMatchObject([{ code: 'dangling-reference' }])
    expect(items[0]).not.toHaveProperty('data')
  })

  it('of the workspace come when something changes, until nobody waits', async () => {
    const folder = folderOf({ 'a.yaml': pod, 'b.yaml': secret('logins') })
    const client = await LanguageClient.start([folder], PULLED)
    const pull = (ids: unknown[]) => client.ask('workspace/diagnostic', { previousResultIds: ids })
    const { result } = await pull([]).answer
    expect(result.items).toMatchObject([{ uri: uri(join(folder, 'a.yaml')), version: null, kind: 'full', items: [{}] }])
    const ids = result.items.map(({ uri, resultId }: any) => ({ uri, value: resultId }))
    const waiting = pull(ids)
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'sub/c.yaml'), secret('login'))
    client.watched([join(folder, 'sub/c.yaml'), 1])
    expect((await waiting.answer).result.items).toEqual([
      { uri: uri(join(folder, 'a.yaml')), version: null, kind: 'full', items: [] },
    ])
    const idle = pull([{ uri: 'file:///gone.yaml', value: '1' }, ...ids])
    expect((await idle.answer).result.items).toHaveLength(2)
    client.open(join(folder, 'sub/c.yaml'), secret('loginn'))
    const again = (await pull([]).answer).result.items.map(({ uri, resultId }: any) => ({ uri, value: resultId }))
    const cancelled = pull(again)
    client.notify('$/cancelRequest', { id: cancelled.id })
    expect((await cancelled.answer).error?.code).toBe(-32800)
    const last = pull(again)
    await client.request('shutdown')
    await last.answer
  })
})
