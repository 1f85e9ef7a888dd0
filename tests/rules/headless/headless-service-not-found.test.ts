import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('headless-service-not-found', {
  valid: {
    'a Service of that name': service(headless) + statefulSet(),
    'a slip, which another rule finds': service(headless, 'database') + statefulSet('serviceName: datbase'),
    'no name': statefulSet('minReadySeconds: 1'),
  },
  invalid: {
    'nothing of that name': { yaml: statefulSet(), expect: ['spec.serviceName ▸ db'] },
  },
})
