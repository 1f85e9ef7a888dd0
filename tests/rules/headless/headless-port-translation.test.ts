import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

const ports = (port: string, more = '') => `clusterIP: None, selector: {app: db}, ports: [{${port}}]${more}`

testRule('headless-port-translation', {
  valid: {
    'no targetPort': service(headless),
    'the same port': service(ports('port: 80, targetPort: 80')),
    'a name that is the same port': service(ports('port: 5432, targetPort: sql')) + statefulSet(),
    'a name of unknown pods': service(ports('port: 80, targetPort: sql')),
    'a Service with an address': service('selector: {app: db}, ports: [{port: 80, targetPort: 8080}]'),
    'a Service without selector': service('clusterIP: None, ports: [{port: 80, targetPort: 8080}]'),
  },
  invalid: {
    'another number': {
      yaml: service(ports('port: 80, targetPort: 8080')),
      expect: ['spec.ports[0].port ▸ 80'],
      messages: [/port 80 leads nowhere: clients get the addresses of the pods, which listen on 8080$/],
    },
    'a name of another number': {
      yaml: service(ports('port: 80, targetPort: sql')) + statefulSet(),
      expect: ['spec.ports[0].port ▸ 80'],
    },
  },
})
