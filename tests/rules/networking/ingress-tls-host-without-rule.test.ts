import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, route } from './manifests.ts'

const rules = (...hosts: string[]) => `rules: [${hosts.map((host) => route(host, '/', 'a')).join(', ')}]`
const tls = (hosts: string) => `tls: [{hosts: [${hosts}], secretName: t}]`

testRule('ingress-tls-host-without-rule', {
  valid: {
    'the same host': ingress('a', [tls('a.example'), rules('a.example')]),
    'a wildcard': ingress('a', [tls('"*.example.com"'), rules('a.example.com', 'b.example.com')]),
    'a rule for a wildcard': ingress('a', [tls('a.example.com'), rules('"*.example.com"')]),
    'no hosts': ingress('a', ['tls: [{secretName: t}]', rules('a.example')]),
    'a rule for any host': ingress('a', [tls('b.example'), rules('')]),
    'a default backend': ingress('a', [
      tls('b.example'),
      rules('a.example'),
      'defaultBackend: {service: {name: a, port: {number: 80}}}',
    ]),
    'a rule in another Ingress':
      ingress('a', [tls('b.example'), rules('a.example')]) + ingress('b', [rules('b.example')]),
    'a redirect from www': ingress(
      'a',
      [tls('a.example, www.a.example'), rules('a.example')],
      'annotations: {nginx.ingress.kubernetes.io/from-to-www-redirect: "true"}',
    ),
    'no rules': ingress('a', [tls('b.example')]),
  },
  invalid: {
    'a slip': {
      yaml: ingress('a', [tls('shop.exmaple.com'), rules('shop.example.com')]),
      expect: ['spec.tls[0].hosts[0] ▸ shop.exmaple.com'],
    },
    'a host too deep for the wildcard': {
      yaml: ingress('a', [tls('a.example.com, "*.b.example.com"'), rules('a.example.com', 'x.y.b.example.com')]),
      expect: ['spec.tls[0].hosts[1] ▸ "*.b.example.com"'],
    },
  },
})
