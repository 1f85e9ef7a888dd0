import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

const probed = statefulSet('serviceName: db', 'app: db', 'db', ', readinessProbe: {tcpSocket: {port: sql}}')

testRule('headless-peers-not-ready', {
  valid: {
    'addresses before they are ready': service(`${headless}, publishNotReadyAddresses: true`) + probed,
    'no readiness probe': service(headless) + statefulSet(),
    'a single pod': service(headless) + probed.replace('replicas: 3', 'replicas: 1'),
  },
  invalid: {
    'peers with a readiness probe': {
      yaml: service(headless) + probed,
      expect: [`spec.publishNotReadyAddresses ▸ spec`],
      messages: [/^DNS knows a pod of StatefulSet "db" only once it is ready: 3 members/],
    },
  },
})
