import { describe, expect, it } from 'vitest'
import { editorOn } from '../../../helpers/editor.ts'
import { rest, web } from './shop.ts'

const shop = { 'rest.yaml': rest, 'web.yaml': web }

/** What is asked at `|` in the first file that has the text. */
async function editorAt(place: string, files: Record<string, string> = shop) {
  const plain = place.replace('|', '')
  const [path] = Object.entries(files).find(([, text]) => text.includes(plain))!
  return editorOn({ ...files, [path]: files[path]!.replace(plain, place) })
}

async function references(place: string, files?: Record<string, string>, includeDeclaration = true) {
  const editor = await editorAt(place, files)
  return editor.shown(await editor.ask('textDocument/references', { context: { includeDeclaration } }))
}

describe('references', () => {
  it.each([
    ['a Secret', 'metadata: {name: log|in', ['rest.yaml:11 login', 'web.yaml:18 login']],
    ['a key', '{us|er: me', ['rest.yaml:12 user', 'web.yaml:18 user']],
    ['a mounted key', 'app.c|onf: a=1', ['rest.yaml:18 app.conf', 'web.yaml:22 app.conf']],
    ['a volume', '- {name: sett|ings, configMap', ['web.yaml:22 settings', 'web.yaml:24 settings']],
    ['a container', 'name: ma|in\n', ['web.yaml:9 main', 'web.yaml:13 main', 'web.yaml:20 main']],
    ['a variable', '{name: US|ER', ['web.yaml:18 USER', 'web.yaml:19 USER']],
    [
      'a container port',
      'ports: [{name: ht|tp',
      ['rest.yaml:25 http', 'rest.yaml:40 http', 'web.yaml:15 http', 'web.yaml:16 http'],
    ],
    ['the port of a Service', 'ports: [{name: w|ww', ['rest.yaml:25 www', 'rest.yaml:30 www', 'rest.yaml:45 www']],
    ['the number of a port', 'www, port: 8|0', ['rest.yaml:25 80', 'rest.yaml:35 80']],
    ['a label', 'labels: {app: we|b}', ['rest.yaml:24 web', 'rest.yaml:40 web', 'web.yaml:5 web', 'web.yaml:8 web']],
    [
      'the key of a label',
      'labels: {ap|p: web}',
      ['rest.yaml:24 app', 'rest.yaml:40 app', 'web.yaml:5 app', 'web.yaml:8 app'],
    ],
    ['a label of a Service', 'labels: {team: fr|ont}', ['rest.yaml:22 front', 'rest.yaml:45 front']],
  ])('are all places that are about %s', async (_, place, expected) => {
    expect(await references(place)).toEqual(expected)
  })

  it('leave out declarations where nobody asks for them', async () => {
    expect(await references('metadata: {name: log|in', shop, false)).toEqual(['web.yaml:18 login'])
  })

  it('know everything that lies in a namespace or looks into it', async () => {
    const more = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: ops}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: runner, namespace: shop}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: ops}
spec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]}]}
`
    const found = await references('kind: Namespace\nmetadata: {name: sh|op}', { ...shop, 'a.yaml': more })
    expect(found.filter((each) => each.startsWith('a.yaml'))).toEqual(['a.yaml:5 shop', 'a.yaml:10 shop'])
    expect(found).toHaveLength(13)
  })

  it('stay within the units of what is asked about', async () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {a: b}\n'
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nsecrets: [{name: login}]\n'
    const files = { 'dev/all.yaml': `${secret}---\n${account}`, 'prod/all.yaml': `${secret}---\n${account}` }
    expect(await references('name: log|in', files)).toEqual(['dev/all.yaml:3 login', 'dev/all.yaml:9 login'])
    const based = { 'base/a.yaml': account, 'dev/s.yaml': secret, 'prod/s.yaml': secret }
    expect(await references('secrets: [{name: log|in', based)).toEqual([
      'base/a.yaml:4 login',
      'dev/s.yaml:3 login',
      'prod/s.yaml:3 login',
    ])
    expect(await references('kind: Secret\nmetadata: {name: log|in', based)).toEqual([
      'base/a.yaml:4 login',
      'dev/s.yaml:3 login',
    ])
  })

  it('are there for kinds of custom resources', async () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: tanks.zoo.example}
spec:
  group: zoo.example
  scope: Namespaced
  names: {kind: Tank, plural: tanks}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`
    const files = {
      'crd.yaml': definition,
      'tank.yaml': 'apiVersion: zoo.example/v1\nkind: Tank\nmetadata: {name: a}\n',
    }
    expect(await references('kind: Ta|nk, plural', files)).toEqual(['crd.yaml:7 Tank', 'tank.yaml:2 Tank'])
    for (const method of ['textDocument/definition', 'textDocument/typeDefinition']) {
      const editor = await editorAt('kind: Ta|nk\n', files)
      expect(editor.shown(await editor.ask(method))).toEqual(['crd.yaml:7 Tank'])
    }
  })

  it('are there for anchors', async () => {
    const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: &labels {app: web}, annotations: *labels}
data: {a: &x one, b: *x, c: &x two, d: *x}
`
    expect(await references('b: *|x', { 'a.yaml': text })).toEqual(['a.yaml:4 x', 'a.yaml:4 x'])
    expect(await references('&la|bels', { 'a.yaml': text })).toEqual(['a.yaml:3 labels', 'a.yaml:3 labels'])
  })
})

describe('highlights', () => {
  it('are the places in the document alone, written or read', async () => {
    const editor = await editorAt('labels: {app: we|b}')
    const found = await editor.ask('textDocument/documentHighlight')
    expect(found.map((each: any) => [editor.textOf(each.range), each.range.start.line, each.kind])).toEqual([
      ['web', 4, 2],
      ['web', 7, 3],
    ])
    const nothing = await editorAt('imagePull|', { 'a.yaml': 'apiVersion: v1\nkind: Pod\nspec: {imagePull}\n' })
    expect(await nothing.ask('textDocument/documentHighlight')).toBeNull()
  })
})
