import { defineRule, missedSelections } from '../../src/kit.ts'

export default defineRule({
  summary: 'A monitor finds no Service although one nearly has the labels that it asks for, or is in another namespace',
  severity: 'warning',
  on: 'resource',
  unit: true,
  check(resource, { unit, report }) {
    for (const problem of missedSelections('monitor-matches-no-services', resource, unit)) report(problem)
  },
})
