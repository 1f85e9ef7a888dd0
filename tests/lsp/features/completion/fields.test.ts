import { describe, expect, it } from 'vitest'
import { offeredIn, shopDefinition } from '../../../helpers/completion.ts'

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\n'
const POD = 'apiVersion: v1\nkind: Pod\nspec:\n'

/** What the document becomes below its head. */
async function below(head: string, marked: string, label: string, options = {}): Promise<string> {
  const offered = await offeredIn(head + marked, options)
  const text = offered.chosen(label)
  expect(text.startsWith(head)).toBe(true)
  return text.slice(head.length)
}

describe('fields', () => {
  it('come in the order in which they are needed, without those that are there', async () => {
    const { labels } = await offeredIn(`${POD}  containers:\n    - name: web\n      |`)
    expect(labels.slice(0, 3)).toEqual(['image', 'command', 'args'])
    expect(labels).not.toContain('name')
    const root = await offeredIn(`${DEPLOYMENT}|`)
    expect(root.labels).toEqual(['metadata', 'spec', 'status'])
  })

  it.each([
    ['  spec: {\n    |\n  },\n}', 'hostname', '  spec: {\n    hostname: "|"\n  },\n}'],
    ['  spec: {\n    |\n  },\n}', 'containers', '  spec: {\n    containers: [{name: "|", image: ""}]\n  },\n}'],
    ['  spec: {\n    host|\n  },\n}', 'hostNetwork', '  spec: {\n    hostNetwork: |true\n  },\n}'],
    ['  spec: {\n    "host|"\n  },\n}', 'hostname', '  spec: {\n    "hostname": "|"\n  },\n}'],
    ['  spec: {\n    dnsPolicy: |\n  },\n}', 'Default', '  spec: {\n    dnsPolicy: "Default"|\n  },\n}'],
    ['  "spec": {\n    |\n  },\n}', 'hostname', '  "spec": {\n    hostname: "|"\n  },\n}'],
  ])('in KYAML have plain keys and texts in quotes: %j', async (marked, label, text) => {
    expect(await below('---\n{\n  apiVersion: "v1",\n  kind: "Pod",\n', marked, label)).toBe(text)
  })

  it('are those of a further item only of the list directly above', async () => {
    const isItem = (label: string) => label.startsWith('- ')
    const { labels } = await offeredIn(`${POD}  containers:\n  - name: a\n  hostname: a\n  |`)
    expect(labels.filter(isItem)).toEqual([])
    const deeper = await offeredIn(`${POD}  containers:\n    - name: a\n  |`)
    expect(deeper.labels.filter(isItem)).toEqual([])
  })

  it('are not offered beside those that they cannot stand with', async () => {
    const probe = `${POD}  containers:\n    - livenessProbe:\n        httpGet: {port: 80}\n        |`
    const { labels } = await offeredIn(probe)
    expect(labels).toContain('periodSeconds')
    expect(labels).not.toContain('exec')
    const volume = await offeredIn(`${POD}  volumes:\n    - name: a\n      emptyDir: {}\n      |`)
    expect(volume.labels).toEqual([])
    const projected = `${POD}  volumes:\n    - projected:\n        sources:\n          - secret: {name: a}\n            |`
    expect((await offeredIn(projected)).labels).toEqual([])
    const renamed = await offeredIn(`${POD}  volumes:\n    - name: a\n      empty|: {}\n`)
    expect(renamed.labels).toContain('configMap')
  })

  it.each([
    ['spec:\n  |', 'replicas', 'spec:\n  replicas: |'],
    ['spec:\n  min|', 'minReadySeconds', 'spec:\n  minReadySeconds: |'],
    ['spec:\n  |', 'paused', 'spec:\n  paused: |true'],
    ['spec:\n  |', 'selector', 'spec:\n  selector:\n    matchLabels:\n      |'],
    ['spec:\n    |', 'strategy', 'spec:\n    strategy:\n        |'],
    ['spec:\n  repl|: 3', 'minReadySeconds', 'spec:\n  minReadySeconds|: 3'],
    ['spec: {|}', 'replicas', 'spec: {replicas: |}'],
    ['spec: {replicas: 1, |}', 'strategy', 'spec: {replicas: 1, strategy: {|}}'],
    ['spec:\n    replicas: 1\n  |', 'paused', 'spec:\n    replicas: 1\n    paused: |true'],
  ])('below a Deployment %j gives %s', async (marked, label, text) => {
    expect(await below(DEPLOYMENT, marked, label)).toBe(text)
  })

  it.each([
    ['  |', 'containers', '  containers:\n    - name: |\n      image: '],
    ['  containers:\n  - name: a\n  |', 'volumes', '  containers:\n  - name: a\n  volumes:\n  - name: |'],
    ['  containers:\n    - |', 'name, image', '  containers:\n    - name: |\n      image: '],
    ['  containers:\n    -|', 'image', '  containers:\n    - image: |'],
    ['  containers:\n    |', 'name, image', '  containers:\n    - name: |\n      image: '],
    ['  containers:\n    - name: a\n    |', 'image', '  containers:\n    - name: a\n    - image: |'],
    ['  containers:\n    - name: a\n      i|', 'image', '  containers:\n    - name: a\n      image: |'],
    ['  containers:\n    - i|\n      name: a', 'image', '  containers:\n    - image: |\n      name: a'],
    [
      '  volumes:\n  - name: a\n  containers:\n    |',
      'name, image',
      '  volumes:\n  - name: a\n  containers:\n  - name: |\n    image: ',
    ],
    ['  containers: [{|}]', 'image', '  containers: [{image: |}]'],
    [
      '  containers:\n  - name: a\n    image: b\n  |',
      '- name, image',
      '  containers:\n  - name: a\n    image: b\n  - name: |\n    image: ',
    ],
    [
      '  containers:\n  - ports:\n    - name: a\n    |',
      '- containerPort',
      '  containers:\n  - ports:\n    - name: a\n    - containerPort: |',
    ],
  ])('below a Pod %j gives %s', async (marked, label, text) => {
    expect(await below(POD, marked, label)).toBe(text)
  })

  it.each([
    [
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'roleRef: |',
      'apiGroup, kind, name',
      'roleRef:\n  apiGroup: |rbac.authorization.k8s.io\n  kind: Role\n  name: ',
    ],
    [
      'batch/v1',
      'Job',
      'spec:\n  template: |',
      'metadata, spec',
      'spec:\n  template:\n    metadata:\n      labels:\n        |\n    spec:\n      containers:\n        - name: \n          image: \n      restartPolicy: OnFailure',
    ],
    [
      'policy/v1',
      'PodDisruptionBudget',
      'spec: |',
      'maxUnavailable, selector',
      'spec:\n  maxUnavailable: |\n  selector:\n    matchLabels:\n      ',
    ],
    [
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec:\n  metrics:\n    - type: Resource\n      |',
      'resource',
      'spec:\n  metrics:\n    - type: Resource\n      resource:\n        name: |\n        target:\n          type: Utilization\n          averageUtilization: ',
    ],
    [
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec:\n  metrics:\n    - type: Object\n      |',
      'object',
      'spec:\n  metrics:\n    - type: Object\n      object:\n        |',
    ],
    [
      'networking.k8s.io/v1',
      'NetworkPolicy',
      'spec:\n  ingress:\n    - from:\n        - |',
      'podSelector',
      'spec:\n  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              |',
    ],
  ])('of %s %s in %j begin with %s', async (apiVersion, kind, marked, first, text) => {
    const head = `apiVersion: ${apiVersion}\nkind: ${kind}\n`
    const offered = await offeredIn(head + marked)
    expect(offered.labels[0]).toBe(first)
    expect(offered.chosen(first)).toBe(head + text)
  })

  it('are written as JSON in JSON', async () => {
    expect(await below('', '{"api|"}', 'apiVersion')).toBe('{"apiVersion": "|"}')
    expect(await below('', '{"kind": "Pod", "m|"}', 'metadata')).toBe('{"kind": "Pod", "metadata": {|}}')
    const first = '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}\n---\n'
    expect(await below(first, '|', 'apiVersion')).toBe('apiVersion: |')
    const head = '{"apiVersion": "v1", "kind": "Pod", '
    expect(await below(head, '"spec": {|}}', 'hostname')).toBe('"spec": {"hostname": "|"}}')
    expect(await below(head, '"spec": {"host|"}}', 'hostNetwork')).toBe('"spec": {"hostNetwork": |true}}')
    expect(await below(head, '"spec": {"host|": 1}}', 'hostname')).toBe('"spec": {"hostname"|: 1}}')
    expect(await below(head, '"spec": {\n|\n"hostname": "a"}}', 'hostIPC')).toBe(
      '"spec": {\n"hostIPC": |true, \n"hostname": "a"}}',
    )
    expect(await below(head, '"spec": {"hostname": "a"\n|}}', 'hostIPC')).toBe(
      '"spec": {"hostname": "a",\n"hostIPC": |true}}',
    )
  })

  it('are plain text up to the first gap where the client knows no snippets', async () => {
    const plain = { capabilities: {} }
    expect(await below(POD, '  |', 'containers', plain)).toBe('  containers:\n    - name: |')
    expect(await below(POD, '  |', 'restartPolicy', plain)).toBe('  restartPolicy: |')
    const { items } = await offeredIn(`${POD}  |`, plain)
    expect(Object.keys(items[0]!).sort()).toEqual(['data', 'detail', 'kind', 'label', 'sortText', 'textEdit'])
  })

  it('leave the indentation of further lines to clients that add it', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } }
    const offered = await offeredIn(`${POD}  |`, { capabilities })
    expect(offered.textOf('containers')).toBe('containers:\n  - name: $1\n    image: $2')
  })

  it('are described when they are looked at', async () => {
    const offered = await offeredIn(`${POD}  |`)
    const item = offered.item('hostname')
    const resolved = await offered.editor.ask('completionItem/resolve', {
      ...item,
      data: item.data ?? offered.list.itemDefaults?.data,
    })
    expect(resolved.documentation.value).toContain('Specifies the hostname of the Pod')
    expect(resolved.label).toBe('hostname')
  })

  it('are marked where they are deprecated', async () => {
    const hook = await offeredIn(`${POD}  containers:\n    - lifecycle:\n        preStop:\n          |`)
    expect(hook.item('tcpSocket').tags).toEqual([1])
    expect(hook.labels.at(-1)).toBe('tcpSocket')
  })

  it('are those of the versions of the project, and marked where they have no effect', async () => {
    const files = (version: string) => ({
      'supercargo.yaml': `kubernetesVersion: "${version}"\n`,
      'a.yaml': `${POD}  containers:\n    - name: a\n      |`,
    })
    expect((await offeredIn(files('1.24'))).labels).not.toContain('resizePolicy')
    expect((await offeredIn(files('1.36'))).labels).toContain('resizePolicy')
    const old = await offeredIn(files('1.27'))
    expect(old.item('resizePolicy').tags).toEqual([1])
    expect(old.labels.slice(-2)).toContain('resizePolicy')
  })

  it('are offered in an item of a List, and of a custom resource', async () => {
    expect(
      (await offeredIn('apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec:\n      |'))
        .labels,
    ).toContain('containers')
    const definition = shopDefinition(
      '{spec: {type: object, required: [owner], properties: {owner: {type: string}, level: {type: string, enum: [a, b]}}}}',
    )
    const custom = await offeredIn({
      'crd.yaml': definition,
      'a.yaml': 'apiVersion: example.com/v1\nkind: Shop\nspec:\n  |',
    })
    expect(custom.labels).toEqual(['owner', 'level'])
    expect(custom.chosen('level')).toMatch(/level: \|a$/)
    const kinds = await offeredIn({ 'crd.yaml': definition, 'a.yaml': 'kind: Sh|' })
    expect(kinds.after('Shop')).toBe('apiVersion: example.com/v1\nkind: Shop')
    const fresh = await offeredIn({ 'crd.yaml': definition, 'a.yaml': '|' })
    expect(fresh.after('Shop')).toBe(
      'apiVersion: example.com/v1\nkind: Shop\nmetadata:\n  name: my-app\nspec:\n  owner: ',
    )
  })

  it('are offered in patches of kustomizations, for what is there', async () => {
    const files = (patch: string) => ({
      'a.yaml': `${DEPLOYMENT}metadata: {name: web}\n---\n${DEPLOYMENT}metadata: {name: api}\n`,
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'patch.yaml': patch,
    })
    expect((await offeredIn(files(`${DEPLOYMENT}spec:\n  rep|`))).labels).toContain('replicas')
    expect((await offeredIn(files(`${DEPLOYMENT}metadata:\n  name: |`))).labels).toEqual(['api', 'web'])
    expect((await offeredIn({ ...files(''), 'kustomization.yaml': 'resources: [a.yaml]\n|' })).labels).toEqual([])
  })

  it.each([
    ['a Compose file', 'compose.yaml', 'services:\n  web:\n    |'],
    ['a Helm template', 'a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n  |'],
    ['a workflow', '.github/workflows/a.yaml', 'on: push\n|'],
    ['values of a chart', 'values.yaml', 'a: 1\n|'],
    ['other YAML', 'a.yaml', 'title: x\n|'],
    ['a comment', 'a.yaml', `${POD}  # |`],
    ['a block scalar', 'a.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: >\n    |'],
    ['a key of nothing', 'a.yaml', `${POD}  nothing:\n    |`],
  ])('are not offered in %s', async (_, path, marked) => {
    const chart = { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n' }
    const offered = await offeredIn({ ...(path === 'values.yaml' && chart), [path]: marked })
    expect(offered.labels).toEqual([])
  })
})
