import { testRule } from '../../helpers/rule-tester.ts'

const service = (ports: string, type = 'NodePort', spec = '') => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ${type}, selector: {app: web}, ports: [${ports}]${spec}}
`

testRule('node-port-out-of-range', {
  valid: {
    'the ends of the range': service('{port: 1, name: a, nodePort: 30000}, {port: 2, name: b, nodePort: 32767}'),
    'ports that are chosen later': service('{port: 1, name: a}, {port: 2, name: b, nodePort: 0}'),
    'a type without node ports': service('{port: 80, nodePort: 80}', 'ClusterIP'),
    'ports of the wrong type': service('a, {port: 80, nodePort: b}'),
  },
  invalid: {
    'a port beyond the range': {
      yaml: service('{port: 1, name: a}, {port: 80, name: b, nodePort: 35010}', 'LoadBalancer'),
      expect: ['spec.ports[1].nodePort ▸ 35010'],
      messages: [
        'node port 35010 is not between 30000 and 32767: the API server refuses the Service, unless `--service-node-port-range` says otherwise',
      ],
    },
    'the port of the pods': { yaml: service('{port: 80, nodePort: 8080}'), expect: ['spec.ports[0].nodePort ▸ 8080'] },
    'a port for health checks': {
      yaml: service('{port: 80}', 'LoadBalancer', ', externalTrafficPolicy: Local, healthCheckNodePort: 80'),
      expect: ['spec.healthCheckNodePort ▸ 80'],
    },
  },
})
