import { defineRule, shortestPeriod } from '../../src/kit.ts'

export default defineRule({
  summary: 'A CronJob that may run longer than its period piles up runs',
  severity: 'info',
  on: 'CronJob',
  check({ spec }, { report }) {
    const { schedule, concurrencyPolicy = 'Allow', jobTemplate, suspend } = spec ?? {}
    const deadline = jobTemplate?.spec?.activeDeadlineSeconds
    if (concurrencyPolicy !== 'Allow' || suspend === true || schedule === undefined || deadline === undefined) return
    const period = shortestPeriod(schedule)
    if (period === undefined || deadline <= period) return
    const together = Math.ceil(deadline / period)
    report({
      path: ['spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds'],
      message: `a run may take ${deadline} s, but the next one starts ${period} s after it: up to ${together} run at the same time`,
      hint: 'set `concurrencyPolicy: Forbid` if they must not meet',
      related: [{ path: ['spec', 'schedule'], message: 'the schedule' }],
    })
  },
})
