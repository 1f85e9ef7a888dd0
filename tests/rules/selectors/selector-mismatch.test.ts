import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const workload = (selector: string, labels: string, kind = 'Deployment', apiVersion = 'apps/v1') => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: web}
spec:
  ${selector}
  template:
    metadata: {${labels}}
    spec: {containers: [{name: web, image: nginx}]}
`

testRule('selector-mismatch', {
  valid: {
    'equal labels': workload('selector: {matchLabels: {app: web}}', 'labels: {app: web, tier: front}'),
    'expressions that hold': workload(
      'selector: {matchExpressions: [{key: app, operator: In, values: [a, web]}, {key: old, operator: DoesNotExist}]}',
      'labels: {app: web}',
    ),
    'an empty selector, which is another defect': workload('selector: {}', 'labels: {app: web}'),
    'a ReplicationController without selector': workload(
      'replicas: 1',
      'labels: {app: web}',
      'ReplicationController',
      'v1',
    ),
    'an old API that fills the selector in': {
      yaml: workload('replicas: 1', 'labels: {app: web}', 'Deployment', 'extensions/v1beta1'),
      kubernetes: '1.16',
    },
    'a selector of the wrong type': workload('selector: web', 'labels: {app: web}'),
    'a misspelt selector': workload('selecttor: {matchLabels: {app: web}}', 'labels: {app: web}'),
    'misspelt labels': workload('selector: {matchLabels: {app: web}}', 'lables: {app: web}'),
    'misspelt metadata of the pods': workload('selector: {matchLabels: {app: web}}', 'labels: {app: web}').replace(
      '    metadata',
      '    metdata',
    ),
    'a selector that cannot be read': workload(
      'selector: {matchExpressions: [{key: app, operator: in, values: [web]}]}',
      'labels: {app: x}',
    ),
    'a label that is a number in both': workload('selector: {matchLabels: {v: 1}}', 'labels: {v: 1}'),
    'a label that is empty in both': workload('selector: {matchLabels: {app: ""}}', 'labels: {app: }'),
    'a label that is null in both': workload('selector: {matchLabels: {app: }}', 'labels: {app: ~}'),
    'a Job, whose selector is made for it': workload('backoffLimit: 1', 'labels: {app: web}', 'Job', 'batch/v1'),
    'a workload without template': `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}}
`,
  },
  invalid: {
    'a slip in the value': {
      yaml: workload('selector: {matchLabels: {app: web}}', 'labels: {app: wbe}'),
      expect: ['spec.template.metadata.labels ▸ wbe'],
      messages: ["the selector asks for app=web, the template's pods have app=wbe"],
    },
    'a null, which asks for an empty value': {
      yaml: workload('selector: {matchLabels: {app: web, tier: null}}', 'labels: {app: web, tier: front}'),
      expect: ['spec.template.metadata.labels ▸ front'],
    },
    'a slip in the key': {
      yaml: workload('selector: {matchLabels: {component: web}}', 'labels: {componnet: web}'),
      expect: ['spec.template.metadata.labels ▸ web'],
      messages: [/have componnet=web$/],
    },
    'a label that is not there': {
      yaml: workload('selector: {matchLabels: {app: web, tier: front}}', 'labels: {app: web}', 'StatefulSet'),
      expect: ['spec.template.metadata.labels ▸ {app: web}'],
      messages: [/asks for tier=front, .* have no label `tier`$/],
    },
    'an expression that does not hold': {
      yaml: workload(
        'selector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}',
        'labels: {app: web}',
      ),
      expect: ['spec.template.metadata.labels ▸ web'],
      messages: [/asks for app!=web/],
    },
    'a template without labels': {
      yaml: workload('selector: {app: web}', 'name: web', 'ReplicationController', 'v1'),
      expect: ['spec.template.metadata.labels ▸ metadata'],
    },
    'a Job with a selector of its own': {
      yaml: workload(
        'manualSelector: true\n  selector: {matchLabels: {app: a}}',
        'labels: {app: b}',
        'Job',
        'batch/v1',
      ),
      expect: ['spec.template.metadata.labels ▸ b'],
    },
    'no selector at all': {
      yaml: workload('minReadySeconds: 1', 'labels: {app: web}', 'DaemonSet'),
      expect: ['spec.template.metadata.labels ▸ {app: web}'],
      messages: [/the DaemonSet has no selector/],
    },
  },
})

it('asks for labels too where there are none', () => {
  const hint = (labels: string) =>
    checkFiles({ 'a.yaml': workload('replicas: 1', labels) }).findings.find(({ rule }) => rule === 'selector-mismatch')
      ?.hint
  expect(hint('labels: {tier: a}')).toBe('add `selector: {matchLabels: {tier: a}}` beside `template`')
  expect(hint('annotations: {}')).toBe(
    'add `selector: {matchLabels: {app: web}}` beside `template`, and `labels: {app: web}` to the `metadata` of the template',
  )
})
