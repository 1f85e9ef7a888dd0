import { defineRule, NO_PROVISIONER } from '../../src/kit.ts'

export default defineRule({
  summary: 'The reclaim policy Delete removes the data together with the claim',
  severity: 'info',
  optional: true,
  on: 'StorageClass',
  check({ reclaimPolicy, provisioner }, { report }) {
    if (provisioner === NO_PROVISIONER || (reclaimPolicy ?? 'Delete') !== 'Delete') return
    report({
      path: ['reclaimPolicy'],
      at: reclaimPolicy === undefined ? ['metadata', 'name'] : ['reclaimPolicy'],
      message: `\`reclaimPolicy\` is ${reclaimPolicy === undefined ? 'absent, which means Delete' : 'Delete'}: whoever deletes a claim deletes its volume and all data`,
      hint: 'write `reclaimPolicy: Retain` for data that cannot be made again',
    })
  },
})
