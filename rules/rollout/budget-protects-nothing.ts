import { coveredBy, defineRule, isIntOrPercent, isWrittenZero, percentOf, scale } from '../../src/kit.ts'

export default defineRule({
  summary: 'A disruption budget that lets all pods go at once protects nothing',
  severity: 'info',
  on: 'PodDisruptionBudget',
  unit: true,
  check(object, { resource, unit, report }) {
    const { minAvailable, maxUnavailable } = object.spec ?? {}
    const free = 'all pods may be evicted at the same time'
    if (maxUnavailable === undefined) {
      if (isIntOrPercent(minAvailable) && isWrittenZero(minAvailable))
        report({ path: ['spec', 'minAvailable'], message: `with \`minAvailable\` "${minAvailable}" ${free}` })
      return
    }
    const path = ['spec', 'maxUnavailable']
    if (percentOf(maxUnavailable) === 100)
      return report({ path, message: `with \`maxUnavailable\` "${maxUnavailable}" ${free}` })
    const { uncounted, least, most: pods } = coveredBy(unit, resource, object)
    // A single pod may go without more ado: any other budget would block every drain.
    if (uncounted.length > 0 || least < 2 || (scale(maxUnavailable, pods, 'up') ?? 0) < pods) return
    report({ path, message: `\`maxUnavailable\` "${maxUnavailable}" of ${pods} pods: ${free}` })
  },
})
