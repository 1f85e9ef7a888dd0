import { testRule } from '../../helpers/rule-tester.ts'

const pod = (name: string, port: string) => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec: {containers: [{name: ${name}, image: shop:1, ports: [{name: ${port}, containerPort: 80}]}]}
`
const policy = (spec: string, selector = '{matchLabels: {app: shop}}') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: shop}
spec: {podSelector: ${selector}, ${spec}}
${pod('shop', 'http')}${pod('db', 'sql')}`

testRule('network-policy-port-unknown', {
  valid: {
    'a port of the selected pods': policy('ingress: [{ports: [{port: http}]}]'),
    'a number': policy('ingress: [{ports: [{port: 1}]}]'),
    'a port of the peers': policy('egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: sql}]}]'),
    'peers elsewhere': policy('egress: [{to: [{namespaceSelector: {}}], ports: [{port: dns}]}]'),
    'any peers': policy('egress: [{ports: [{port: dns}]}]'),
    'pods that are not here': policy('ingress: [{ports: [{port: web}]}]', '{matchLabels: {app: other}}'),
    'all pods, of which some are elsewhere': policy('ingress: [{ports: [{port: metrics}]}]', '{}'),
  },
  invalid: {
    'another name': {
      yaml: policy('ingress: [{ports: [{port: http}, {port: web}]}]'),
      expect: ['spec.ingress[0].ports[1].port ▸ web'],
      messages: ['no container of Pod "shop" has a port named "web", so this allows no traffic'],
    },
    'another protocol': {
      yaml: policy('ingress: [{ports: [{port: http, protocol: UDP}]}]'),
      expect: ['spec.ingress[0].ports[0].port ▸ http'],
      messages: ['port "http" of Pod "shop" is TCP, not UDP, so this allows no traffic'],
    },
    'a port of the selected pods for the peers': {
      yaml: policy('egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: http}]}]'),
      expect: ['spec.egress[0].ports[0].port ▸ http'],
    },
    'a slip where all pods are meant': {
      yaml: policy('ingress: [{ports: [{port: htttp}]}]', '{}'),
      expect: ['spec.ingress[0].ports[0].port ▸ htttp'],
    },
  },
})
