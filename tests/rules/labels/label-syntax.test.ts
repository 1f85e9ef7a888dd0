import { testRule } from '../../helpers/rule-tester.ts'

const map = (labels: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {${labels}}}
`
const deployment = (selector: string, labels: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: ${selector}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: c, image: i}]${more}}
`

testRule('label-syntax', {
  valid: {
    'all that is allowed': map('a: "", b: x, app.kubernetes.io/name: v1.2_3-A'),
    'labels of the wrong type': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: [a b, c d]}',
    'labels that are text': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: a b}',
    'a label of the wrong type': map('a: 1'),
    'a value in an expression of an old version': {
      yaml: deployment('{matchExpressions: [{key: a, operator: NotIn, values: ["b c"]}]}', 'a: b'),
      kubernetes: '1.24',
    },
  },
  invalid: {
    'a plus in a value': {
      yaml: map('version: 1.0+beta'),
      expect: ['metadata.labels ▸ 1.0+beta'],
      messages: [/^the label value "1\.0\+beta" must be letters, digits/],
    },
    'free text': { yaml: map('note: "made by hand"'), expect: ['metadata.labels ▸ "made by hand"'] },
    'typographic quotes': { yaml: map('gpu: “true”'), expect: ['metadata.labels ▸ “true”'] },
    'a comma in a key': { yaml: map('"mycompany,com/a": b'), expect: ['metadata.labels ▸ "mycompany,com/a"'] },
    'a custom resource': {
      yaml: 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, labels: {a: b c}}',
      expect: ['metadata.labels ▸ b c'],
    },
    'everywhere in a workload': {
      yaml: deployment(
        '{matchLabels: {a: b c}, matchExpressions: [{key: /d, operator: In, values: [e f]}]}',
        'a: b c',
        ', nodeSelector: {disk: s s d}',
      ),
      expect: [
        'spec.selector.matchLabels ▸ b c',
        'spec.selector.matchExpressions[0].key ▸ /d',
        'spec.selector.matchExpressions[0].values[0] ▸ e f',
        'spec.template.metadata.labels ▸ b c',
        'spec.template.spec.nodeSelector ▸ s s d',
      ],
    },
    'the selector of a Service': {
      yaml: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {a: b c}, ports: [{port: 80}]}',
      expect: ['spec.selector ▸ b c'],
    },
  },
})
