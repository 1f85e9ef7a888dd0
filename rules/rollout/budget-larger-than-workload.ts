import { coveredBy, defineRule, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A disruption budget must not ask for more pods than there are',
  severity: 'warning',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    const minAvailable = object.spec?.minAvailable
    if (typeof minAvailable !== 'number') return
    const { owners, uncounted, most: pods } = coveredBy(unit, resource, object)
    if (uncounted.length > 0 || pods < 1 || minAvailable <= pods) return
    report({
      path: ['spec', 'minAvailable'],
      message: `\`minAvailable\` "${minAvailable}" can never be met, there are at most ${pods} ${
        pods === 1 ? 'pod' : 'pods'
      }: no pod may be evicted, so draining a node never ends`,
      hint: 'use `maxUnavailable: 1`',
      related: owners.slice(0, 3).map((owner) => ({
        resource: owner,
        path: ['spec', 'replicas'],
        message: `the pods of ${nameOf(owner)} are covered`,
      })),
    })
  },
})
