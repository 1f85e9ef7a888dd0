import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('headless-service-not-found', {
  valid: {
    'a Service of that name': service(headless) + statefulSet(),
    'a slip, which another rule finds': service(headless, 'database') + statefulSet('serviceName: datbase'),
    'no name': statefulSet('minReadySeconds: 1'),
  },
  invalid: {
    'nothing but a Service for clients that is called nearly so': {
      yaml: service('selector: {app: db}, ports: [{port: 1}]', 'database') + statefulSet('serviceName: datbase'),
      expect: ['spec.serviceName ▸ datbase'],
    },
    'nothing of that name': { yaml: statefulSet(), expect: ['spec.serviceName ▸ db'] },
  },
})
