import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, namespace, policy, service } from './manifests.ts'

const api = service('api') + deployment('api')
const web = (name: string, value: string) => deployment('web', `env: [{name: ${name}, value: "${value}"}]`)
const url = web('API', 'http://api:80/v1')
const guard = (rule: string) => policy('p', ['podSelector: {matchLabels: {app: api}}', `ingress: [${rule}]`])
const egress = (rule: string) =>
  policy('q', ['podSelector: {matchLabels: {app: web}}', 'policyTypes: [Egress]', `egress: [${rule}]`])
const from = (app: string) => `{from: [{podSelector: {matchLabels: {app: ${app}}}}]}`
const at = 'spec.template.spec.containers[0].env[0].value'

testRule('network-policy-cuts-client', {
  valid: {
    'no policy': api + url,
    'the clients': guard(from('web')) + api + url,
    'everybody on the port': guard('{ports: [{port: 8080}]}') + api + url,
    'another address': guard('') + api + web('API', 'http://api.example.com:80/v1'),
    'a word that is no address': guard('') + api + web('MODE', 'api'),
    'a Service that is not here': guard('') + api + web('API', 'http://apis:80'),
    'a namespace that is not here': guard('{from: [{namespaceSelector: {matchLabels: {team: shop}}}]}') + api + url,
    'on the network of the node':
      guard('') + api + deployment('web', 'env: [{name: A, value: "http://api"}]', '', 'hostNetwork: true'),
    'a port that is no port of the Service': guard('') + api + web('API', 'http://api:81'),
    'the way out': egress('{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 8080}]}') + api + url,
    'another policy that allows it': guard('') + guard(from('web')).replace('name: p', 'name: r') + api + url,
  },
  invalid: {
    'a URL': {
      yaml: guard(from('other')) + api + url,
      expect: [`${at} ▸ "http://api:80/v1"`],
      messages: [
        'Service "api" cannot be reached from these pods: NetworkPolicy "p" isolates the pods of Deployment "api", and no connection from here is allowed',
      ],
    },
    'a host with a port': {
      yaml: guard('') + api + web('X', 'api.default.svc:80'),
      expect: [`${at} ▸ "api.default.svc:80"`],
    },
    'a host': { yaml: guard('') + api + web('API_HOST', 'api'), expect: [`${at} ▸ "api"`] },
    'the port of the Service instead of the pod': {
      yaml: guard('{ports: [{port: 80}]}') + api + url,
      expect: [`${at} ▸ "http://api:80/v1"`],
    },
    'the way out': {
      yaml: egress('{to: [{podSelector: {matchLabels: {app: db}}}]}') + api + url,
      expect: [`${at} ▸ "http://api:80/v1"`],
      messages: [
        /NetworkPolicy "q" restricts their outgoing connections and none to the pods of Deployment "api" is allowed$/,
      ],
    },
    'another namespace': {
      yaml:
        namespace('shop', 'team: shop') +
        guard('{from: [{namespaceSelector: {matchLabels: {team: other}}}]}').replace(
          'name: p',
          'name: p, namespace: shop',
        ) +
        service('api', '{port: 80}', 'namespace: shop') +
        deployment('api', '', 'namespace: shop') +
        deployment('web', 'args: ["--api=http://api.shop"]', 'namespace: shop'),
      expect: ['spec.template.spec.containers[0].args[0] ▸ "--api=http://api.shop"'],
    },
  },
})
