import { claimKinds, defineRule, referencesIn, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'The storage class of a claim is not among the manifests that define the others',
  severity: 'info',
  optional: true,
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const names = [...storageOf(unit).classes.keys()].slice(0, 3).map((name) => `"${name}"`)
    if (names.length === 0) return
    for (const { reference, outcome } of referencesIn(unit).judgedBy('unknown-storage-class', resource)) {
      if (outcome.is !== 'unknown') continue
      report({
        path: reference.path,
        message: `the StorageClass "${reference.name}" is not defined here, while ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}: unless the cluster has it, the claim stays Pending`,
      })
    }
  },
})
