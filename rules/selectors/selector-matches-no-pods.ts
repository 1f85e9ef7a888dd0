import { defineRule, missedProblem } from '../../src/kit.ts'

export default defineRule({
  summary:
    'A Service, budget, policy or monitor selects no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: 'selection',
  check(selection, { resource, unit, report }) {
    if (selection.row.judgedBy !== 'selector-matches-no-pods') return
    const problem = missedProblem(unit, selection)
    // headless-other-pods compares a StatefulSet with its Service.
    const isCompared = () => resource.builtIn && resource.kind === 'Service' && unit.governedBy(resource).length > 0
    if (problem !== undefined && !isCompared()) report(problem)
  },
})
