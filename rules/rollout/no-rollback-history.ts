import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'Without old revisions a bad update cannot be rolled back',
  severity: 'warning',
  on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  check(object, { report }) {
    if ((object.spec as any)?.revisionHistoryLimit !== 0) return
    report({
      path: ['spec', 'revisionHistoryLimit'],
      message:
        '`revisionHistoryLimit` "0" throws the old revision away as soon as no pod runs it, so `kubectl rollout undo` has nothing to go back to',
      hint: 'leave it out to keep 10',
    })
  },
})
