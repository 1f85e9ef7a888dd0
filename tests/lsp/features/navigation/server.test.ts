import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editorOn } from '../../../helpers/editor.ts'
import { folderOf } from '../../../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../../../helpers/language-client.ts'
import { rest, web } from './shop.ts'

const METHODS = ['definition', 'typeDefinition', 'references', 'documentHighlight', 'prepareRename', 'rename']

describe('a server', () => {
  it('leads across files, and renames in all of them', async () => {
    const folder = folderOf({ 'rest.yaml': rest, 'web.yaml': web })
    const client = await LanguageClient.start([folder])
    const path = join(folder, 'web.yaml')
    client.open(path, web)
    const textDocument = { uri: uri(path) }
    const at = (text: string) => {
      const before = web.slice(0, web.indexOf(text)).split('\n')
      return { textDocument, position: { line: before.length - 1, character: before.at(-1)!.length } }
    }
    const secret = uri(join(folder, 'rest.yaml'))
    client.change(path, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '# new\n',
    })
    const moved = at('login, key')
    moved.position.line++
    expect(await client.request('textDocument/definition', moved)).toEqual([
      { uri: secret, range: { start: { line: 10, character: 17 }, end: { line: 10, character: 22 } } },
    ])
    const found = await client.request('textDocument/references', { ...moved, context: { includeDeclaration: true } })
    expect(found).toHaveLength(2)
    const { changes } = await client.request('textDocument/rename', { ...moved, newName: 'account' })
    expect(Object.keys(changes).sort()).toEqual([secret, textDocument.uri].sort())
    await expect(client.request('textDocument/rename', { ...moved, newName: '-' })).rejects.toThrow(
      '-32803 Secret "login" cannot be renamed to "-"',
    )
    const variable = at('USER, valueFrom')
    variable.position.line++
    await expect(client.request('textDocument/prepareRename', variable)).rejects.toThrow('-32803 variable "USER"')
  })

  it('says what it can to clients of all sorts', async () => {
    const bare = await LanguageClient.start([], {})
    const { capabilities } = await new Promise<any>((resolve) => {
      const other = new LanguageClient()
      resolve(
        other
          .request('initialize', { capabilities: { ...PUSHED, textDocument: { rename: { prepareSupport: true } } } })
          .finally(() => other.kill()),
      )
    })
    expect(capabilities).toMatchObject({
      definitionProvider: true,
      typeDefinitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
    })
    for (const method of METHODS)
      for (const params of [
        {},
        { position: null },
        { position: { line: -1, character: 'x' } },
        { position: { line: 99, character: 99 } },
      ])
        expect(
          await bare.request(`textDocument/${method}`, { textDocument: { uri: 'untitled:none' }, ...params }),
        ).toBeNull()
  })

  it('is not hurt by any document, and leaves alone what is no manifest', async () => {
    const client = await LanguageClient.start([], {})
    const texts = [
      '',
      '\n',
      '- a',
      'kind: &a Pod\n*a : *a\n',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {__proto__: b}}\nspec: {containers: [{name: __proto__, ports: [{name: __proto__}]}]}\n',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\ndata: {__proto__: x, constructor: y}\n',
      'apiVersion: v1\nkind: Service\nmetadata: {name: [a]}\nspec: {selector: [a], ports: {a: b}}\n',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Values.name }}}\n{{- end }}\n',
      'services:\n  web: {image: a}\n',
      '{"apiVersion": "v1", "kind": "List", "items": [{"kind": "Pod"}, 7, null]}',
    ]
    for (const [index, text] of texts.entries()) {
      const at = `untitled:${index}`
      client.open(at, text)
      for (let line = 0; line < text.split('\n').length; line++)
        for (const character of [0, 7, 17, 40])
          for (const method of METHODS) {
            const params = { textDocument: { uri: at }, position: { line, character }, newName: 'zz' }
            const { error } = await client.ask(`textDocument/${method}`, params).answer
            if (error !== undefined) expect(error).toMatchObject({ code: -32803 })
          }
    }
    expect(client.stderr).toBe('')
    expect(client.heard.filter(({ method }) => method === 'window/logMessage')).toEqual([])
  })
})

describe('places', () => {
  const list = (name: string) => `apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Secret, metadata: {name: ${name}, annotations: {"ü€😀": x}}, stringData: {a: b}}
  - apiVersion: v1
    kind: ServiceAccount
    metadata: {name: "ü😀", annotations: {"😀": "€"}}
    secrets: [{name: other}, {name: login}]
`

  it.each(['utf-8', 'utf-16', 'utf-32'])('count in %s, in open and closed files', async (encoding) => {
    const capabilities = { general: { positionEncodings: [encoding] } }
    const user =
      'apiVersion: v1\r\nkind: ServiceAccount\r\nmetadata: {name: b}\r\n# €\r\nsecrets: [{"😀": ü, name: login}]\r\n'
    const editor = await editorOn({ 'a.yaml': list('lo|gin'), 'b.yaml': `\ufeff${user}` }, { capabilities })
    const edit = await editor.ask('textDocument/rename', { newName: 'account' })
    expect(editor.after(edit)).toEqual({
      'a.yaml': list('login').replaceAll('login', 'account'),
      'b.yaml': `\ufeff${user.replace('login', 'account')}`,
    })
  })

  it('are not changed in files that are no longer what was judged', async () => {
    const user = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: b}\nsecrets: [{name: login}]\n'
    const editor = await editorOn({ 'a.yaml': list('lo|gin'), 'b.yaml': user })
    writeFileSync(join(editor.folder, 'b.yaml'), `# new\n${user}`)
    utimesSync(join(editor.folder, 'b.yaml'), 1, 1)
    await expect(editor.ask('textDocument/rename', { newName: 'x' })).rejects.toThrow('b.yaml has changed meanwhile')
  })
})
