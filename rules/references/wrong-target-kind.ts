import { defineRule, wrongKindProblem } from '../../src/kit.ts'

export default defineRule({
  summary: 'The kind and API group beside a name must be those of the resource that is meant',
  severity: 'error',
  unit: true,
  on: 'reference',
  check({ reference, outcome }, { versions, report }) {
    if (reference.optional || typeof reference.row.to === 'string') return
    const problem = wrongKindProblem(reference, outcome, versions)
    if (problem !== undefined) report(problem)
  },
})
