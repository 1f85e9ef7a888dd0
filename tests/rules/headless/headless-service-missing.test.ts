import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('headless-service-missing', {
  valid: {
    'a Service of that name': service(headless) + statefulSet(),
    'a Service that lives elsewhere': statefulSet() + service('selector: {app: web}, ports: [{port: 80}]', 'web'),
    'a Service for clients, which gives the pods no names':
      service('selector: {app: db}, ports: [{port: 1}]', 'client') + statefulSet(),
    'a slip in the name of a Service for clients':
      service('selector: {app: db}, ports: [{port: 1}]', 'database') + statefulSet('serviceName: datbase'),
    'no name': statefulSet('minReadySeconds: 1'),
  },
  invalid: {
    'a slip in the name': {
      yaml: service(headless, 'database') + statefulSet('serviceName: datbase'),
      expect: ['spec.serviceName ▸ datbase'],
      messages: [
        'there is no Service "datbase" in namespace "shop", so "db-0.datbase.shop.svc" is no name in DNS: the nearest is Service "database"',
      ],
    },
    'another namespace': {
      yaml: service(headless, 'db', 'other') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
      messages: [/Service "db" is in namespace "other", where it does not find these pods$/],
    },
    'another Service for these pods': {
      yaml: service('selector: {app: db}, ports: [{port: 1}]', 'client') + service(headless, 'peers') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
      messages: [/the headless Service that selects these pods is "peers"$/],
    },
  },
})
