import { testRule } from '../../helpers/rule-tester.ts'
import { statefulSet } from './manifests.ts'

testRule('statefulset-order-without-readiness', {
  valid: {
    'a probe': statefulSet('serviceName: db', 'app: db', 'db', ', readinessProbe: {tcpSocket: {port: sql}}'),
    'all at once': statefulSet('podManagementPolicy: Parallel'),
    'a single pod': statefulSet().replace('replicas: 3', 'replicas: 1'),
  },
  invalid: {
    'no probe': {
      yaml: statefulSet(),
      expect: [
        'spec.template.spec.containers[0].readinessProbe ▸ {name: c, image: i, ports: [{name: sql, containerPort: 5432}]}',
      ],
      messages: [/each of the 3 pods counts as ready/],
    },
  },
})
