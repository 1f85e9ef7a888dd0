import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('require-service-name', {
  valid: {
    'a name': statefulSet(),
    'a name of the wrong type': statefulSet('serviceName: [db]'),
  },
  invalid: {
    'no name': {
      yaml: statefulSet('minReadySeconds: 1'),
      expect: ['spec.serviceName ▸ spec'],
      messages: ['without `serviceName` the pods have no DNS names of their own, such as "db-0.db.shop.svc"'],
    },
    'no name although a Service for clients has that of the set': {
      yaml: service('selector: {app: db}, ports: [{port: 1}]') + statefulSet('minReadySeconds: 1'),
      expect: ['spec.serviceName ▸ spec'],
      messages: [/such as "db-0\.db-headless\.shop\.svc"$/],
    },
    'an empty name': { yaml: statefulSet('serviceName: ""'), expect: ['spec.serviceName ▸ ""'] },
    'no name although the Service is there': {
      yaml: service(headless, 'peers') + statefulSet('ordinals: {start: 1}'),
      expect: ['spec.serviceName ▸ spec'],
      messages: [/such as "db-1\.peers\.shop\.svc"$/],
    },
  },
})
