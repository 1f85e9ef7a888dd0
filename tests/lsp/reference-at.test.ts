import { expect, it } from 'vitest'
import { referenceAt } from '../../src/lsp/reference-at.ts'
import { editorOn } from '../helpers/editor.ts'

const pod = (spec: string, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
${more}spec:
  containers: [{name: main, image: "registry.example/web:1"}]
${spec}`

/** What the reference at the cursor names and what of it stands there. */
async function at(text: string): Promise<unknown> {
  const editor = await editorOn({ 'a.yaml': text })
  const view = await editor.view()
  const spot = referenceAt(view, editor.cursor)
  if (spot === undefined) return undefined
  const { reference, about, span } = spot
  const part = typeof about === 'string' ? about : `${about.what} ${about.value}`
  return `${reference.kind} ${reference.name}, ${part}: ${view.text.slice(span.start, span.end)}`
}

it.each([
  ['a name', pod('  serviceAccountName: r|eader'), 'ServiceAccount reader, name: reader'],
  ['its end', pod('  serviceAccountName: reader|'), 'ServiceAccount reader, name: reader'],
  ['its field', pod('  serviceAcc|ountName: reader'), undefined],
  ['a name in quotes', pod('  imagePullSecrets: [{"name": "pu|ll"}]'), 'Secret pull, name: "pull"'],
  [
    'a key',
    pod('  volumes: [{name: a, configMap: {name: settings, items: [{key: |a.txt, path: a}]}}]'),
    'ConfigMap settings, key a.txt: a.txt',
  ],
  ['the namespace of the resource', pod('').replace('shop', 's|hop'), 'Namespace shop, name: shop'],
  [
    'what an alias brings',
    pod('  serviceAccountName: *|who', 'x-who: &who reader\n'),
    'ServiceAccount reader, name: *who',
  ],
  [
    'what a merge key brings',
    pod('  <<: *common', 'x-common: &common\n  serviceAccountName: rea|der\n'),
    'ServiceAccount reader, name: reader',
  ],
  ['text that is no reference', pod('').replace('main', 'm|ain'), undefined],
  ['a broken document', pod('  serviceAccountName: re|ader\n  volumes: [}\n'), 'ServiceAccount reader, name: reader'],
])('knows %s', async (_, text, expected) => {
  expect(await at(text)).toBe(expected)
})

const route = (host: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec: {http: [{route: [{destination: {host: ${host}, port: {number: 80}}}]}]}
`

it.each([
  ['web.sh|op.svc', 'Service web, namespace: shop'],
  ['w|eb.shop', 'Service web, name: web'],
  ['"web.shop|.svc"', 'Service web, namespace: shop'],
  ['web.shop.sv|c', 'Service web, name: web'],
  ['shop.sh|op', 'Service shop, namespace: shop'],
])('tells name and namespace of %s apart', async (host, expected) => {
  expect(await at(route(host))).toBe(expected)
})

it('knows the namespace beside a name', async () => {
  const text = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: web, namespace: sh|op}]
`
  expect(await at(text)).toBe('ServiceAccount web, namespace: shop')
})

it('looks into items of Lists, and at anchors in others of them', async () => {
  const item = (name: string) => `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {serviceAccountName: ${name}}}`
  const list = (a: string, b: string) => `apiVersion: v1\nkind: List\nitems: [${item(a)}, ${item(b)}]\n`
  expect(await at(list('one', 't|wo'))).toBe('ServiceAccount two, name: two')
  expect(await at(`apiVersion: v1\nkind: List\nx: &x on|e\nitems: [${item('*x')}]\n`)).toBe(undefined)
  expect(
    await at(
      `apiVersion: v1\nkind: List\nx: &x {serviceAccountName: on|e}\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: *x}\n`,
    ),
  ).toBe('ServiceAccount one, name: one')
})

it('reads JSON, and keys such as __proto__', async () => {
  const json =
    '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "labels": {"__proto__": "b"}}, "spec": {"__proto__": {"serviceAccountName": "x"}, "serviceAccountName": "w|eb"}}'
  expect(await at(json)).toBe('ServiceAccount web, name: "web"')
})
