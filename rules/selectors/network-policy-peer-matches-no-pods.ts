import { defineRule, missedProblem } from '../../src/kit.ts'

export default defineRule({
  summary: 'A NetworkPolicy allows traffic with no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: 'selection',
  check(selection, { unit, report }) {
    if (selection.row.judgedBy !== 'network-policy-peer-matches-no-pods') return
    const problem = missedProblem(unit, selection)
    if (problem !== undefined) report(problem)
  },
})
