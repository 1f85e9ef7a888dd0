import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const workload = (name: string, selector: string, labels: string, kind = 'Deployment', namespace = 'a') => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {matchLabels: {${selector}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: web, image: nginx}]}
`
const pod = `
---
apiVersion: v1
kind: Pod
metadata: {name: lone, namespace: a, labels: {app: web}}
spec: {containers: [{name: web, image: nginx}]}
`

it.each([
  ['Deployment', 'Deployment', /, and a Deployment takes over ReplicaSets that lose their owner$/],
  ['DaemonSet', 'Deployment', /, and a DaemonSet takes over pods that lose their owner$/],
  ['Deployment', 'StatefulSet', /mixes up both sets$/],
  ['StatefulSet', 'Deployment', /mixes up both sets$/],
])('a %s besides a %s takes over what it would', (kind, other, why) => {
  const yaml = workload('b', 'app: web', 'app: web', kind) + workload('a', 'app: web', 'app: web', other)
  const { findings } = checkFiles({ 'a.yaml': yaml })
  expect(findings.find(({ rule }) => rule === 'selector-overlap')!.why).toMatch(why)
})

testRule('selector-overlap', {
  valid: {
    'different labels': workload('a', 'app: a', 'app: a') + workload('b', 'app: b', 'app: b'),
    'a canary with a label of its own':
      workload('stable', 'app: web, track: stable', 'app: web, track: stable') +
      workload('canary', 'app: web, track: canary', 'app: web, track: canary'),
    'the same selector in another namespace':
      workload('a', 'app: web', 'app: web') + workload('b', 'app: web', 'app: web', 'Deployment', 'b'),
    'the same workload twice': workload('a', 'app: web', 'app: web') + workload('a', 'app: web', 'app: web'),
    'a bare Pod, which no Deployment takes over': workload('a', 'app: web', 'app: web') + pod,
    'folders that have nothing to do with each other': {
      yaml: {
        'one/a.yaml': workload('a', 'app: web', 'app: web').replace(', namespace: a', ''),
        'two/b.yaml': workload('b', 'app: web', 'app: web').replace(', namespace: a', ''),
      },
    },
    'a ReplicaSet that the Deployment made':
      workload('a', 'app: web', 'app: web') +
      workload('a-5d8', 'app: web, pod-template-hash: 5d8', 'app: web, pod-template-hash: 5d8', 'ReplicaSet').replace(
        'namespace: a',
        'namespace: a, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: a, uid: u}]',
      ),
    'the pods of a Job': `${workload('a', 'app: web', 'app: web')}
---
apiVersion: batch/v1
kind: Job
metadata: {name: j, namespace: a}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {restartPolicy: Never, containers: [{name: j, image: k}]}
`,
  },
  invalid: {
    'the same selector twice': {
      yaml: workload('a', 'app: web', 'app: web') + workload('b', 'app: web', 'app: web', 'StatefulSet'),
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: ['the selector app=web also catches the pods of Deployment "a"'],
    },
    'the same selector twice, in whatever order': {
      yaml: workload('b', 'app: web', 'app: web') + workload('a', 'app: web', 'app: web'),
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: ['the selector app=web also catches the pods of Deployment "a"'],
    },
    'the same selector three times': {
      yaml: ['a', 'b', 'c'].map((name) => workload(name, 'app: web', 'app: web')).join(''),
      expect: ['spec.selector ▸ {matchLabels: {app: web}}', 'spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [/of Deployment "a"$/, /of Deployment "a" and 1 more$/],
    },
    'a workload of a kind that nothing is told of': {
      yaml: `${workload('a', 'app: web', 'app: web')}${workload('b', 'app: web', 'app: web', 'Rollout').replace('apps/v1', 'argoproj.io/v1alpha1')}`,
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [/of Rollout "b"$/],
    },
    'a canary that only one side tells apart': {
      yaml:
        workload('stable', 'app: web', 'app: web, track: stable') +
        workload('canary', 'app: web, track: canary', 'app: web, track: canary'),
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
    },
    'three of them': {
      yaml: workload('a', 'app: x', 'app: x') + workload('b', 'app: b', 'app: x') + workload('c', 'app: c', 'app: x'),
      expect: ['spec.selector ▸ {matchLabels: {app: x}}'],
      messages: [/of Deployment "b" and 1 more$/],
    },
    'a bare Pod that a ReplicaSet takes over': {
      yaml: workload('a', 'app: web', 'app: web', 'ReplicaSet') + pod,
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [/ catches Pod "lone"$/],
    },
  },
})
