import { defineRule, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume without claimRef goes to the first claim that it fits',
  severity: 'info',
  optional: true,
  on: 'PersistentVolume',
  unit: true,
  check({ spec }, { resource, unit, report }) {
    if (spec === undefined || spec.claimRef !== undefined) return
    if (storageOf(unit).namedVolumes.has(resource.name)) return
    report({
      path: ['spec', 'claimRef'],
      message: `nothing keeps this volume for one claim: any claim ${spec.storageClassName ? `of class "${spec.storageClassName}"` : 'without a class'}, in any namespace, may take it`,
      hint: 'name the claim in `claimRef`',
    })
  },
})
