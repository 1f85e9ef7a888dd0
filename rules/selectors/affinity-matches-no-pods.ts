import { defineRule, missedSelections } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods want to be beside others that do not exist, although a workload nearly has the labels asked for',
  severity: 'warning',
  on: 'resource',
  unit: true,
  check(resource, { unit, report }) {
    for (const problem of missedSelections('affinity-matches-no-pods', resource, unit)) report(problem)
  },
})
