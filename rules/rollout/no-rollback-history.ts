import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'Without old revisions a bad update cannot be rolled back',
  severity: 'warning',
  on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  options: {
    least: { type: 'number', minimum: 1, default: 1, summary: 'how many old revisions must be kept' },
  },
  check(object, { options: { least }, report }) {
    const limit: number = (object.spec as any)?.revisionHistoryLimit ?? 10
    if (limit >= least) return
    report({
      path: ['spec', 'revisionHistoryLimit'],
      message:
        limit === 0
          ? '`revisionHistoryLimit` "0" throws the old revision away as soon as no pod runs it, so `kubectl rollout undo` has nothing to go back to'
          : `\`revisionHistoryLimit\` "${limit}" keeps fewer than ${least} old revisions for \`kubectl rollout undo\``,
      hint: least > 10 ? `keep at least ${least}` : 'leave it out to keep 10',
    })
  },
})
