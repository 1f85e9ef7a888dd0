import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

testRule('pod-names-storage', {
  valid: {
    'a claim': workload('Deployment', { pod: ['volumes: [{name: a, persistentVolumeClaim: {claimName: b}}]'] }),
  },
  invalid: {
    'an NFS server': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a, nfs: {server: 10.0.0.1, path: /a}}]'] }),
      expect: ['spec.template.spec.volumes[0].nfs ▸ 10.0.0.1'],
    },
  },
})
