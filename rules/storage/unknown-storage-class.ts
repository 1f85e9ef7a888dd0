import { claimHolders, defineRule, didYouMean, nameIn, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim must spell its storage class as the StorageClass or the volume does',
  severity: 'warning',
  on: claimHolders,
  unit: true,
  check(_, { resource, unit, report }) {
    for (const { reference, outcome } of referencesIn(unit).judgedBy('unknown-storage-class', resource)) {
      if (outcome.is !== 'near') continue
      report({
        path: reference.path,
        message: `there is no StorageClass "${reference.name}" here: where the cluster has none either, the claim waits for one and its pods stay Pending`,
        ...didYouMean(outcome.name, '`'),
        related: [{ resource: outcome.target, path: nameIn(outcome), message: `"${outcome.name}" is known here` }],
      })
    }
  },
})
