import { danglingProblem, defineRule, namespaceNamedBy, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'What a manifest names must be there under exactly that name, in the namespace where it is looked for',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.openOf(resource)) {
      if (reference.optional) continue
      const outcome = references.resolve(reference)
      if (reference.row.judgedBy !== undefined && outcome.is !== 'missing') continue
      const problem = danglingProblem(reference, outcome)
      if (problem !== undefined) report(problem)
    }
    if (resource.namespace === undefined || references.lookup.places('Namespace', resource.namespace)) return
    const namespace = namespaceNamedBy(resource)
    const problem = namespace && danglingProblem(namespace, references.resolve(namespace, { closed: false }))
    if (problem !== undefined) report(problem)
  },
})
