import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, ingress, policy, route, service } from './manifests.ts'

const entry = ingress('i', ['ingressClassName: c', `rules: [${route('h.example', '/', 'web')}]`])
const web = service('web') + deployment('web')
const all = entry + web
const allow = (rule: string, pods = '{}') => policy('p', [`podSelector: ${pods}`, `ingress: [${rule}]`])
const httpRoute = `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r}
spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}
`

testRule('network-policy-cuts-entry', {
  valid: {
    'no policy': all,
    'everybody on the port': allow('{ports: [{port: 8080}]}') + all,
    'another namespace': allow('{from: [{namespaceSelector: {}}]}') + all,
    addresses: allow('{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}') + all,
    'pods that are not here': allow('{from: [{podSelector: {matchLabels: {app: edge}}}]}') + all,
    'a proxy that is here': allow('{from: [{podSelector: {}}]}') + all + deployment('ingress-nginx-controller'),
    'a policy for other pods': allow('', '{matchLabels: {app: db}}') + all,
    'another policy that allows it': allow('') + allow('{ports: [{port: 8080}]}').replace('name: p', 'name: q') + all,
    'the name of the port':
      allow('{ports: [{port: http}]}') +
      entry +
      service('web') +
      deployment('web', 'ports: [{name: http, containerPort: 8080}]'),
    'only the way out': policy('p', ['podSelector: {}', 'policyTypes: [Egress]']) + all,
    'a Service for inside': allow('{from: [{podSelector: {}}]}') + web,
    'a port that cannot be known':
      allow('') + entry + service('web', '{port: 80, targetPort: http}') + deployment('web'),
  },
  invalid: {
    nobody: {
      yaml: policy('deny', ['podSelector: {}', 'policyTypes: [Ingress]']) + all,
      expect: ['spec.rules[0].http.paths[0].backend.service.name ▸ web'],
      messages: [/^the controller cannot reach the pods of Deployment "web": NetworkPolicy "deny" isolates them/],
    },
    'the own namespace only': {
      yaml: allow('{from: [{podSelector: {}}]}') + all,
      expect: ['spec.rules[0].http.paths[0].backend.service.name ▸ web'],
    },
    'the port of the Service instead of the pod': {
      yaml: allow('{ports: [{port: 80}]}') + all,
      expect: ['spec.rules[0].http.paths[0].backend.service.name ▸ web'],
    },
    'a route': { yaml: allow('') + httpRoute + web, expect: ['spec.rules[0].backendRefs[0].name ▸ web'] },
    'a load balancer': {
      yaml: allow('') + service('web', '{port: 80}', '', 'type: LoadBalancer') + deployment('web'),
      expect: ['spec.type ▸ LoadBalancer'],
      messages: [/^the load balancer/],
    },
  },
})
