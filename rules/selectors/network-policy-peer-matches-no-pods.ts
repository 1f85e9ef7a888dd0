import { defineRule, missedSelections } from '../../src/kit.ts'

export default defineRule({
  summary: 'A NetworkPolicy allows traffic with no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check(_, { resource, unit, report }) {
    for (const problem of missedSelections('network-policy-peer-matches-no-pods', resource, unit)) report(problem)
  },
})
