import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'The claims of a StatefulSet stay when it is deleted or scaled down',
  severity: 'info',
  optional: true,
  on: 'StatefulSet',
  check({ spec }, { versions, report }) {
    const templates = spec?.volumeClaimTemplates?.length ?? 0
    if (templates === 0 || spec?.persistentVolumeClaimRetentionPolicy !== undefined || versions.to < 27) return
    report({
      path: ['spec', 'persistentVolumeClaimRetentionPolicy'],
      message:
        'without `persistentVolumeClaimRetentionPolicy` the claims and their volumes stay, and cost, after the StatefulSet is deleted or scaled down',
      hint: 'say `whenDeleted` and `whenScaled`: Retain or Delete',
    })
  },
})
