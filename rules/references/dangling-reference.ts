import { danglingProblem, defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'What a manifest names must be there under exactly that name, in the namespace where it is looked for',
  severity: 'error',
  unit: true,
  on: 'reference',
  check({ reference, outcome }, { report }) {
    if (reference.optional) return
    // Of its own references a rule says all but that they are missing.
    if (reference.row.judgedBy !== undefined && outcome.is !== 'missing') return
    const problem = danglingProblem(reference, outcome)
    if (problem !== undefined) report(problem)
  },
})
