import { testRule } from '../../helpers/rule-tester.ts'
import { volume, workload } from './manifests.ts'

testRule('relative-nfs-path', {
  valid: { 'an absolute path': volume() },
  invalid: {
    'a volume': { yaml: volume(['nfs: {server: nas, path: data}']), expect: ['spec.nfs.path ▸ data'] },
    'a pod': {
      yaml: workload('Deployment', { pod: ['volumes: [{name: a, nfs: {server: nas, path: data}}]'] }),
      expect: ['spec.template.spec.volumes[0].nfs.path ▸ data'],
    },
  },
})
