import { defineRule, missingPartMessage, nameOf, nearestPart, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A key or port that is named in another resource must be there',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.of(resource)) {
      if (reference.optional || reference.parts.length === 0 || reference.row.judgedBy !== undefined) continue
      const outcome = references.resolve(reference)
      if (outcome.is !== 'found') continue
      for (const part of outcome.missing) {
        const meant = nearestPart(part, outcome.target)
        report({
          path: part.path,
          message: missingPartMessage(part, outcome.target),
          hint: meant === undefined ? undefined : `did you mean "${meant}"?`,
          related: [
            { resource: outcome.target, path: ['metadata', 'name'], message: `${nameOf(outcome.target)} is here` },
          ],
        })
      }
    }
  },
})
