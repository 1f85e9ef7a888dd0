import { describe, expect, it } from 'vitest'
import { UNSURE } from '../../../../src/lsp/features/feature.ts'
import { definition } from '../../../../src/lsp/features/navigation/definition.ts'
import { editorOn } from '../../../helpers/editor.ts'
import { rest, web } from './shop.ts'

/** Where the cursor leads that stands in the first file that has the text, at `|` in it. */
async function from(place: string, files: Record<string, string> = { 'rest.yaml': rest, 'web.yaml': web }) {
  const plain = place.replace('|', '')
  const [path] = Object.entries(files).find(([, text]) => text.includes(plain))!
  const editor = await editorOn({ ...files, [path]: files[path]!.replace(plain, place) })
  return editor.shown(await editor.ask('textDocument/definition'))
}

it.each([
  ['the resource of a name', 'serviceAccountName: run|ner', ['rest.yaml:7 runner']],
  ['a key', 'key: us|er', ['rest.yaml:12 user']],
  ['the resource beside a key', 'name: log|in, key', ['rest.yaml:11 login']],
  ['the key that is mounted alone', 'subPath: app.c|onf', ['rest.yaml:18 app.conf']],
  [
    'the Namespace of a resource',
    'metadata: {name: web, namespace: sh|op}\nspec:\n  selector: {matchLabels',
    ['rest.yaml:3 shop'],
  ],
  ['the volume of a mount', '{name: sett|ings, mountPath', ['web.yaml:24 settings']],
  ['the port of a probe', 'httpGet: {port: ht|tp}', ['web.yaml:15 http']],
  ['the variable in a text', 'hello $(US|ER)', ['web.yaml:18 USER']],
  ['a container by an annotation', 'default-container: ma|in', ['web.yaml:13 main']],
  ['a container of a field', 'containerName: ma|in', ['web.yaml:13 main']],
  ['the target of a Service', 'targetPort: ht|tp', ['web.yaml:15 http']],
  ['the pods of a Service', 'selector: {app: we|b}', ['web.yaml:8 web']],
  ['the label of pods by its key', 'selector: {a|pp: web}', ['web.yaml:8 app']],
  ['the pods of a workload', 'matchLabels: {app: we|b}}\n  template', ['web.yaml:8 web']],
  ['the named port of an Ingress', 'port: {name: ww|w}', ['rest.yaml:25 www']],
  ['the numbered port of an Ingress', 'number: 8|0', ['rest.yaml:25 80']],
  ['the port of a policy', 'ingress: [{ports: [{port: ht|tp}', ['web.yaml:15 http']],
  ['the Service that a monitor selects', 'team: fr|ont}}, endpoints', ['rest.yaml:22 front']],
  ['the port that a monitor scrapes', 'endpoints: [{port: ww|w', ['rest.yaml:25 www']],
  ['a name to itself', 'kind: Secret\nmetadata: {name: log|in', ['rest.yaml:11 login']],
  ['nowhere where nothing is there', 'secrets: [{name: near|by}]', []],
  ['nowhere from other text', 'image: registry.ex|ample/web:1', []],
])('leads to %s', async (_, place, expected) => {
  expect(await from(place)).toEqual(expected)
})

it('leads nowhere where a name is nearly there', async () => {
  const files = {
    'web.yaml': web.replace('serviceAccountName: runner', 'serviceAccountName: runer'),
    'rest.yaml': rest,
  }
  expect(await from('serviceAccountName: run|er', files)).toEqual([])
})

describe('while somebody types', () => {
  const asked = async (change: (text: string) => string, place: string) => {
    const editor = await editorOn({ 'rest.yaml': rest, 'web.yaml': `|${web}` })
    const text = change(web)
    editor.told.session.change(editor.uri, 2, [{ text }])
    const view = (await editor.told.session.viewOf(editor.uri, false, () => false, true))!
    const at = text.indexOf(place.replace('|', '')) + place.indexOf('|')
    const answer = definition.answer(view, { position: editor.at(at) }) as any
    return answer === UNSURE ? 'unsure' : answer?.map(({ uri, range }: any) => [uri.split('/').at(-1), range.start])
  }

  it('goes by what was judged last, as long as nothing has changed there', async () => {
    const more = (text: string) => `# one more line\n${text}`
    expect(await asked(more, '{name: settin|gs, mountPath')).toEqual([['web.yaml', { line: 24, character: 17 }]])
    expect(await asked(more, 'secretKeyRef: {name: log|in')).toEqual([['rest.yaml', { line: 10, character: 17 }]])
    expect(await asked((text) => text.replace('USER', 'ACCOUNT'), 'serviceAccountName: run|ner')).toHaveLength(1)
  })

  it('waits for the judgement of what has changed', async () => {
    expect(await asked((text) => text.replace('name: login', 'name: logim'), 'secretKeyRef: {name: log|im')).toBe(
      'unsure',
    )
    const renamed = (text: string) => text.replace('{name: settings, configMap', '{name: setting, configMap')
    expect(await asked(renamed, '{name: settin|gs, mountPath')).toBe('unsure')
  })
})

it('leads from a host in a text to its Service', async () => {
  const pod = (value: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {containers: [{name: a, image: "a:1", env: [{name: U, value: "${value}"}]}]}\n`
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\nspec: {ports: [{port: 1}]}\n'
  const files = { 'a.yaml': pod('postgres://db:x@db.shop:1/db'), 'b.yaml': service }
  expect(await from('x@d|b.shop', files)).toEqual(['b.yaml:3 db'])
  expect(await from('db.sh|op', files)).toEqual([])
  expect(await from('post|gres', files)).toEqual([])
})

it('leads from a patch to what it is about', async () => {
  const files = {
    'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 1}]}\n',
    'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
    'patch.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {labels: {a: web}, name: web}\n',
  }
  expect(await from('b}, name: we|b}', files)).toEqual(['a.yaml:3 web'])
  expect(await from('{a: we|b}', files)).toEqual([])
})
