import { daemonSetStrategy, defineRule, deploymentStrategy, isWrittenZero } from '../../src/kit.ts'

/** The first minor in which a DaemonSet has a surge (gate DaemonSetUpdateSurge). */
const SURGING_DAEMONSETS = 22

export default defineRule({
  summary: 'A rolling update needs room for at least one pod more or one pod less',
  severity: 'error',
  authority: 'api-server',
  on: ['Deployment', 'DaemonSet'],
  check(object, { resource, versions, report }) {
    const isDaemonSet = resource.kind === 'DaemonSet'
    const { type, field, maxSurge, maxUnavailable } = isDaemonSet
      ? daemonSetStrategy(object)
      : deploymentStrategy(object)
    if (type !== 'RollingUpdate' || !isWrittenZero(maxUnavailable)) return
    const hasNoSurgeYet = isDaemonSet && versions.from < SURGING_DAEMONSETS
    if (!isWrittenZero(maxSurge) && !hasNoSurgeYet) return
    const reason = isWrittenZero(maxSurge)
      ? `\`maxSurge\` is "${maxSurge}": no pod may be added and none taken away, so the update could not replace any`
      : '`maxSurge` has no effect on a DaemonSet before 1.22'
    report({
      path: ['spec', field, 'rollingUpdate', 'maxUnavailable'],
      message: `\`maxUnavailable\` may not be "${maxUnavailable}" when ${reason}`,
    })
  },
})
