import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, route } from './manifests.ts'

const rules = (...hosts: string[]) => `rules: [${hosts.map((host) => route(host, '/', 'a')).join(', ')}]`
const tls = (hosts: string) => `tls: [{hosts: [${hosts}], secretName: t}]`

testRule('ingress-host-without-tls', {
  valid: {
    'no TLS': ingress('a', [rules('a.example', 'b.example')]),
    'all hosts': ingress('a', [tls('a.example, b.example'), rules('a.example', 'b.example')]),
    'TLS without hosts': ingress('a', ['tls: [{secretName: t}]', rules('a.example', 'b.example')]),
    'a wildcard': ingress('a', [tls('"*.example.com"'), rules('a.example.com', 'b.example.com')]),
    'TLS in another Ingress':
      ingress('a', [tls('a.example'), rules('a.example', 'b.example')]) +
      ingress('b', [tls('b.example'), rules('b.example')]),
    'a TLS host of no rule, which is said there': ingress('a', [tls('c.example'), rules('a.example')]),
  },
  invalid: {
    'a host more': {
      yaml: ingress('a', [tls('a.example'), rules('a.example', 'b.example', '')]),
      expect: ['spec.rules[1].host ▸ b.example'],
    },
  },
})
