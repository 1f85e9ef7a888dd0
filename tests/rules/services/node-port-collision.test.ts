import { testRule } from '../../helpers/rule-tester.ts'

const service = (name: string, ports: string, spec = '', metadata = '') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}${metadata}}
spec: {type: NodePort, selector: {app: a}, ports: [${ports}]${spec}}
`
const port = '{port: 80, nodePort: 30080}'

testRule('node-port-collision', {
  valid: {
    'two ports': service('a', port) + service('b', '{port: 80, nodePort: 30081}'),
    'two protocols': service('a', port) + service('b', '{port: 80, nodePort: 30080, protocol: UDP}'),
    'ports that are chosen later': service('a', '{port: 80}') + service('b', '{port: 80, nodePort: 0}'),
    'one for each environment':
      service('a', port, '', ', namespace: dev') + service('a', port, '', ', namespace: prod'),
    'ports of the wrong type': service('a', 'a, {port: 80, nodePort: b}'),
  },
  invalid: {
    'two Services': {
      yaml: service('a', port) + service('b', `{port: 1, name: x}, ${port.replace('{', '{name: z, ')}`),
      expect: ['spec.ports[1].nodePort ▸ 30080'],
      messages: [
        'node port 30080 (TCP) is already taken by Service "a": the API server refuses whichever Service comes second',
      ],
    },
    'another namespace': {
      yaml: service('a', port, '', ', namespace: one') + service('b', port, '', ', namespace: two'),
      expect: ['spec.ports[0].nodePort ▸ 30080'],
      messages: [/in namespace "one"/],
    },
    'a port for health checks': {
      yaml:
        service('a', port) +
        service('b', '{port: 80}', ', externalTrafficPolicy: Local, healthCheckNodePort: 30080').replace(
          'NodePort,',
          'LoadBalancer,',
        ),
      expect: ['spec.healthCheckNodePort ▸ 30080'],
    },
  },
})
