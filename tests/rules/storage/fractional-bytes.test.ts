import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume, workload } from './manifests.ts'

testRule('fractional-bytes', {
  valid: {
    'whole bytes': claim() + volume(['capacity: {storage: 1.5Gi}']),
    'thousandths that come to whole bytes': claim(['resources: {requests: {storage: 1000m}}']),
    'thousandths of a CPU': workload('Deployment', { container: ['resources: {requests: {cpu: 100m}}'] }),
  },
  invalid: {
    'a claim': {
      yaml: claim(['resources: {requests: {storage: 100m}}']),
      expect: ['spec.resources.requests[storage] ▸ 100m'],
      messages: [/this is 0\.1 bytes$/],
    },
    'a volume': { yaml: volume(['capacity: {storage: 0.5}']), expect: ['spec.capacity[storage] ▸ 0.5'] },
    memory: {
      yaml: workload('Deployment', { container: ['resources: {limits: {memory: 512m}}'] }),
      expect: ['spec.template.spec.containers[0].resources.limits[memory] ▸ 512m'],
    },
  },
})
