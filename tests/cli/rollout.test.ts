import { describe, expect, it } from 'vitest'
import { supercargo } from './program.ts'

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 10
  minReadySeconds: 30
  strategy: {rollingUpdate: {maxSurge: 30%}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: 'web:1', readinessProbe: {initialDelaySeconds: 10, tcpSocket: {port: 80}}}]
`
const budget = `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: shop}
spec:
  minAvailable: 90%
  selector: {matchLabels: {app: web}}
`
const workload = (kind: string, spec: string) => `---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${kind.toLowerCase()}}
spec:
  ${spec}
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec: {containers: [{name: a, image: 'a:1'}]}
`
const rollout = (manifest: string, ...argv: string[]) => supercargo(['rollout', '-', ...argv], { stdin: manifest })

describe('supercargo rollout', () => {
  it('shows an update wave by wave', async () => {
    const { code, stdout, stderr } = await rollout(web + budget)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toBe(`Deployment shop/web: 10 replicas, maxSurge 30% is 3, maxUnavailable 25% is 2
  always at least 8 available, at most 13 pods, done in 2 waves, at least 1 min 20 s, 40 s for each (readiness 10 +
    minReadySeconds 30)

  wave    old  new  available
  before   10    0         10  oooooooooo
  1         8    5          8  oooooooo.....
  2         3   10          8  oooNNNNN.....
  after     0   10         10  NNNNNNNNNN

  if the new version never gets ready: the update stays in wave 1 with 8 of 10 available; after 10 min without progress
    it is reported as failed (progressDeadlineSeconds), but not rolled back
  PodDisruptionBudget web wants 9 of 10 healthy: 1 eviction at rest, but no eviction at the low point of an update; the
    update itself does not ask it and goes below

o old pod   . new pod that is not available yet   N new pod   (pods that are stopping are not counted)
`)
  })

  const headlines: Record<string, [manifest: string, argv: string[], expected: string[]]> = {
    'other replicas': [
      web,
      ['--replicas', '3'],
      [
        '3 replicas, maxSurge 30% is 1, maxUnavailable 25% is 0',
        'always at least 3 available, at most 4 pods, done in 3 waves, at least 2 min',
      ],
    ],
    'no replicas': [web, ['--replicas', '0'], ['there is no pod to replace']],
    'a StatefulSet': [
      workload('StatefulSet', 'replicas: 3'),
      [],
      [
        'StatefulSet statefulset: 3 replicas, podManagementPolicy OrderedReady',
        'at least 2 available, at most 3 pods, done in 3 waves, each as long as a pod takes to start',
        'the broken pod must be deleted by hand',
      ],
    ],
    'a partition': [
      workload('StatefulSet', 'replicas: 3\n  updateStrategy: {rollingUpdate: {partition: 2}}'),
      [],
      ['partition 2', '2 pods of 3 kept on the old version'],
    ],
    'a setting that a default cluster drops': [
      workload('StatefulSet', 'updateStrategy: {rollingUpdate: {maxUnavailable: 2}}'),
      [],
      ['maxUnavailable 2 has no effect unless the feature gate MaxUnavailableStatefulSet is on'],
    ],
    'a DaemonSet': [
      workload('DaemonSet', 'updateStrategy: {rollingUpdate: {maxUnavailable: 25%}}'),
      ['--nodes', '5'],
      ['5 nodes, maxSurge 0, maxUnavailable 25% is 2', 'at least 3 available, at most 5 pods, done in 3 waves'],
    ],
    'a DaemonSet that surges': [
      workload('DaemonSet', 'updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}'),
      ['--nodes', '2'],
      ['always at least 2 available, at most 3 pods, done in 2 waves'],
    ],
    OnDelete: [
      workload('DaemonSet', 'updateStrategy: {type: OnDelete}'),
      [],
      ['10 nodes, OnDelete', 'no pod is replaced by itself'],
    ],
    Recreate: [
      workload('Deployment', 'strategy: {type: Recreate}'),
      [],
      ['1 replica, Recreate', 'at times none available, at most 1 pod', 'recreate-stops-all'],
    ],
    'a paused update': [
      workload('Deployment', 'paused: true'),
      [],
      ['paused: a changed template is stored', 'rollout-paused'],
    ],
    'an autoscaler': [
      `${web}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec: {minReplicas: 4, maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`,
      [],
      ['4 replicas (the least that HorizontalPodAutoscaler web keeps)', 'replicas-under-autoscaler'],
    ],
  }
  it.each(Object.entries(headlines))('says what %s means', async (_, [manifest, argv, expected]) => {
    const { stdout } = await supercargo(['rollout', '-', ...argv], { stdin: manifest, env: { COLUMNS: '1000' } })
    for (const text of expected) expect(stdout).toContain(text)
  })

  it('ends with 1 where an update cannot progress', async () => {
    const { code, stdout } = await rollout(
      workload('Deployment', 'strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}'),
    )
    expect(code).toBe(1)
    expect(stdout).toContain('maxSurge 0, maxUnavailable 0\n  the API server refuses this manifest')
    expect(stdout).toContain('rollout-cannot-progress')
  })

  it('shows what the API server refuses of the fields that an update depends on, and mentions the rest', async () => {
    const { code, stdout, stderr } = await rollout(
      workload('Deployment', 'strategy: {type: Recreate, rollingUpdate: {}}\n  replicas: -1\n  paused: 3'),
    )
    expect(code).toBe(1)
    expect(stdout).toContain('`replicas` -1 must not be negative  invalid-value')
    expect(stdout).toContain('`rollingUpdate` may not be set when `strategy.type` is "Recreate"')
    expect(stderr).toContain('`paused` must be')
  })

  it('leaves out the middle of a long update, and draws many pods small', async () => {
    const start = performance.now()
    const { stdout } = await supercargo(['rollout', '-', '--replicas', '2147483647'], {
      stdin: workload('Deployment', 'strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}'),
      env: { COLUMNS: '80' },
    })
    expect(performance.now() - start).toBeLessThan(5000)
    expect(stdout).toContain('...         2147483637 more waves')
    expect(stdout.split('\n').length).toBeLessThan(40)
  })

  it('takes one workload of several', async () => {
    const several = web + workload('DaemonSet', 'minReadySeconds: 1')
    for (const name of ['web', 'shop/web', 'deployment/web'])
      expect((await rollout(several, '--workload', name)).stdout).not.toContain('DaemonSet')
    const { code, stderr } = await rollout(several, '--workload', 'wbe')
    expect(code).toBe(2)
    expect(stderr).toContain('"wbe" in these manifests: did you mean `web`?')
  })

  it('gives numbers to programs', async () => {
    const { stdout } = await rollout(web + budget, '--format', 'json')
    const [first] = JSON.parse(stdout).workloads
    expect(first).toMatchObject({
      kind: 'Deployment',
      namespace: 'shop',
      replicas: 10,
      settings: [
        { field: 'maxSurge', written: '30%', pods: 3 },
        { field: 'maxUnavailable', written: '25%', pods: 2 },
      ],
      update: { leastAvailable: 8, mostPods: 13, waves: 2, leastSeconds: 80 },
      budgets: [{ name: 'web', healthy: 9, evictions: 1 }],
    })
    expect(first.update.steps).toHaveLength(4)
  })

  it.each([
    [[], 'which file?'],
    [['gone.yaml'], 'no such file or folder "gone.yaml"'],
    [['-', '--replicas', 'ten'], '`--replicas` must be a whole number from 0 to 2147483647, not "ten"'],
    [['-', '--nodes', '2147483648'], '`--nodes` must be a whole number'],
    [['-'], 'no Deployment, StatefulSet or DaemonSet was found'],
  ])('ends with 2 for %j', async (argv, message) => {
    const { code, stderr } = await supercargo(['rollout', ...argv], {
      stdin: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
    })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('says where a manifest is broken, and goes on', async () => {
    const { stdout, stderr } = await rollout(`${web}---\nkind: [\n`)
    expect(stdout).toContain('Deployment shop/web')
    expect(stderr).toContain('errors that `supercargo check` shows: <stdin>:')
  })
})
