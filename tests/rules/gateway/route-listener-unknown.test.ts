import { testRule } from '../../helpers/rule-tester.ts'
import { gateway, httpRoute } from './manifests.ts'

const g = gateway('{name: web, port: 80, protocol: HTTP}, {name: tls, port: 443, protocol: HTTPS}')

testRule('route-listener-unknown', {
  valid: {
    'all listeners': g + httpRoute('r', '', ''),
    'a name': g + httpRoute('r', 'sectionName: tls', ''),
    'a port': g + httpRoute('r', 'port: 443', ''),
    'a Gateway that is not here': httpRoute('r', 'sectionName: tls', ''),
    'another kind of parent': g + httpRoute('r', 'kind: Service, group: "", sectionName: x', ''),
    'a Gateway without listeners': gateway('') + httpRoute('r', 'sectionName: tls', ''),
    'parents that are none': g + httpRoute('r', '', '').replace('[{name: g}]', '[a, {name: [g]}, {}]'),
  },
  invalid: {
    'a name that is not there': {
      yaml: g + httpRoute('r', 'sectionName: webb', ''),
      expect: ['spec.parentRefs[0].sectionName ▸ webb'],
      messages: [
        'Gateway "g" has no listener called "webb", so this route is not attached to it: it has "web" on port 80, "tls" on port 443',
      ],
    },
    'a port that is not there': {
      yaml: g + httpRoute('r', 'port: 8080', ''),
      expect: ['spec.parentRefs[0].port ▸ 8080'],
    },
    'the port of another listener': {
      yaml: g + httpRoute('r', 'sectionName: tls, port: 80', ''),
      expect: ['spec.parentRefs[0].port ▸ 80'],
      messages: [/no listener "tls" on port 80/],
    },
  },
})
