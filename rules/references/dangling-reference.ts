import { danglingProblem, defineRule, namespaceNamedBy, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'What a manifest names must be there under exactly that name, in the namespace where it is looked for',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    const namespace = namespaceNamedBy(resource)
    for (const reference of [...references.of(resource), ...(namespace ? [namespace] : [])]) {
      if (reference.optional || reference.row.judgedBy !== undefined) continue
      const problem = danglingProblem(reference, references.resolve(reference))
      if (problem !== undefined) report(problem)
    }
  },
})
