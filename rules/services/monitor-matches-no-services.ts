import { defineRule, missedProblem } from '../../src/kit.ts'

export default defineRule({
  summary: 'A monitor finds no Service although one nearly has the labels that it asks for, or is in another namespace',
  severity: 'warning',
  on: 'selection',
  unit: true,
  check(selection, { unit, report }) {
    if (selection.row.judgedBy !== 'monitor-matches-no-services') return
    const problem = missedProblem(unit, selection)
    if (problem !== undefined) report(problem)
  },
})
