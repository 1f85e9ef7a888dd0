import { testRule } from '../../helpers/rule-tester.ts'

const service = (spec: string) => `
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ports: [{port: 80}], ${spec}}
`

testRule('external-traffic-policy', {
  valid: {
    'a load balancer': service('type: LoadBalancer, externalTrafficPolicy: Local'),
    'addresses from outside': service('externalIPs: [192.0.2.1], externalTrafficPolicy: Local'),
    'an empty policy': service('externalTrafficPolicy: ""'),
  },
  invalid: {
    'the default type': {
      yaml: service('externalTrafficPolicy: Local'),
      expect: ['spec.externalTrafficPolicy ▸ Local'],
    },
    'a headless Service': {
      yaml: service('clusterIP: None, externalTrafficPolicy: Cluster'),
      expect: ['spec.externalTrafficPolicy ▸ Cluster'],
      messages: [/^a headless Service is not reached from outside/],
    },
  },
})
