import { testRule } from '../../helpers/rule-tester.ts'

const budget = (selector: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {maxUnavailable: 1, selector: ${selector}}
`

testRule('selector-never-matches', {
  valid: {
    'different labels': budget('{matchLabels: {app: web, tier: front}}'),
    'a common value': budget(
      '{matchLabels: {app: web}, matchExpressions: [{key: app, operator: In, values: [web, x]}]}',
    ),
    'a selector that cannot be read': budget(
      '{matchExpressions: [{key: a, operator: In}, {key: a, operator: Exists}]}',
    ),
  },
  invalid: {
    'a value that is excluded': {
      yaml: budget('{matchLabels: {app: web}, matchExpressions: [{key: app, operator: NotIn, values: [web]}]}'),
      expect: ['spec.selector.matchExpressions[0] ▸ {key: app, operator: NotIn, values: [web]}'],
      messages: [/^no labels can meet app=web and app!=web together/],
    },
    'there and not there': {
      yaml: budget('{matchExpressions: [{key: a, operator: Exists}, {key: a, operator: DoesNotExist}]}'),
      expect: ['spec.selector.matchExpressions[1] ▸ {key: a, operator: DoesNotExist}'],
    },
  },
})
