import { testRule } from '../../helpers/rule-tester.ts'

const policy = (expression: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchExpressions: [${expression}]}}
`

testRule('selector-operator', {
  valid: {
    'all four operators': policy(
      '{key: a, operator: In, values: [b]}, {key: c, operator: NotIn, values: [d]}, {key: e, operator: Exists}, {key: f, operator: DoesNotExist, values: []}',
    ),
    'an operator of the wrong type': policy('{key: a, operator: 1}'),
    'values of the wrong type': policy('{key: a, operator: In, values: b}'),
    'an expression of the wrong type': policy('a'),
    'operators of node affinity': `
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{matchExpressions: [{key: cpus, operator: Gt, values: ["4"]}]}]
  containers: [{name: a, image: b}]
`,
  },
  invalid: {
    'Exists with values': {
      yaml: policy('{key: a, operator: Exists, values: [b]}'),
      expect: ['spec.podSelector.matchExpressions[0].values ▸ [b]'],
    },
    'In without values': {
      yaml: policy('{key: a, operator: In}'),
      expect: ['spec.podSelector.matchExpressions[0].values ▸ {key: a, operator: In}'],
    },
    'an operator in lower case': {
      yaml: policy('{key: a, operator: in, values: [b]}'),
      expect: ['spec.podSelector.matchExpressions[0].operator ▸ in'],
      messages: ['"in" is no operator of a selector: it must be one of DoesNotExist, Exists, In, NotIn'],
    },
    'no operator': {
      yaml: policy('{key: a}'),
      expect: ['spec.podSelector.matchExpressions[0].operator ▸ {key: a}'],
    },
    'an affinity term in a template': {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec:
  schedule: "@daily"
  jobTemplate:
    spec:
      template:
        spec:
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: zone
                  labelSelector: {matchExpressions: [{key: a, operator: Equals, values: [b]}]}
          containers: [{name: a, image: b}]
          restartPolicy: Never
`,
      expect: [
        'spec.jobTemplate.spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].operator ▸ Equals',
      ],
    },
  },
})
