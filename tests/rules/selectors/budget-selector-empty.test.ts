import { testRule } from '../../helpers/rule-tester.ts'

const budget = (selector: string, version = 'v1') => `
apiVersion: policy/${version}
kind: PodDisruptionBudget
metadata: {name: a}
spec: {maxUnavailable: 1${selector}}
`
const pod = (name: string) => `
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec: {containers: [{name: c, image: i}]}
`

testRule('budget-selector-empty', {
  valid: {
    'a label': budget(', selector: {matchLabels: {app: a}}'),
    'all pods of one workload': budget(', selector: {}') + pod('a'),
    'a label without matchLabels, which is an unknown field': budget(', selector: {app: a}') + pod('a') + pod('b'),
    'a selector of the wrong type': budget(', selector: a'),
    'labels of the wrong type': budget(', selector: {matchLabels: a}') + pod('a') + pod('b'),
  },
  invalid: {
    'no selector': { yaml: budget(''), expect: ['spec.selector ▸ spec'] },
    'all pods of several workloads': {
      yaml: budget(', selector: {}') + pod('a') + pod('b') + pod('c'),
      expect: ['spec.selector ▸ {}'],
      messages: [/all pods of namespace "default", those of Pod "a" and Pod "b" and 1 more together$/],
    },
    'an empty selector of the old version': {
      yaml: budget(', selector: {}', 'v1beta1'),
      kubernetes: '1.24',
      expect: ['spec.selector ▸ {}'],
    },
  },
})
