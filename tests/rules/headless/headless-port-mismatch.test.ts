import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

const ports = (...each: string[]) =>
  `clusterIP: None, selector: {app: db}, ports: [${each.map((one) => `{${one}}`).join(', ')}]`

testRule('headless-port-mismatch', {
  valid: {
    'the same port': service(headless) + statefulSet(),
    'one of several': service(ports('name: a, port: 1', 'name: b, port: 5432')) + statefulSet(),
    'another port of pods that declare several':
      service(ports('port: 1')) + statefulSet().replace('ports: [{', 'ports: [{name: x, containerPort: 2}, {'),
    'a port with a name': service(ports('port: 1, targetPort: x')) + statefulSet(),
    'pods that declare none': service(ports('port: 1')) + statefulSet().replace(/, ports: \[[^\]]*\]/, ''),
    'no ports': service('clusterIP: None, selector: {app: db}') + statefulSet(),
    'a Service with an address': service('selector: {app: db}, ports: [{port: 1}]') + statefulSet(),
  },
  invalid: {
    'another port': {
      yaml: service(ports('name: sql, port: 3306')) + statefulSet(),
      expect: ['spec.ports[0].port ▸ 3306'],
      messages: ['the pods of StatefulSet "db" declare port 5432, but this Service has 3306'],
    },
    'another targetPort': {
      yaml: service(ports('port: 5432, targetPort: 5433')) + statefulSet(),
      expect: ['spec.ports[0].targetPort ▸ 5433'],
    },
  },
})
