import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as protocol from 'vscode-languageserver-protocol'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, type Message, PULLED, PUSHED, uri } from '../helpers/language-client.ts'
import { inProcess, spawned } from '../helpers/running.ts'

const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: main
          image: registry.example/web:1
          envFrom: [{secretRef: {name: login}}]
`
const SERVICE =
  'apiVersion: v1\r\nkind: Service\r\nmetadata:\r\n  name: "wéb 🚢"\r\nspec: {selector: {app: web}, ports: [{port: 80}]\r\n'
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: logon}\n'

/** The methods of the protocol that a client may send while it works, and whether they are answered. */
const METHODS = Object.values(protocol as object).flatMap(({ method, type, messageDirection }: any = {}) =>
  typeof method === 'string' &&
  messageDirection !== 'serverToClient' &&
  !/^(?:method|initialize|shutdown|exit)$/.test(method)
    ? [{ method, isRequest: /Request/.test(type?.constructor.name) }]
    : [],
)

/** The folder of a test; arbitrary URIs are of files in it. */
let folder = ''
const FILES = { 'a.yaml': WORKLOAD, 'b.yaml': SERVICE, 'sub/c.yaml': SECRET, '.git/HEAD': '' }
const known = fc
  .constantFrom('a.yaml', 'b.yaml', 'sub/c.yaml', 'new.yaml', 'supercargo.yaml', 'sub')
  .map((path) => uri(join(folder, path)))
const STRANGE = [
  'untitled:1',
  'untitled:',
  'file:///',
  'file://',
  'file:///%00',
  'file:///%zz',
  'file://host/a.yaml',
  'git:/a.yaml?x',
  '',
  'x',
]

const junk = fc.jsonValue({ maxDepth: 2 })
const number = fc.oneof(
  { weight: 6, arbitrary: fc.nat(30) },
  fc.constantFrom(-1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0, null, '1'),
)
/** Mostly what it should be, sometimes anything. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary }, junk)
const position = mostly(fc.record({ line: number, character: number }))
const range = mostly(fc.record({ start: position, end: position }))
const anyUri = mostly(fc.oneof({ weight: 3, arbitrary: known }, fc.constantFrom(...STRANGE)))
const text = mostly(
  fc.constantFrom(WORKLOAD, SERVICE, SECRET, '', 'a', ': ', '\n', '{', '🚢', '\0', '\ufeff---\n- &a [*a]\n'),
)
const params = fc.oneof(
  { weight: 1, arbitrary: junk },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        textDocument: mostly(
          fc.record({ uri: anyUri, version: number, languageId: junk, text }, { requiredKeys: ['uri'] }),
        ),
        position,
        range,
        positions: mostly(fc.array(position, { maxLength: 3 })),
        contentChanges: mostly(
          fc.array(mostly(fc.record({ range, text }, { requiredKeys: ['text'] })), { maxLength: 4 }),
        ),
        context: mostly(
          fc.record({ diagnostics: mostly(fc.array(junk, { maxLength: 2 })), only: junk, triggerKind: number }),
        ),
        options: junk,
        newName: mostly(fc.constantFrom('web', 'other', '', 'a b', 'ä', 'x'.repeat(300))),
        query: mostly(fc.constantFrom('', 'web', '*', '(')),
        command: junk,
        arguments: junk,
        settings: junk,
        previousResultId: junk,
        previousResultIds: mostly(fc.array(mostly(fc.record({ uri: anyUri, value: junk })), { maxLength: 3 })),
        changes: mostly(fc.array(mostly(fc.record({ uri: anyUri, type: number })), { maxLength: 3 })),
        event: mostly(
          fc.record({
            added: mostly(fc.array(mostly(fc.record({ uri: mostly(known) })), { maxLength: 2 })),
            removed: mostly(fc.array(mostly(fc.record({ uri: mostly(known) })), { maxLength: 2 })),
          }),
        ),
        data: junk,
        label: junk,
      },
      { requiredKeys: ['textDocument', 'position', 'range'] },
    ),
  },
)
const message = fc.record({ to: fc.constantFrom(...METHODS), params, isCancelled: fc.boolean() })

const INTERNAL = -32603
const METHOD_NOT_FOUND = -32601
const PUBLISHED = 'textDocument/publishDiagnostics'

/** Waits for an answer, but not for ever. */
function soon<T>(answer: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} was not answered`)), 60_000)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** What the server says of defects of its own. */
function defects(client: LanguageClient): Message[] {
  return client.heard.filter(({ method, params }) => method === 'window/logMessage' && /defect/.test(params.message))
}

it('answers whatever it is asked, and survives whatever it is told', async () => {
  folder = folderOf(FILES)
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 15 }), async (messages) => {
      const client = new LanguageClient(inProcess())
      try {
        await client.request('initialize', {
          capabilities: PULLED,
          workspaceFolders: [{ uri: uri(folder), name: 'all' }],
        })
        client.open(join(folder, 'a.yaml'), WORKLOAD)
        client.open(join(folder, 'b.yaml'), SERVICE)
        const asked = messages.flatMap(({ to: { method, isRequest }, params, isCancelled }) => {
          if (!isRequest) client.notify(method, params as object)
          const request = isRequest ? { method, ...client.ask(method, params as object) } : undefined
          // What waits until something changes is given up in the end.
          if (request && (isCancelled || method === 'workspace/diagnostic'))
            client.notify('$/cancelRequest', { id: request.id })
          return request ?? []
        })
        for (const { method, answer } of asked)
          expect([method, (await soon(answer, method)).error]).not.toMatchObject([method, { code: INTERNAL }])
        await soon(client.request('supercargo/settled'), 'the end')
        expect(defects(client)).toEqual([])
        expect(await client.request('shutdown')).toBeNull()
      } finally {
        client.kill()
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  )
}, 120_000)

describe('capabilities', () => {
  const capabilities = fc.oneof(
    junk,
    fc.record({ general: junk, workspace: junk, textDocument: junk, window: junk, notebookDocument: junk }),
    fc.record({
      general: mostly(fc.record({ positionEncodings: mostly(fc.array(junk, { maxLength: 3 })) })),
      workspace: mostly(
        fc.dictionary(
          fc.constantFrom('diagnostics', 'didChangeWatchedFiles', 'symbol', 'workspaceEdit', 'configuration'),
          junk,
        ),
      ),
      textDocument: mostly(
        fc.dictionary(
          fc.constantFrom(
            ...[
              'publishDiagnostics',
              'diagnostic',
              'documentSymbol',
              'completion',
              'hover',
              'definition',
              'rename',
              'codeAction',
              'foldingRange',
            ],
          ),
          mostly(fc.record({ completionItem: junk, contentFormat: junk, documentationFormat: junk, tagSupport: junk })),
        ),
      ),
    }),
  )
  const others = fc.record(
    {
      processId: junk,
      rootUri: mostly(anyUri),
      rootPath: junk,
      workspaceFolders: junk,
      initializationOptions: junk,
      trace: junk,
      locale: junk,
    },
    { requiredKeys: [] },
  )

  it('may be anything', async () => {
    await fc.assert(
      fc.asyncProperty(capabilities, others, async (capabilities, { processId: _, rootPath: __, ...others }) => {
        const client = new LanguageClient(inProcess())
        const { capabilities: offered } = await soon(
          client.request('initialize', { capabilities, ...others, rootUri: null }),
          'initialize',
        )
        expect(offered.textDocumentSync).toBeDefined()
        client.notify('initialized')
        client.open('untitled:1', WORKLOAD)
        const textDocument = { uri: 'untitled:1' }
        for (const method of [
          'completion',
          'hover',
          'definition',
          'documentSymbol',
          'diagnostic',
          'codeAction',
          'foldingRange',
        ]) {
          const params = {
            textDocument,
            position: { line: 3, character: 2 },
            range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
            context: { diagnostics: [] },
          }
          const { error } = await soon(client.ask(`textDocument/${method}`, params).answer, method)
          expect([undefined, METHOD_NOT_FOUND]).toContain(error?.code)
        }
        expect(defects(client)).toEqual([])
        client.kill()
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})

describe('a client', () => {
  it.each([
    ['a length that is no number', 'Content-Length: x\r\n\r\n'],
    ['a negative length', 'Content-Length: -5\r\n\r\n'],
    ['a length of nothing', 'Content-Length: 0\r\n\r\n'],
    ['a length in other digits', 'Content-Length: 1e3\r\n\r\n'],
    ['a length that never comes', 'Content-Length: 99999999999\r\n\r\n{}'],
    ['an unknown charset', 'Content-Length: 2\r\nContent-Type: application/nonsense; charset=none\r\n\r\n{}'],
    ['a header without a colon', 'Content-Length 2\r\n\r\n{}'],
    ['no headers', '\r\n\r\n\r\n\r\n'],
    ['no JSON', 'Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc'],
    ['a list', 'Content-Length: 9\r\n\r\n[1,2,3,4]'],
    ['a number', 'Content-Length: 2\r\n\r\n42'],
    ['very deep JSON', `Content-Length: 60000\r\n\r\n${'['.repeat(60_000)}`],
    ['a very long header', 'x'.repeat(1_000_000)],
  ])('may send %s, and the server neither hangs nor outlives it', async (_, bytes) => {
    const client = await LanguageClient.start([], PUSHED, spawned())
    client.write(bytes)
    client.notify('exit')
    client.hangUp()
    expect(await soon(client.ended, 'the end')).toBe(1)
    expect(client.stderr).toBe('')
  })

  it('may read nothing: what it missed of a document is not kept', async () => {
    const client = await LanguageClient.start([], PUSHED, spawned())
    client.stopReading()
    const lines = (text: string) => `${SECRET}stringData:\n${`  ${text}: 1\n`.repeat(500)}`
    client.open('untitled:1', lines('a'))
    for (let count = 0; count < 200; count++) {
      client.change('untitled:1', { text: lines(`a${count}`) })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    client.goOnReading()
    const said = await soon(client.settled(), 'the end')
    expect(said.get('untitled:1')).toHaveLength(500)
    expect(client.published.get('untitled:1')!.version).toBe(201)
    expect(client.heard.filter(({ method }) => method === PUBLISHED).length).toBeLessThan(10)
  })

  it('may have a thousand documents open, and send them in a hurry', async () => {
    const texts = Array.from({ length: 1000 }, (_, count) => SECRET.replace('logon', `logon-${count}`))
    const folder = folderOf(Object.fromEntries(texts.map((text, count) => [`${count}.yaml`, text])))
    const client = await LanguageClient.start([folder], PUSHED, spawned())
    const paths = texts.map((_, count) => (count % 10 === 0 ? `untitled:${count}` : join(folder, `${count}.yaml`)))
    for (const [count, path] of paths.entries()) client.open(path, texts[count]!)
    for (const [count, path] of paths.entries()) client.change(path, { text: texts[count]!.replace('kind', 'knd') })
    expect((await soon(client.settled(), 'the end')).size).toBe(1000)
    for (const path of paths) client.close(path)
    expect((await soon(client.settled(), 'the end')).size).toBe(0)
    expect(client.stderr).toBe('')
  }, 120_000)

  it('may send a very large message', async () => {
    const client = await LanguageClient.start([], PUSHED, spawned())
    client.open('untitled:1', `# ${'x'.repeat(30_000_000)}\n`)
    client.open('untitled:2', SECRET.replace('kind', 'knd'))
    const said = await soon(client.settled(), 'the end')
    expect([...said.keys()]).toEqual(['untitled:2'])
    client.change('untitled:1', { text: SECRET.replace('kind', 'knd') })
    expect((await soon(client.settled(), 'the end')).size).toBe(2)
  })

  it('may cancel in strange ways', async () => {
    const client = await LanguageClient.start([], PUSHED, spawned())
    for (const params of [undefined, null, 7, [], {}, { id: null }, { id: {} }, { id: 10 ** 9 }])
      client.send({ method: '$/cancelRequest', params })
    client.send({ id: null, method: 'textDocument/hover', params: {} })
    client.send({ id: {}, method: 'textDocument/hover', params: {} })
    client.send({ id: 3, result: {} })
    client.send({ id: 4, error: 'none' })
    client.send({ result: null, error: null })
    client.send({})
    const textDocument = { uri: 'untitled:1' }
    client.open(textDocument.uri, WORKLOAD)
    expect(await soon(client.request('textDocument/documentSymbol', { textDocument }), 'the outline')).not.toEqual([])
    expect(client.stderr).toBe('')
  })

  it('is answered with what it may not do before and after, and no more than that', async () => {
    const client = new LanguageClient(inProcess())
    const requests = METHODS.filter(({ isRequest }) => isRequest)
    const codes = async () => {
      const answers = requests.map(({ method }) => soon(client.ask(method, {}).answer, method))
      return new Set((await Promise.all(answers)).map(({ error }) => error?.code))
    }
    for (const { method, isRequest } of METHODS) if (!isRequest) client.notify(method, {})
    expect(await codes()).toEqual(new Set([-32002]))
    await client.request('initialize', { capabilities: PUSHED })
    await client.request('shutdown')
    expect(await codes()).toEqual(new Set([-32600]))
    client.open('untitled:1', WORKLOAD)
    expect(client.published.size).toBe(0)
    client.notify('exit')
    expect(await client.ended).toBe(0)
  })
})
