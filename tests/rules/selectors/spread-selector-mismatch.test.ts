import { testRule } from '../../helpers/rule-tester.ts'

const deployment = (spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      ${spec}
      containers: [{name: c, image: i}]
`
const spread = (selector: string) =>
  deployment(
    `topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway${selector}}]`,
  )
const apart = (selector: string) =>
  deployment(
    `affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: node, labelSelector: ${selector}}}]}}`,
  )
const term =
  'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm'

testRule('spread-selector-mismatch', {
  valid: {
    'its own labels': spread(', labelSelector: {matchLabels: {app: web}}'),
    'a label that is added at run time': spread(', labelSelector: {matchLabels: {app: web, pod-template-hash: 5d8}}'),
    'no selector, which the API server warns about': spread(''),
    'keeping away from others': apart('{matchLabels: {app: database}}'),
    'items of the wrong type': deployment('topologySpreadConstraints: [a]'),
  },
  invalid: {
    'other labels': {
      yaml: spread(', labelSelector: {matchLabels: {app: shop}}'),
      expect: ['spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels[app] ▸ shop'],
      messages: [/^the spread constraint asks for app=shop, but these pods have app=web/],
    },
    'keeping away from oneself with a slip': {
      yaml: apart('{matchExpressions: [{key: app, operator: In, values: [wbe]}]}'),
      expect: [`${term}.labelSelector.matchExpressions[0] ▸ {key: app, operator: In, values: [wbe]}`],
    },
  },
})
