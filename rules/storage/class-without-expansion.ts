import { defineRule, NO_PROVISIONER } from '../../src/kit.ts'

export default defineRule({
  summary: 'Claims of a class that does not allow expansion can never grow',
  severity: 'info',
  optional: true,
  on: 'StorageClass',
  check({ allowVolumeExpansion, provisioner }, { report }) {
    if (allowVolumeExpansion === true || provisioner === NO_PROVISIONER) return
    report({
      path: ['allowVolumeExpansion'],
      at: allowVolumeExpansion === undefined ? ['metadata', 'name'] : ['allowVolumeExpansion'],
      message: `\`allowVolumeExpansion\` is ${allowVolumeExpansion === false ? 'false' : 'absent, which means false'}: the API server refuses a larger request on any claim of this class`,
      hint: 'write `allowVolumeExpansion: true` if the driver can do it',
    })
  },
})
