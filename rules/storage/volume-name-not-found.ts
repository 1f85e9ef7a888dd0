import { claimKinds, defineRule, didYouMean, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim that names its volume must spell it as the volume does',
  severity: 'warning',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    for (const { reference, outcome } of referencesIn(unit).judgedBy('volume-name-not-found', resource)) {
      if (outcome.is !== 'near') continue
      report({
        path: reference.path,
        message: `there is no PersistentVolume "${reference.name}" here: the claim waits for that one alone and stays Pending`,
        ...didYouMean(outcome.name, '`'),
        related: [{ resource: outcome.target, path: ['metadata', 'name'], message: 'the volume' }],
      })
    }
  },
})
