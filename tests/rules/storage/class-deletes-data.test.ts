import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass } from './manifests.ts'

testRule('class-deletes-data', {
  valid: {
    Retain: storageClass('a', 'x', ['reclaimPolicy: Retain']),
    'no provisioner': storageClass('a', 'kubernetes.io/no-provisioner'),
  },
  invalid: {
    'no policy': { yaml: storageClass('a', 'x'), expect: ['reclaimPolicy ▸ a'] },
    Delete: { yaml: storageClass('a', 'x', ['reclaimPolicy: Delete']), expect: ['reclaimPolicy ▸ Delete'] },
  },
})
