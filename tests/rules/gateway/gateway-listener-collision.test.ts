import { testRule } from '../../helpers/rule-tester.ts'
import { gateway } from './manifests.ts'

const listener = (name: string, port: number, protocol: string, hostname = '') =>
  `{name: ${name}, port: ${port}, protocol: ${protocol}${hostname && `, hostname: ${hostname}`}}`
const two = (a: string, b: string) => gateway(`${a}, ${b}`)

testRule('gateway-listener-collision', {
  valid: {
    'two ports': two(listener('a', 80, 'HTTP'), listener('b', 443, 'HTTPS')),
    'two hosts': two(listener('a', 443, 'HTTPS', 'a.example'), listener('b', 443, 'TLS', 'b.example')),
    'a wildcard and one of its hosts': two(
      listener('a', 80, 'HTTP', '"*.example.com"'),
      listener('b', 80, 'HTTP', 'a.example.com'),
    ),
    'TCP and UDP': two(listener('a', 53, 'TCP'), listener('b', 53, 'UDP')),
    'another kind': two(listener('a', 80, 'HTTP'), listener('b', 80, 'HTTP')).replace('kind: Gateway', 'kind: Other'),
    'listeners without a port': gateway('{name: a, protocol: HTTP}, {name: b, protocol: HTTP}'),
    'no listeners': gateway('a, null').replace('[a, null]', 'a'),
  },
  invalid: {
    'the same twice': {
      yaml: two(listener('a', 80, 'HTTP'), listener('b', 80, 'HTTP')),
      expect: ['spec.listeners[1] ▸ b'],
      messages: ['listener "b" is for any host on port 80, as listener "a" is: one of them gets no requests'],
    },
    'the same host': {
      yaml: two(listener('a', 443, 'HTTPS', 'a.example'), listener('b', 443, 'HTTPS', 'A.example')),
      expect: ['spec.listeners[1] ▸ b'],
    },
    'two protocols': {
      yaml: two(listener('a', 80, 'HTTP', 'a.example'), listener('b', 80, 'HTTPS', 'b.example')),
      expect: ['spec.listeners[1] ▸ b'],
      messages: [/speaks HTTPS on port 80, where listener "a" speaks HTTP/],
    },
    'TCP twice': { yaml: two(listener('a', 1, 'TCP'), listener('b', 1, 'TCP')), expect: ['spec.listeners[1] ▸ b'] },
  },
})
