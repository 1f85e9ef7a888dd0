import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('headless-port-name', {
  valid: {
    'a name': service(headless) + statefulSet(),
    'a headless Service without StatefulSet': service('clusterIP: None, selector: {app: db}, ports: [{port: 5432}]'),
    'no ports': service('clusterIP: None, selector: {app: db}'),
    'two ports, which the API server wants names for': service(
      'clusterIP: None, selector: {app: db}, ports: [{port: 1}, {port: 2}]',
    ),
    'a Service with an address': service('selector: {app: db}, ports: [{port: 80}]'),
  },
  invalid: {
    'no name': {
      yaml: service('clusterIP: None, selector: {app: db}, ports: [{port: 5432}]') + statefulSet(),
      expect: ['spec.ports[0].name ▸ {port: 5432}'],
      messages: [/"_client\._tcp\.db\.shop\.svc"/],
    },
  },
})
