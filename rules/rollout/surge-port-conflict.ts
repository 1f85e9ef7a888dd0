import { daemonSetStrategy, defineRule, hostPorts, isWrittenZero } from '../../src/kit.ts'

export default defineRule({
  summary: 'A DaemonSet with host ports cannot start a new pod beside the old one',
  severity: 'error',
  on: 'DaemonSet',
  check(daemonSet, { report }) {
    const { type, maxSurge } = daemonSetStrategy(daemonSet)
    const [taken] = hostPorts(daemonSet.spec?.template?.spec)
    if (type !== 'RollingUpdate' || taken === undefined || isWrittenZero(maxSurge)) return
    report({
      path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'],
      message: `\`maxSurge\` "${maxSurge}" starts the new pod on a node while the old one still holds host port ${taken.port}, so the new pod is never scheduled and the update never ends`,
      hint: 'use `maxUnavailable` without `maxSurge`',
      related: [{ path: ['spec', 'template', 'spec', ...taken.path], message: 'the port is taken here' }],
    })
  },
})
