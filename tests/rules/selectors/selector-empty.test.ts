import { testRule } from '../../helpers/rule-tester.ts'

const workload = (selector: string, kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata: {name: web}
spec:
  selector: ${selector}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}
`

testRule('selector-empty', {
  valid: {
    'a label': workload('{matchLabels: {app: web}}'),
    'an expression': workload('{matchExpressions: [{key: app, operator: Exists}]}'),
    'no selector, which is another defect': workload(''),
    'labels of the wrong type': workload('{matchLabels: web}'),
    'a label value of the wrong type': workload('{matchLabels: {app: 1}}'),
    'an expression that cannot be read': workload('{matchExpressions: [{key: app}]}'),
    'an empty selector of a policy': `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: all}
spec: {podSelector: {}}
`,
  },
  invalid: {
    'nothing in it': { yaml: workload('{}'), expect: ['spec.selector ▸ {}'] },
    'empty labels': { yaml: workload('{matchLabels: {}}', 'DaemonSet'), expect: ['spec.selector ▸ {matchLabels: {}}'] },
    'null labels': { yaml: workload('{matchLabels: null}'), expect: ['spec.selector ▸ {matchLabels: null}'] },
    'an empty list': { yaml: workload('{matchExpressions: []}'), expect: ['spec.selector ▸ {matchExpressions: []}'] },
    'labels without matchLabels': {
      yaml: workload('\n    app: web', 'StatefulSet'),
      expect: ['spec.selector ▸ selector'],
      messages: [/`app` is no field of a selector/],
    },
    'matchLabels misspelled': {
      yaml: workload('{matchLables: {app: web}}'),
      expect: ['spec.selector ▸ {matchLables: {app: web}}'],
    },
  },
})
