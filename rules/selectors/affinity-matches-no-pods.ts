import { defineRule, missedProblem } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods want to be beside others that do not exist, although a workload nearly has the labels asked for',
  severity: 'warning',
  on: 'selection',
  unit: true,
  check(selection, { unit, report }) {
    if (selection.row.judgedBy !== 'affinity-matches-no-pods') return
    const problem = missedProblem(unit, selection)
    if (problem !== undefined) report(problem)
  },
})
