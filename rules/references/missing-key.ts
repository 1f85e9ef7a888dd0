import { defineRule, missingPartProblem, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A key that is taken from a ConfigMap or Secret must be in it',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.of(resource)) {
      if (reference.optional || reference.row.judgedBy !== undefined) continue
      const outcome = references.resolve(reference)
      if (outcome.is !== 'found') continue
      for (const part of outcome.missing) if (part.what === 'key') report(missingPartProblem(part, outcome.target))
    }
  },
})
