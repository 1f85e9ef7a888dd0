import { expect, it } from 'vitest'
import type { InlayHint, Range } from 'vscode-languageserver-protocol'
import { editorOn } from '../../helpers/editor.ts'
import { folderOf } from '../../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../../helpers/language-client.ts'

/** The text of `a.yaml` from the cursor on, with what is hinted at in it. */
async function hinted(text: string, more: Readonly<Record<string, string>> = {}, range?: Range): Promise<string> {
  const editor = await editorOn({ 'a.yaml': `|${text}`, ...more })
  const view = await editor.view()
  view.client.settings.inlayHints = true
  const whole = { start: { line: 0, character: 0 }, end: editor.at(text.length) }
  const hints: InlayHint[] | null = await editor.ask('textDocument/inlayHint', { range: range ?? whole })
  let shown = text
  for (const { position, label } of (hints ?? []).toReversed()) {
    const at = view.offset(position)
    shown = `${shown.slice(0, at)}⟨${label}⟩${shown.slice(at)}`
  }
  return shown
}

const deployment = (spec: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  ${spec}
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: main, image: "x:1", imagePullPolicy: Always}]}}
`
const rolling = deployment('replicas: 3\n  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 40%}}')
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80}]\n'
const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: scaler}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 5}
`

it.each([
  ['shares of replicas', rolling, ['maxSurge: 25%⟨= 1⟩', 'maxUnavailable: 40%⟨= 1⟩']],
  ['plain numbers', deployment('replicas: 3\n  strategy: {rollingUpdate: {maxSurge: 1}}'), ['{maxSurge: 1}']],
  ['absent replicas', deployment('paused: true'), ['\nspec:⟨replicas: 1⟩\n']],
  ['an absent type', service, ['spec:⟨type: ClusterIP⟩\n', 'selector:⟨0 workloads⟩ {app: web}']],
  ['a given type', service.replace('spec:\n', 'spec:\n  type: NodePort\n'), ['spec:\n']],
  [
    'the policy of an image',
    deployment('').replace(', imagePullPolicy: Always', ''),
    ['image: "x:1"⟨imagePullPolicy: IfNotPresent⟩'],
  ],
  ['a given policy', deployment(''), ['image: "x:1", imagePullPolicy']],
  [
    'a schedule',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: "0 3 * * 1-5"}\n',
    ['"0 3 * * 1-5"⟨at 03:00 from Monday to Friday⟩'],
  ],
  [
    'no schedule',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: "61 * * * *"}\n',
    ['"61 * * * *"}'],
  ],
  [
    'JSON',
    '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "w"}, "spec": {"ports": []}}',
    ['"spec":⟨type: ClusterIP⟩ {'],
  ],
  [
    'CRLF and non-ASCII text',
    rolling.replace('name: web', 'name: "wéb😀"').replaceAll('\n', '\r\n'),
    ['maxSurge: 25%⟨= 1⟩,'],
  ],
  ['several documents', `${service}---\n${rolling}`, ['selector:⟨1 workload⟩', 'maxSurge: 25%⟨= 1⟩']],
  ['broken text below', `${rolling}  x: [\n`, ['maxSurge: 25%⟨= 1⟩']],
  [
    'a List',
    `apiVersion: v1\nkind: List\nitems:\n  - ${service.replaceAll('\n', '\n    ')}`,
    ['    spec:⟨type: ClusterIP⟩'],
  ],
  [
    'hostile numbers',
    deployment('replicas: 1e999\n  strategy: {rollingUpdate: {maxSurge: 99999999999999999999999%}}'),
    ['maxSurge: 99999999999999999999999%}'],
  ],
])('%s', async (_, text, parts) => {
  const shown = await hinted(text)
  for (const part of parts) expect(shown).toContain(part)
})

it('knows the other files', async () => {
  expect(await hinted(service, { 'b.yaml': rolling })).toContain('selector:⟨1 workload⟩')
  expect(await hinted(deployment(''), { 'b.yaml': scaler })).toContain(
    'spec:⟨replicas: 2 to 5 by HorizontalPodAutoscaler scaler⟩',
  )
  const budget =
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}\n'
  expect(await hinted(budget, { 'b.yaml': rolling })).toContain('minAvailable: 50%⟨= 2⟩, selector:⟨1 workload⟩')
})

it('cuts what is too long to read', async () => {
  const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: "@every 1.${'1'.repeat(5000)}s"}\n`
  expect(await hinted(text)).toMatch(/⟨every 1\.1{1,100}…⟩/)
})

it('looks only where it is asked to', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 5 } }
  expect(await hinted(`${service}---\n${service}`, {}, range)).toBe(
    `${service.replace('spec:', 'spec:⟨type: ClusterIP⟩')}---\n${service}`,
  )
})

it('is silent until it is switched on', async () => {
  const editor = await editorOn({ 'a.yaml': `|${service}` })
  expect(await editor.ask('textDocument/inlayHint')).toBeNull()
})

it('has nothing to say in what is no manifest', async () => {
  const template = service.replace('web', '{{ .Values.name }}')
  expect(await hinted(template)).toBe(template)
})

it('is switched by the client, which is told to ask again', async () => {
  const folder = folderOf({ 'a.yaml': service })
  const path = `${folder}/a.yaml`
  const capabilities = { ...PUSHED, workspace: { ...PUSHED.workspace, inlayHint: { refreshSupport: true } } }
  const client = await LanguageClient.start([folder], capabilities)
  const ask = () =>
    client.request('textDocument/inlayHint', {
      textDocument: { uri: uri(path) },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    })
  client.open(path, service)
  expect(await ask()).toBeNull()
  for (const settings of [null, 7, { supercargo: { inlayHints: 'yes' } }])
    client.notify('workspace/didChangeConfiguration', { settings })
  expect(await ask()).toBeNull()
  client.notify('workspace/didChangeConfiguration', { settings: { supercargo: { inlayHints: true } } })
  await client.until(() => client.heard.some(({ method }) => method === 'workspace/inlayHint/refresh'))
  expect(await ask()).toMatchObject([
    { position: { line: 3, character: 5 }, label: 'type: ClusterIP' },
    { label: '0 workloads' },
  ])
})
