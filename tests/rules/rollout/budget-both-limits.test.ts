import { testRule } from '../../helpers/rule-tester.ts'

testRule('budget-both-limits', {
  valid: {
    one: `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}`,
    'the other': `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}}`,
    none: `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}}}`,
  },
  invalid: {
    both: {
      yaml: `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {minAvailable: 1, maxUnavailable: 0, selector: {matchLabels: {app: web}}}}`,
      expect: ['spec ▸ maxUnavailable'],
      messages: ['`minAvailable` and `maxUnavailable` must not both be set'],
    },
  },
})
