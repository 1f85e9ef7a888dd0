import { testRule } from '../../helpers/rule-tester.ts'
import { claim, workload } from './manifests.ts'

const pod = ['volumes:', '  - name: data', '    persistentVolumeClaim: {claimName: data}']

testRule('rolling-update-of-claim', {
  valid: {
    Recreate: claim() + workload('Deployment', { pod, spec: ['strategy: {type: Recreate}'] }),
    'no surge':
      claim() + workload('Deployment', { pod, spec: ['strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}'] }),
    'a claim for many nodes': claim(['accessModes: [ReadWriteMany]']) + workload('Deployment', { pod }),
    'a claim that is elsewhere': workload('Deployment', { pod }),
  },
  invalid: {
    'the default strategy': {
      yaml: claim() + workload('Deployment', { pod }),
      expect: ['spec.strategy ▸ data'],
      messages: [/the update hangs$/],
    },
    'a claim for one pod': {
      yaml:
        claim(['accessModes: [ReadWriteOncePod]']) +
        workload('Deployment', { pod, spec: ['strategy: {type: RollingUpdate}'] }),
      expect: ['spec.strategy.type ▸ data'],
      messages: [/stays Pending/],
    },
  },
})
