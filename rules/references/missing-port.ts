import { defineRule, missingPartProblem, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A port of a Service that is named elsewhere must be one of its ports',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.of(resource)) {
      if (reference.optional || reference.row.judgedBy !== undefined) continue
      const outcome = references.resolve(reference)
      if (outcome.is !== 'found') continue
      for (const part of outcome.missing) if (part.what === 'port') report(missingPartProblem(part, outcome.target))
    }
  },
})
