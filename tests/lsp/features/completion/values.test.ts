import { describe, expect, it } from 'vitest'
import { offeredIn } from '../../../helpers/completion.ts'

const CONTAINER = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      '
const APPS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ControllerRevision', 'ReplicaSet']
const CLAIM = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n'

describe('values', () => {
  it.each([
    ['allowed ones, the default first', `${CONTAINER}imagePullPolicy: |`, ['IfNotPresent', 'Always', 'Never']],
    [
      'the usual order where there is no default',
      `${CLAIM}  accessModes:\n    - |`,
      ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'],
    ],
    [
      'not those that stand in the list',
      `${CLAIM}  accessModes:\n    - ReadWriteOnce\n    - |`,
      ['ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'],
    ],
    ['in brackets', `${CLAIM}  accessModes: [ReadOnlyMany, |]`, ['ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod']],
    ['booleans', `${CONTAINER}tty: |`, ['true', 'false']],
    ['defaults', `${CONTAINER}livenessProbe:\n        periodSeconds: |`, ['10']],
    [
      'numbers and shares',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy:\n    rollingUpdate:\n      maxSurge: |',
      ['25%', '1', '50%', '100%'],
    ],
    [
      'amounts',
      `${CONTAINER}resources:\n        limits:\n          memory: |`,
      ['128Mi', '256Mi', '512Mi', '1Gi', '2Gi'],
    ],
    [
      'operating systems',
      'apiVersion: v1\nkind: Pod\nspec:\n  nodeSelector:\n    kubernetes.io/os: |',
      ['linux', 'windows'],
    ],
    ['capabilities', `${CONTAINER}securityContext: {capabilities: {drop: [|]}}`, ['ALL', 'NET_RAW']],
    [
      'times of day',
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  timeZone: A|',
      ['Etc/UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo'],
    ],
    [
      'for a Job only what it takes',
      'apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    spec:\n      restartPolicy: |',
      ['OnFailure', 'Never'],
    ],
    [
      'for a Deployment only what it takes',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      restartPolicy: |',
      ['Always'],
    ],
    ['the common ones first', 'apiVersion: apps/v1\nkind: |', APPS],
    ['nothing for what is free', `${CONTAINER}image: |`, []],
    ['nothing behind a value', `${CONTAINER}tty: true |`, []],
    ['nothing in fields of servers', 'apiVersion: v1\nkind: Pod\nmetadata:\n  uid: |', []],
  ])('are %s', async (_, marked, labels) => {
    expect((await offeredIn(marked)).labels).toEqual(labels)
  })

  it('are those of the versions of the project', async () => {
    const files = (version: string) => ({
      'supercargo.yaml': `kubernetesVersion: "${version}"\n`,
      'a.yaml': `${CLAIM}  accessModes:\n    - |`,
    })
    expect((await offeredIn(files('1.24'))).labels).not.toContain('ReadWriteOncePod')
    const both = await offeredIn(files('1.24-1.36'))
    expect(both.labels.at(-1)).toBe('ReadWriteOncePod')
    expect(both.item('ReadWriteOncePod').labelDetails!.description).toContain('since 1.27')
  })

  it.each([
    [`${CONTAINER}imagePullPolicy: Al|ways`, 'Never', `${CONTAINER}imagePullPolicy: Never|`],
    [`${CONTAINER}imagePullPolicy: "|"`, 'Never', `${CONTAINER}imagePullPolicy: "Never"|`],
    [`${CONTAINER}imagePullPolicy: 'N|`, 'Never', `${CONTAINER}imagePullPolicy: 'Never'|`],
    [`${CONTAINER}imagePullPolicy:|`, 'Never', `${CONTAINER}imagePullPolicy: Never|`],
    [`${CONTAINER}imagePullPolicy: |# why`, 'Never', `${CONTAINER}imagePullPolicy: Never |# why`],
    [`${CONTAINER}imagePullPolicy: N|  # why`, 'Never', `${CONTAINER}imagePullPolicy: Never|  # why`],
    [`${CLAIM}  accessModes: [|]`, 'ReadWriteOnce', `${CLAIM}  accessModes: [ReadWriteOnce|]`],
    [`${CLAIM}  accessModes: |`, 'ReadWriteOnce', `${CLAIM}  accessModes:\n    - ReadWriteOnce|`],
    [`${CLAIM}  resources: |\n`, 'requests', `${CLAIM}  resources:\n    requests:\n      |\n`],
    [`${CLAIM}  resources:|\n`, 'requests', `${CLAIM}  resources:\n    requests:\n      |\n`],
    [
      'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    prometheus.io/scrape: |',
      'true',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    prometheus.io/scrape: "true"|',
    ],
    [
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - apiGroups: [|]',
      '""',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - apiGroups: [""|]',
    ],
    [
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - verbs:\n      - |',
      '*',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - verbs:\n      - "*"|',
    ],
    [
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"hostIPC": |}}',
      'true',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"hostIPC": true|}}',
    ],
    [
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"dnsPolicy": |}}',
      'Default',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"dnsPolicy": "Default"|}}',
    ],
    [
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"dnsPolicy": "D|"}}',
      'Default',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"dnsPolicy": "Default"|}}',
    ],
  ])('%j and %s give %j', async (marked, label, text) => {
    expect((await offeredIn(marked)).chosen(label)).toBe(text)
  })
})

describe('keys of free maps', () => {
  it.each([
    [`${CONTAINER}resources:\n        limits:\n          cpu: 1\n          |`, 'memory'],
    ['apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    |', 'app.kubernetes.io/name'],
    ['apiVersion: v1\nkind: Namespace\nmetadata:\n  labels:\n    |', 'pod-security.kubernetes.io/enforce'],
    ['apiVersion: v1\nkind: PersistentVolume\nspec:\n  capacity: {|}', 'storage'],
  ])('in %j begin with what matters there', async (marked, first) => {
    expect((await offeredIn(marked)).labels[0]).toBe(first)
  })

  it('replace what is typed of them, dots and slashes included', async () => {
    const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    '
    const offered = await offeredIn(`${head}app.kubernetes.io/na|`)
    expect(offered.chosen('app.kubernetes.io/name')).toBe(`${head}app.kubernetes.io/name: |`)
  })
})

describe('kinds and API versions', () => {
  it('begin with those that are used most', async () => {
    expect((await offeredIn('apiVersion: |')).labels.slice(0, 3)).toEqual(['apps/v1', 'v1', 'networking.k8s.io/v1'])
    expect((await offeredIn('kind: |')).labels.slice(0, 3)).toEqual(['Deployment', 'Service', 'ConfigMap'])
  })

  it('belong together', async () => {
    expect((await offeredIn('kind: CronJob\napiVersion: |')).labels).toEqual(['batch/v1'])
    expect((await offeredIn('apiVersion: batch/v1\nkind: |')).labels).toEqual(['CronJob', 'Job'])
    expect((await offeredIn('kind: Cron|')).after('CronJob')).toBe('apiVersion: batch/v1\nkind: CronJob')
    expect((await offeredIn('apiVersion: v1\nkind: List\nitems:\n  - kind: Cron|')).after('CronJob')).toBe(
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: batch/v1\n    kind: CronJob',
    )
    expect((await offeredIn('{"kind": "Cron|"}')).after('CronJob')).toBe(
      '{"apiVersion": "batch/v1", "kind": "CronJob"}',
    )
    expect((await offeredIn('kind: CronJob\napi|')).after('apiVersion')).toBe('kind: CronJob\napiVersion: batch/v1')
  })

  it('are those of the version, what is deprecated last', async () => {
    const files = (version: string) => ({
      'supercargo.yaml': `kubernetesVersion: "${version}"\n`,
      'a.yaml': 'kind: CronJob\napiVersion: |',
    })
    const old = await offeredIn(files('1.24'))
    expect(old.labels).toEqual(['batch/v1', 'batch/v1beta1'])
    expect(old.item('batch/v1beta1').tags).toEqual([1])
    expect((await offeredIn(files('1.25'))).labels).toEqual(['batch/v1'])
  })

  it('take the place of a value that is there', async () => {
    expect((await offeredIn('apiVersion: apps/v|1beta1\nkind: Deployment\n')).after('apps/v1')).toBe(
      'apiVersion: apps/v1\nkind: Deployment\n',
    )
  })
})

describe('what is asked for by a character', () => {
  const asked = async (marked: string, triggerCharacter: string) => {
    const { editor } = await offeredIn(marked)
    const context = { triggerKind: 2, triggerCharacter }
    return (await editor.ask('textDocument/completion', { context }))?.items.length ?? 0
  }

  it.each([
    [`${CONTAINER}imagePullPolicy: |`, ' ', true],
    [`${CONTAINER}imagePullPolicy:  |`, ' ', false],
    [`${CONTAINER}command: [a, |`, ' ', false],
    [`${CONTAINER}resources: |`, ' ', false],
    ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - |', ' ', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  |', ' ', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    |', ' ', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  |', ' ', false],
    ['apiVersion: v1\nkind: Pod\nspec:\n |', ' ', false],
    ['apiVersion: v1\nkind: Pod\nspec:\n    |', ' ', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n  containers:\n   |', ' ', false],
    ['apiVersion: v1\nkind: Pod\nspec:\n  hostname: a\n |', ' ', false],
    ['apiVersion: v1\nkind: Pod\n |', ' ', false],
    ['apiVersion: v1\nkind: ConfigMap\ndata:\n  a: >\n   |', ' ', false],
    ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    -|', '-', false],
    [`${CONTAINER}env: [{name: A, value: b}]\n      args: ["$(|"]`, '(', true],
    [`${CONTAINER}env: [{name: A, value: b}]\n      args: ["(|"]`, '(', false],
    ['apiVersion: apps/|\n', '/', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy: "|', '"', true],
    ['apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy: "Default"|', '"', false],
    ['apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app.|', '.', true],
  ])('%j after %j: %s', async (marked, character, isOffered) => {
    expect((await asked(marked, character)) > 0).toBe(isOffered)
  })
})

describe('an editor', () => {
  it('may count in other units, use CRLF and a byte-order mark', async () => {
    const text = '\ufeffapiVersion: v1\r\nkind: Pod\r\nmetadata: {name: "😀"}\r\nspec: {hostname: "😀", |}\r\n'
    for (const encoding of ['utf-8', 'utf-16', 'utf-32']) {
      const capabilities = { general: { positionEncodings: [encoding] } }
      const offered = await offeredIn(text, { capabilities })
      expect(offered.after('hostIPC')).toBe(text.replace('|', 'hostIPC: true'))
    }
    const block = await offeredIn('apiVersion: v1\r\nkind: Pod\r\nspec:\r\n  |\r\n')
    expect(block.after('containers')).toBe(
      'apiVersion: v1\r\nkind: Pod\r\nspec:\r\n  containers:\r\n    - name: \r\n      image: \r\n',
    )
  })

  it.each([
    [{ position: { line: 99, character: 99 } }],
    [{ position: { line: -1, character: 'x' } }],
    [{ position: null }],
    [{ context: 7 }],
    [{ context: { triggerKind: 2, triggerCharacter: {} } }],
  ])('may ask anything: %j', async (params) => {
    const { editor } = await offeredIn('apiVersion: v1\nkind: Pod\n__proto__:\n  |')
    await editor.ask('textDocument/completion', params)
    for (const item of [null, {}, { data: 7 }, { data: { path: ['__proto__', {}], kind: 'Pod', apiVersion: [] } }])
      await editor.ask('completionItem/resolve', item as object).catch(() => {})
  })
})
