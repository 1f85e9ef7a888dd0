import { defineRule, missedSelections } from '../../src/kit.ts'

export default defineRule({
  summary:
    'A Service, budget, policy or monitor selects no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    // headless-other-pods compares a StatefulSet with its Service.
    if (resource.builtIn && resource.kind === 'Service' && unit.governedBy(resource).length > 0) return
    for (const problem of missedSelections('selector-matches-no-pods', resource, unit)) report(problem)
  },
})
