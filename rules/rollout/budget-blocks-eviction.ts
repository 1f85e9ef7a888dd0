import {
  coveredBy,
  defineRule,
  isIntOrPercent,
  isWrittenZero,
  nameOf,
  percentOf,
  resolveBudget,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A disruption budget that lets no pod go blocks every drain of a node',
  severity: 'warning',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    const { minAvailable, maxUnavailable } = object.spec ?? {}
    const blocked = 'no pod may be evicted, so draining a node never ends'
    if (maxUnavailable !== undefined) {
      if (isIntOrPercent(maxUnavailable) && isWrittenZero(maxUnavailable))
        report({ path: ['spec', 'maxUnavailable'], message: `with \`maxUnavailable\` "${maxUnavailable}" ${blocked}` })
      return
    }
    if (minAvailable === undefined) {
      if (object.spec !== undefined)
        report({
          path: ['spec'],
          part: 'key',
          message: `with neither \`minAvailable\` nor \`maxUnavailable\` ${blocked}`,
        })
      return
    }
    const path = ['spec', 'minAvailable']
    if (percentOf(minAvailable) === 100)
      return report({ path, message: `with \`minAvailable\` "${minAvailable}" ${blocked}` })
    const { owners, uncounted, least: pods, most } = coveredBy(unit, resource, object)
    const budget = resolveBudget(object.spec, pods)
    if (uncounted.length > 0 || pods < 1 || budget === undefined || budget.evictions > 0 || budget.healthy > most)
      return
    const rounded = percentOf(minAvailable) === undefined ? '' : `, which is ${budget.healthy},`
    report({
      path,
      message: `\`minAvailable\` "${minAvailable}"${rounded} of ${pods} ${pods === 1 ? 'pod' : 'pods'}: ${blocked}`,
      hint: 'use `maxUnavailable: 1`',
      related: owners.slice(0, 3).map((owner) => ({
        resource: owner,
        path: ['spec', 'replicas'],
        message: `the pods of ${nameOf(owner)} are covered`,
      })),
    })
  },
})
