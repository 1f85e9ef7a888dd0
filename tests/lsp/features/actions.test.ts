import { describe, expect, it } from 'vitest'
import type { CodeAction } from 'vscode-languageserver-protocol'
import { codeAction } from '../../../src/lsp/features/actions/index.ts'
import { type EditorOptions, editorOn } from '../../helpers/editor.ts'
import { folderOf } from '../../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../../helpers/language-client.ts'

const TAKING = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } }

interface Asked extends EditorOptions {
  readonly context?: object
}

/** What is offered at the cursor, by title, and the text that comes of each. */
async function actions(
  files: string | Record<string, string>,
  { context = { diagnostics: [] }, ...options }: Asked = {},
) {
  const editor = await editorOn(typeof files === 'string' ? { 'a.yaml': files } : files, {
    capabilities: TAKING,
    ...options,
  })
  const at = editor.at(editor.cursor)
  const given: any[] = (await editor.ask('textDocument/codeAction', { range: { start: at, end: at }, context })) ?? []
  return new Map(given.map((action) => [action.title as string, { ...action, text: edited(editor, action) }]))
}

function edited(editor: Awaited<ReturnType<typeof editorOn>>, { edit }: any): string {
  return editor.edited(edit?.changes?.[editor.uri] ?? edit?.documentChanges?.[0].edits ?? [])
}

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}`

describe('what was meant', () => {
  it('is written into a version of the document, where the client can do that', async () => {
    const capabilities = { ...TAKING, workspace: { workspaceEdit: { documentChanges: true } } }
    const found = await actions(pod('  containrs|: []\n'), { capabilities })
    const { edit, text } = found.get('Replace `containrs` with `containers`')
    expect(edit.documentChanges[0].textDocument.version).toBe(1)
    expect(text).toContain('  containers: []\n')
  })

  it.each([
    ['a field', pod('  containrs|: []\n'), 'Replace `containrs` with `containers`', '  containers: []\n'],
    [
      'a quoted field',
      pod('  "containrs|": []\n'),
      'Replace `"containrs"` with `"containers"`',
      '  "containers": []\n',
    ],
    [
      'a value',
      pod('  restartPolicy: allways|\n  containers: []\n'),
      'Replace `allways` with `Always`',
      'restartPolicy: Always\n',
    ],
    [
      'a value in quotes',
      pod("  restartPolicy: 'allways|'\n"),
      "Replace `'allways'` with `'Always'`",
      "restartPolicy: 'Always'\n",
    ],
    [
      'a kind',
      'apiVersion: v1\nkind: Servise|\nmetadata: {name: a}\n',
      'Replace `Servise` with `Service`',
      'kind: Service\n',
    ],
    [
      'an API',
      'apiVersion: app/v1|\nkind: Deployment\nmetadata: {name: a}\n',
      'Replace `app/v1` with `apps/v1`',
      'apiVersion: apps/v1\n',
    ],
    ['a number', pod('  priority: "3|"\n'), 'Replace `"3"` with `3`', 'priority: 3\n'],
    [
      'a text',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: 3|\n',
      'Replace `3` with `"3"`',
      'a: "3"\n',
    ],
    [
      'a rule',
      `# supercargo-ignore-file unknown-fild|: why\n${pod('  containers: []\n')}`,
      'Replace `unknown-fild` with `unknown-field`',
      'file unknown-field: why',
    ],
  ])('by %s is written instead', async (_, text, title, expected) => {
    const found = (await actions(text)).get(title)
    expect(found?.text).toContain(expected)
    expect(found).toMatchObject({ kind: 'quickfix', isPreferred: true })
  })

  it('by a name is that of a resource in another file', async () => {
    const found = await actions({
      'a.yaml': pod('  containers: [{name: a, image: b}]\n  volumes: [{name: a, secret: {secretName: web-tlss|}}]\n'),
      'b.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: web-tls}\n',
    })
    expect(found.get('Replace `web-tlss` with `web-tls`')?.text).toContain('{secretName: web-tls}')
  })

  it('is nothing that stands there already', async () => {
    const found = await actions(pod('  containrs|: []\n  containers: []\n'))
    expect([...found.keys()].filter((title) => title.startsWith('Replace'))).toEqual([])
  })

  it('may be several things, none of which is preferred', async () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {strategy: {rollingUpdate: {maxSurge: "5|0"}}}\n'
    const found = await actions(text)
    expect(found.get('Replace `"50"` with `50`')?.text).toContain('maxSurge: 50}')
    expect(found.get('Replace `"50"` with `"50%"`')?.isPreferred).toBeUndefined()
  })
})

it('a document that cannot be read is repaired as the hint says', async () => {
  const found = await actions('apiVersion: v1\nkind: Pod\nmetadata:\n  name: "web|\nspec: {}\n')
  const [title, action] = [...found].find(([each]) => each.startsWith('Repair'))!
  expect(title).toMatch(/^Repair: \w/)
  expect(action.text).toContain('  name: "web"\n')
})

describe('a finding is ignored', () => {
  const text = pod('  containers:\n    - name: a\n      colo|ur: green\n')

  it('in its line, its document or its file, with a reason that is to be given', async () => {
    const found = await actions(text)
    expect(found.get('Ignore `unknown-field` here')?.text).toContain(
      '    - name: a\n      # supercargo-ignore unknown-field: TODO say why\n      colour: green\n',
    )
    expect(found.get('Ignore `unknown-field` in this document')?.text).toMatch(
      /^# supercargo-ignore-document unknown-field: TODO say why\napiVersion/,
    )
    expect(found.get('Ignore `unknown-field` in this file')?.text).toMatch(
      /^# supercargo-ignore-file unknown-field: TODO say why\napiVersion/,
    )
  })

  it('with the line ends of the file, behind its byte-order mark and its licence', async () => {
    const found = await actions(`\ufeff# Licence\n---\n# own\n${text}`.replaceAll('\n', '\r\n'))
    expect(found.get('Ignore `unknown-field` here')?.text).toContain(
      'a\r\n      # supercargo-ignore unknown-field: TODO say why\r\n      colour',
    )
    expect(found.get('Ignore `unknown-field` in this document')?.text).toContain(
      '# own\r\n# supercargo-ignore-document unknown-field: TODO say why\r\napiVersion',
    )
    expect(found.get('Ignore `unknown-field` in this file')?.text).toMatch(
      /^\ufeff# Licence\r\n# supercargo-ignore-file unknown-field: TODO say why\r\n---/,
    )
  })

  it('by one more rule in a comment that is there', async () => {
    const above = await actions(text.replace('      colo', '      # supercargo-ignore wrong-type: why\n      colo'))
    expect(above.get('Ignore `unknown-field` here')?.text).toContain(
      '# supercargo-ignore wrong-type, unknown-field: why\n',
    )
    const behind = await actions(text.replace('green', 'green # supercargo-ignore wrong-type (until 2099-01-01): why'))
    expect(behind.get('Ignore `unknown-field` here')?.text).toContain(
      'wrong-type, unknown-field (until 2099-01-01): why\n',
    )
    const file = await actions(`# supercargo-ignore-file wrong-type: why\n${text}`)
    expect(file.get('Ignore `unknown-field` in this file')?.text).toMatch(/^# \S+ wrong-type, unknown-field: why\n/)
  })

  it('with what a person is to write selected, where the client can do that', async () => {
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true }
    const found = await actions(text, { capabilities: { ...TAKING, workspace: { workspaceEdit } } })
    const [change] = found.get('Ignore `unknown-field` here').edit.documentChanges
    expect(change.textDocument.version).toBe(1)
    expect(change.edits[0].snippet).toEqual({
      kind: 'snippet',
      value: expect.stringMatching(/^ {6}# supercargo-ignore unknown-field: \$\{1:TODO say why\}\n$/),
    })
  })

  it('in JSON by an annotation', async () => {
    const json = (metadata: string) =>
      `{"apiVersion": "v1", "kind": "Pod", "metadata": ${metadata}, "spec": {"colo|ur": 1, "containers": []}}`
    const options = { language: 'json' }
    const offered = async (metadata: string) =>
      (await actions({ 'a.json': json(metadata) }, options)).get('Ignore `unknown-field` in this resource')?.text
    const said = '"supercargo/ignore": "unknown-field: TODO say why"'
    expect(await offered('{"name": "a"}')).toContain(`"metadata": {"annotations": {${said}},"name": "a"}`)
    expect(await offered('{\n  "name": "a"\n}')).toContain(`{\n  "annotations": {${said}},\n  "name": "a"\n}`)
    expect(await offered('{"name": "a", "annotations": {}}')).toContain(`"annotations": {${said}}`)
    expect(await offered('{"name": "a", "annotations": {"supercargo/ignore": "wrong-type: why"}}')).toContain(
      '"supercargo/ignore": "wrong-type: why; unknown-field: TODO say why"',
    )
  })
})

describe('a suppression of no use is removed', () => {
  const title = 'Remove the suppression of `unknown-field`'
  const of = async (text: string) => (await actions(text)).get(title)?.text
  const rest = pod('  containers: []\n')

  it('with its line, or with the blanks before it', async () => {
    expect(await of(`# supercargo-ignore-file unknown-fie|ld: why\n${rest}`)).toBe(rest)
    expect(await of(rest.replace('[]', '[] # supercargo-ignore unknown-fie|ld: why'))).toBe(rest)
  })

  it('from a comment with other rules', async () => {
    expect(await of(`# supercargo-ignore-file unknown-fie|ld, wrong-type: why\n${rest}`)).toBe(
      `# supercargo-ignore-file wrong-type: why\n${rest}`,
    )
    expect(await of(`# supercargo-ignore-file wrong-type, unknown-fie|ld: why\n${rest}`)).toBe(
      `# supercargo-ignore-file wrong-type: why\n${rest}`,
    )
  })
})

describe('a suppression in an annotation that is of no use is removed', () => {
  const title = 'Remove the suppression of `unknown-field`'
  const of = async (text: string) => (await actions(text)).get(title)?.text
  const rest = pod('  containers: []\n')
  const annotated = (...lines: string[]) =>
    rest.replace('spec:', `  annotations:\n${lines.map((line) => `    ${line}\n`).join('')}spec:`)

  it('with the annotations, where there are no others', async () => {
    expect(await of(annotated('supercargo/ignore: "unknown-fie|ld: why"'))).toBe(rest)
    expect(await of(annotated('a: b', 'supercargo/ignore: >-', '  unknown-fie|ld: why', 'c: d'))).toBe(
      annotated('a: b', 'c: d'),
    )
  })

  it('from others with the same reason', async () => {
    const both = annotated('supercargo/ignore: "unknown-fie|ld, wrong-type: why"')
    expect(await of(both)).toBe(annotated('supercargo/ignore: "wrong-type: why"'))
    expect(await of(annotated('supercargo/ignore: "unknown-fie|ld: why; wrong-type: because"'))).toBeUndefined()
    const list = rest.replace(
      'metadata:\n  name: web',
      'metadata:\n  annotations: {supercargo/ignore: "unknown-fie|ld: why"}\n  name: web',
    )
    expect(await of(list)).toBe(rest)
  })
})

describe('actions', () => {
  const text = pod('  containrs|: []\n')

  it('are of the kinds that are asked for', async () => {
    const asked = async (only: string[]) => (await actions(text, { context: { diagnostics: [], only } })).size
    expect(await asked(['quickfix'])).toBeGreaterThan(0)
    expect(await asked([''])).toBeGreaterThan(0)
    expect(await asked(['refactor', 'source.fixAll'])).toBe(0)
  })

  it('belong to the diagnostics that the client has', async () => {
    const range = { start: { line: 5, character: 2 }, end: { line: 5, character: 11 } }
    const diagnostics = [{ code: 'unknown-field', range, message: 'x' }, { code: 'other', range }, {}]
    const [first] = (await actions(text, { context: { diagnostics } })).values()
    expect(first.diagnostics).toEqual([diagnostics[0]])
  })

  it('are nothing to a client that takes commands alone, and where nothing is wrong', async () => {
    expect(await actions(text, { capabilities: {} })).toEqual(new Map())
    expect(await actions(text.replace('|', '').replace('kind', 'ki|nd'))).toEqual(new Map())
    expect(await actions({ 'values.yaml': 'a: b|\n', 'Chart.yaml': '' })).toEqual(new Map())
  })

  it.each(['utf-8', 'utf-16', 'utf-32'])('stand where the client counts, in %s', async (encoding) => {
    const capabilities = { ...TAKING, general: { positionEncodings: [encoding] } }
    const list =
      'apiVersion: v1\r\nkind: List\r\nitems:\r\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {"🚢ä": "x"}}, dat|: {}}\r\n'
    const found = await actions(list, { capabilities })
    expect(found.get('Replace `dat` with `data`')?.text).toContain('{"🚢ä": "x"}}, data: {}}\r\n')
    expect(found.get('Ignore `unknown-field` here')?.text).toContain('TODO say why\r\n- {apiVersion')
  })

  it('are there for a document without a name, and none for a template', async () => {
    const editor = await editorOn(
      {
        'Chart.yaml': '|',
        'templates/a.yaml': 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: {{ .x }}}\n',
      },
      { capabilities: TAKING, open: ['templates/a.yaml'] },
    )
    const { session } = editor.told
    const offered = async (uri: string, line: number) => {
      await session.settled()
      const view = await session.viewOf(uri, true, () => false)
      const range = { start: { line, character: 3 }, end: { line, character: 3 } }
      return codeAction.answer(view!, { range, context: { diagnostics: [] } }) as CodeAction[] | null
    }
    expect(await offered(editor.uri.replace('Chart.yaml', 'templates/a.yaml'), 0)).toBeNull()
    session.open('untitled:1', 'yaml', 1, pod('  containrs: []\n'))
    expect((await offered('untitled:1', 5))?.[0]?.title).toBe('Replace `containrs` with `containers`')
  })

  it('open the page of the rule', async () => {
    const folder = folderOf({ 'a.yaml': text.replace('|', '') })
    const client = await LanguageClient.start([folder], {
      ...PUSHED,
      ...TAKING,
      window: { showDocument: { support: true } },
    })
    const path = `${folder}/a.yaml`
    client.open(path, text.replace('|', ''))
    await client.settled()
    const at = { line: 5, character: 4 }
    const offered = await client.request('textDocument/codeAction', {
      textDocument: { uri: uri(path) },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })
    const { command } = offered.find(({ title }: any) => title === 'Explain `unknown-field`')
    expect(command).toEqual({
      title: 'Explain `unknown-field`',
      command: 'supercargo.explainRule',
      arguments: ['unknown-field'],
    })
    expect(await client.request('workspace/executeCommand', command)).toBeNull()
    await client.until(() => client.heard.some(({ method }) => method === 'window/showDocument'))
    const shown = client.heard.find(({ method }) => method === 'window/showDocument')
    expect(shown?.params.uri).toMatch(/unknown-field\.md$/)
    await expect(client.request('workspace/executeCommand', { command: 'toString' })).rejects.toThrow('no command')
    await client.request('workspace/executeCommand', { ...command, arguments: [{}] })
  })
})
