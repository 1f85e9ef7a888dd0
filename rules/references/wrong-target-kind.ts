import { defineRule, referencesIn, wrongKindProblem } from '../../src/kit.ts'

export default defineRule({
  summary: 'The kind and API group beside a name must be those of the resource that is meant',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, versions, report }) {
    const references = referencesIn(unit)
    for (const reference of references.openOf(resource)) {
      if (reference.optional || typeof reference.row.to === 'string') continue
      const problem = wrongKindProblem(reference, references.resolve(reference), versions)
      if (problem !== undefined) report(problem)
    }
  },
})
