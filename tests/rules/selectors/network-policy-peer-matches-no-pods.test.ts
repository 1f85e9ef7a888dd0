import { testRule } from '../../helpers/rule-tester.ts'

const policy = (rules: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop}
spec: {podSelector: {}, ${rules}}
---
apiVersion: v1
kind: Pod
metadata: {name: front, namespace: shop, labels: {app: frontend}}
spec: {containers: [{name: c, image: i}]}
`

testRule('network-policy-peer-matches-no-pods', {
  valid: {
    'pods that are there': policy('ingress: [{from: [{podSelector: {matchLabels: {app: frontend}}}]}]'),
    'pods that are elsewhere': policy('ingress: [{from: [{podSelector: {matchLabels: {app: payments}}}]}]'),
    'pods of other namespaces': policy(
      'ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: frontned}}}]}]',
    ),
    'all pods': policy('ingress: [{from: [{podSelector: {}}]}, {}]'),
    'items of the wrong type': policy('ingress: [a, {from: [b]}], egress: c'),
  },
  invalid: {
    'a slip on the way in': {
      yaml: policy('ingress: [{}, {from: [{podSelector: {matchLabels: {app: frontned}}}]}]'),
      expect: ['spec.ingress[1].from[0].podSelector.matchLabels[app] ▸ frontned'],
      messages: ['no pods are allowed by this: it asks for app=frontned, Pod "front" has app=frontend'],
    },
    'a slip on the way out': {
      yaml: policy('egress: [{to: [{podSelector: {matchLabels: {apps: frontend}}}]}]'),
      expect: ['spec.egress[0].to[0].podSelector.matchLabels[apps] ▸ frontend'],
    },
  },
})
