import { testRule } from '../../helpers/rule-tester.ts'

const budget = (app: string) =>
  `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: ${app}}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: ${app}}}}}\n---\n`
const workload = (replicas: number, kind = 'Deployment') =>
  `{apiVersion: apps/v1, kind: ${kind}, metadata: {name: api}, spec: {replicas: ${replicas}, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: a, image: "a:1"}]}}}}\n`
const autoscaler =
  '---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: api}, spec: {minReplicas: 1, maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}}}\n'

testRule('require-disruption-budget', {
  valid: {
    'a budget for it': budget('api') + workload(3),
    'no budgets at all': workload(3),
    'a single pod': budget('web') + workload(1),
    'an autoscaler that goes down to one pod': budget('web') + workload(3) + autoscaler,
  },
  invalid: {
    'a budget for others': {
      yaml: budget('web') + workload(3),
      expect: ['spec.template.metadata.labels ▸ {app: api}'],
      messages: [/all 3 may be evicted at the same time$/],
    },
    'a StatefulSet': {
      yaml: budget('web') + workload(2, 'StatefulSet'),
      expect: ['spec.template.metadata.labels ▸ {app: api}'],
    },
  },
})
