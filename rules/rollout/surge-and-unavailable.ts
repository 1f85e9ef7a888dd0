import { daemonSetStrategy, defineRule, isWrittenZero } from '../../src/kit.ts'

export default defineRule({
  summary: 'A DaemonSet updates with maxSurge or with maxUnavailable, not with both',
  severity: 'error',
  authority: 'api-server',
  on: 'DaemonSet',
  check(daemonSet, { versions, report }) {
    const { type, maxSurge, maxUnavailable } = daemonSetStrategy(daemonSet)
    if (type !== 'RollingUpdate' || isWrittenZero(maxSurge) || isWrittenZero(maxUnavailable) || versions.to < 22) return
    const rolling = daemonSet.spec?.updateStrategy?.rollingUpdate
    const other =
      rolling?.maxUnavailable === undefined
        ? `\`maxUnavailable\` is ${maxUnavailable} where it is not set`
        : `\`maxUnavailable\` is "${maxUnavailable}"`
    report({
      path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'],
      message: `\`maxSurge\` "${maxSurge}" may not be set when \`maxUnavailable\` is not 0, and ${other}`,
      hint: 'set `maxUnavailable: 0` to start the new pod of a node before the old one stops',
    })
  },
})
