import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass } from './manifests.ts'

testRule('class-without-expansion', {
  valid: {
    'expansion allowed': storageClass('a', 'x', ['allowVolumeExpansion: true']),
    'no provisioner': storageClass('a', 'kubernetes.io/no-provisioner'),
  },
  invalid: {
    'nothing said': { yaml: storageClass('a', 'x'), expect: ['allowVolumeExpansion ▸ a'] },
    'expansion refused': {
      yaml: storageClass('a', 'x', ['allowVolumeExpansion: false']),
      expect: ['allowVolumeExpansion ▸ false'],
    },
  },
})
