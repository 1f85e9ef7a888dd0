import { expect, it } from 'vitest'
import { shortestPeriod } from '../../src/kubernetes/cron-period.ts'

it.each([
  ['* * * * *', 60],
  ['*/15 * * * *', 900],
  ['*/25 * * * *', 600],
  ['5 * * * *', 3600],
  ['0 3 * * *', 86400],
  ['0 22,2 * * *', 4 * 3600],
  ['0 22,2 * * 1', 20 * 3600],
  ['0 9-17/4 * * *', 4 * 3600],
  ['10/20 * * * *', 1200],
  ['0 3 1 * *', undefined],
  ['TZ=Europe/Berlin 0 * * * *', 3600],
  ['@hourly', 3600],
  ['@weekly', undefined],
  ['@every 90s', 90],
  ['every day', undefined],
])('%s', (schedule, seconds) => expect(shortestPeriod(schedule)).toBe(seconds))
