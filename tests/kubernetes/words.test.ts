import { describe, expect, it } from 'vitest'
import { cronInWords, cronPeriodInWords } from '../../src/kubernetes/cron-words.ts'
import { durationInWords, inWords } from '../../src/kubernetes/duration.ts'
import { fileModeInWords } from '../../src/kubernetes/file-mode.ts'
import { shareInWords } from '../../src/kubernetes/int-or-percent.ts'
import { quantityInWords, unitOf } from '../../src/kubernetes/quantity-words.ts'
import { exitCodeInWords, signalInWords } from '../../src/kubernetes/signals.ts'

describe('schedules in words', () => {
  it.each([
    ['* * * * *', 'every minute', '1440 runs a day, 1 min apart'],
    ['*/5 * * * *', 'every 5 minutes', '288 runs a day, 5 min apart'],
    ['0-59 * * * *', 'at minutes 0 to 59 of every hour', '1440 runs a day, 1 min apart'],
    [
      '*/7 * * * *',
      'at minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour',
      '216 runs a day, at least 4 min apart',
    ],
    ['0 3 * * *', 'at 03:00 every day', undefined],
    ['0 */6 * * *', 'at 00:00, 06:00, 12:00 and 18:00 every day', '4 runs a day, 6 h apart'],
    ['0 */2 * * *', 'at minute 0 of every 2nd hour every day', '12 runs a day, 2 h apart'],
    ['0 9-17 * * *', 'at minute 0 of the hours 9 to 17 every day', '9 runs a day, at least 1 h apart'],
    [
      '*/15 9-17 * * mon-FRI',
      'every 15 minutes from 09:00 to 17:59 from Monday to Friday',
      '36 runs on such a day, at least 15 min apart',
    ],
    [
      '*/30 1,3 * * 1',
      'every 30 minutes of the hours 1 and 3 on Mondays',
      '4 runs on such a day, at least 30 min apart',
    ],
    ['30 2 1,15 * ?', 'at 02:30 on the 1st and 15th of every month', undefined],
    ['0 0 1 * 1', 'at 00:00 on the 1st of every month and on Mondays too', undefined],
    ['0 0 2-10,12 jan *', 'at 00:00 on the 2nd to 10th and 12th of January', undefined],
    ['0 0 * 1-3 0,6', 'at 00:00 on Sundays and Saturdays of January to March', undefined],
    ['0 0 31 2,4 *', 'never: none of these months has such a day', undefined],
    ['0 0 29 2 *', 'at 00:00 on the 29th of February', undefined],
    ['0 0 */99999999999 * *', 'at 00:00 on the 1st of every month', undefined],
    ['TZ=Europe/Berlin 0 3 * * *', 'at 03:00 every day (Europe/Berlin)', undefined],
    ['@daily', 'at 00:00 every day', undefined],
    ['@every 90m', 'every 1 h 30 min', undefined],
    ['@every 1.5s', 'every 1.5s', undefined],
    ['every day', undefined, undefined],
    ['@reboot', undefined, undefined],
    ['', undefined, undefined],
    ['61 * * * *', undefined, undefined],
  ])('%s', (schedule, words, period) => {
    expect(cronInWords(schedule)).toBe(words)
    expect(cronPeriodInWords(schedule)).toBe(period)
  })
})

describe('quantities in words', () => {
  it.each([
    ['500m', 'cpu', 'half a CPU core'],
    ['0.25', 'requests.cpu', 'a quarter of a CPU core'],
    ['1', 'cpu', '1 CPU core'],
    ['1500m', 'limits.cpu', '1.5 CPU cores'],
    ['120m', 'cpu', '0.12 of a CPU core'],
    ['0', 'cpu', '0 CPU cores'],
    ['100u', 'cpu', '0.0001 of a CPU core, which is rounded up to 1m, a thousandth'],
    ['1Gi', 'memory', '1,073,741,824 bytes'],
    ['1G', 'memory', '1,000,000,000 bytes; 1Gi would be 1,073,741,824'],
    ['1k', 'limits.ephemeral-storage', '1,000 bytes; 1Ki would be 1,024'],
    ['500m', 'memory', '0.5 bytes; the suffix m is for thousandths, 500Mi are mebibytes'],
    ['1.5', 'requests.storage', '1.5 bytes; parts of a byte are rounded up'],
    ['-1Gi', 'memory', '-1,073,741,824 bytes'],
    ['64Ki', 'hugepages-2Mi', '65,536 bytes'],
    ['5Ki', 'gold.storageclass.storage.k8s.io/requests.storage', '5,120 bytes'],
    ['10', 'pods', undefined],
    ['10k', 'count/jobs.batch', '10,000'],
    ['1e999', 'memory', undefined],
    ['1e-999', 'memory', '0.000000001 bytes; parts of a byte are rounded up'],
    ['9'.repeat(10_000), 'memory', undefined],
    ['much', 'memory', undefined],
    ['', 'cpu', undefined],
    [2, 'cpu', '2 CPU cores'],
    [2n ** 62n, 'memory', '4,611,686,018,427,387,904 bytes'],
  ])('%s of %s', (written, resource, words) => expect(quantityInWords(written, unitOf(resource))).toBe(words))
})

it.each([
  ['25%', 3, 'up', '25% of 3 replicas is 0.75, which rounds up to 1'],
  ['25%', 3, 'down', '25% of 3 replicas is 0.75, which rounds down to 0'],
  ['50%', 4, 'up', '50% of 4 replicas is 2'],
  [2, 4, 'up', undefined],
  ['x%', 4, 'up', undefined],
  [`${'9'.repeat(400)}%`, 4, 'up', undefined],
  ['-5%', 4, 'up', undefined],
] as const)('%s of %i, rounded %s', (value, total, rounding, words) =>
  expect(shareInWords(value, total, 'replicas', rounding)).toBe(words),
)

it.each([
  [0, '0 s'],
  [45, '45 s'],
  [86_400, '1 d'],
  [90_061, '1 d 1 h'],
])('%i seconds', (seconds, words) => expect(inWords(seconds)).toBe(words))

it.each([
  ['90m', '1 h 30 min'],
  ['24h1s', '1 d 1 s'],
  ['1.5s', undefined],
  ['-5m', undefined],
  ['5 minutes', undefined],
])('the duration %s', (text, words) => expect(durationInWords(text)).toBe(words))

it.each([
  [0o644, '0644 in octal, rw-r--r--: the owner may read and write, the group may read, others may read'],
  [0o500, '0500 in octal, r-x------: the owner may read and execute'],
  [
    0o777,
    '0777 in octal, rwxrwxrwx: the owner may read, write and execute, the group may read, write and execute, others may read, write and execute',
  ],
  [0, '0000 in octal, ---------: nobody but root may do anything'],
  [644, undefined],
  [-1, undefined],
  [1.5, undefined],
])('the mode %d', (mode, words) => expect(fileModeInWords(mode)).toBe(words))

it('knows what signals and exit codes say', () => {
  expect(signalInWords('SIGTERM')).toBe('the usual request to end, which a program can catch')
  expect(signalInWords('__proto__')).toBeUndefined()
  expect(exitCodeInWords(137)).toBe(
    '128 + 9: ended by SIGKILL, cannot be caught: from the kernel where memory ran out, or when the grace period was over',
  )
  expect(exitCodeInWords(127)).toBe('the command was not found')
  expect(exitCodeInWords(1)).toBeUndefined()
})
