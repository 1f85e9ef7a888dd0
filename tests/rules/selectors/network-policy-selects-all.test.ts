import { testRule } from '../../helpers/rule-tester.ts'

const policy = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop}
spec: {${spec}}
`

testRule('network-policy-selects-all', {
  valid: {
    'chosen pods': policy('podSelector: {matchLabels: {app: web}}, ingress: [{}]'),
    'a policy that denies by default': policy('podSelector: {}, policyTypes: [Ingress, Egress]'),
    'a podSelector of the wrong type': policy('podSelector: all, ingress: [{}]'),
    'a misspelt podSelector': policy('podselector: {matchLabels: {app: web}}, ingress: [{}]'),
  },
  invalid: {
    'an egress, which is no misspelt ingress': {
      yaml: policy('podSelector: {}, egress: [{}]'),
      expect: ['spec.podSelector ▸ {}'],
    },
    'everything is allowed to everyone': {
      yaml: policy('podSelector: {}, ingress: [{}]'),
      expect: ['spec.podSelector ▸ {}'],
      messages: [/every pod of the namespace "shop"/],
    },
  },
})
