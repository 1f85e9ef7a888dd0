import { testRule } from '../../helpers/rule-tester.ts'
import { gateway, httpRoute } from './manifests.ts'

const listener = (name: string, hostname: string) =>
  `{name: ${name}, port: 80, protocol: HTTP${hostname && `, hostname: "${hostname}"`}}`
const route = (hosts: string, parent = '') => httpRoute('r', parent, `hostnames: [${hosts}]`)

testRule('route-hostname-unknown', {
  valid: {
    'a listener for any host': gateway(listener('a', '')) + route('x.example'),
    'the same host': gateway(listener('a', 'x.example')) + route('X.example'),
    'a host of the wildcard': gateway(listener('a', '*.example.com')) + route('a.b.example.com'),
    'a wildcard for the host': gateway(listener('a', 'a.b.example.com')) + route('"*.example.com"'),
    'two wildcards': gateway(listener('a', '*.example.com')) + route('"*.b.example.com"'),
    'one of the listeners':
      gateway(`${listener('a', 'a.example')}, ${listener('b', 'b.example')}`) + route('b.example'),
    'a Gateway that is not here': route('x.example'),
    'another Gateway that is not here':
      gateway(listener('a', 'a.example')) + route('x.example').replace('[{name: g}]', '[{name: g}, {name: h}]'),
    'no hosts': gateway(listener('a', 'a.example')) + route(''),
    'hosts that are none': gateway(listener('a', 'a.example')) + route('1, null, {}'),
  },
  invalid: {
    'another host': {
      yaml: gateway(listener('a', 'shop.example.com')) + route('shop.example.com, shop.exmaple.com'),
      expect: ['spec.hostnames[1] ▸ shop.exmaple.com'],
      messages: [/^no listener of Gateway "g" is for host "shop.exmaple.com"/],
    },
    'the host above the wildcard': {
      yaml: gateway(listener('a', '*.example.com')) + route('example.com'),
      expect: ['spec.hostnames[0] ▸ example.com'],
    },
    'the host of another listener than the one that is named': {
      yaml:
        gateway(`${listener('a', 'a.example')}, ${listener('b', 'b.example')}`) + route('b.example', 'sectionName: a'),
      expect: ['spec.hostnames[0] ▸ b.example'],
    },
  },
})
