import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cronFault, timeZoneFault } from '../../src/kubernetes/cron.ts'
import { parseDuration } from '../../src/kubernetes/duration.ts'
import { timeZones } from '../../src/kubernetes/time-zones.ts'

describe('cronFault', () => {
  it.each([
    '* * * * *',
    '0 0 1 1 0',
    '*/15 2-6/2 1,15 JAN-mar MON',
    '? ? ? ? ?',
    ', , , , ,',
    '*-junk * * * *',
    '0,15, * * * *',
    '+5 * * * *',
    '*/100 * * * *',
    '5/10 * * * *',
    '  0\t0  * * *  ',
    '@daily',
    '@every 1h30m',
    '@every -5m',
    '@every 0',
    'TZ=Europe/Berlin 0 0 * * *',
    'CRON_TZ=UTC @daily ',
  ])('takes %j', (text) => {
    expect(cronFault(text)).toBeUndefined()
  })

  it.each([
    ['', 'must not be empty'],
    ['* * * *', 'not 4'],
    ['0 0 0 * * *', 'not 6; there is none for seconds or years'],
    ['60 * * * *', 'has "60" as minute, which must be from 0 to 59'],
    ['* 24 * * *', 'has "24" as hour, which must be from 0 to 23'],
    ['* * 0 * *', 'has "0" as day of the month, which must be from 1 to 31'],
    ['* * * 13 *', 'has "13" as month'],
    ['* * * * 7', 'which must be from 0 to 6; Sunday is 0'],
    ['* * * * FRI-MON', 'which starts after its end'],
    ['* * * foo *', 'numbers from 1 to 12 or a name from jan to dec'],
    ['-1 * * * *', 'numbers from 0 to 59'],
    ['1-2-3 * * * *', 'more than one `-`'],
    ['*/2/3 * * * *', 'more than one `/`'],
    ['*/0 * * * *', 'at least 1 after the `/`'],
    ['*/x * * * *', 'at least 1 after the `/`'],
    ['@Daily', 'must be one of @annually'],
    ['@daily ', 'must be one of @annually'],
    ['@reboot', 'does not reboot'],
    ['@every 5', 'must have a duration'],
    ['@every  5m', 'must have a duration'],
    ['TZ=UTC', 'must have a schedule after `TZ=`'],
    ['TZ=Mars/Base 0 0 * * *', 'must name a known time zone after `TZ=`'],
  ])('refuses %j: %s', (text, says) => {
    expect(cronFault(text)).toContain(says)
  })

  it('ends on any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('*', '/', '-', ',', ' ', '1', '9', 'mon', '@every', 'TZ=', 'h', '\u0000'),
    })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), text), (each) => {
        expect(cronFault(each) ?? '').not.toContain('undefined')
      }),
    )
  })

  it('stays quick on long texts', () => {
    const start = performance.now()
    for (const text of ['*', ' ', ',', '1-', '*/', 'TZ= ', '@every ']) {
      cronFault(text.repeat(100_000))
      cronFault(`@every ${text.repeat(100_000)}`)
    }
    cronFault(`@every ${'9'.repeat(1e6)}h`)
    cronFault(`@every .${'9'.repeat(1e6)}h`)
    cronFault(`*/${'9'.repeat(1e6)} * * * *`)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('timeZoneFault', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/ComodRivadavia', 'Etc/GMT+5', 'EST5EDT'])('takes %s', (text) => {
    expect(timeZoneFault(text)).toBeUndefined()
  })

  it.each([
    ['', 'must not be empty'],
    ['Local', 'must be an explicit time zone'],
    ['LOCAL', 'must be an explicit time zone'],
    ['europe/berlin', 'did you mean "Europe/Berlin"?'],
    ['Europe/Brelin', 'did you mean "Europe/Berlin"?'],
    ['Europe', 'IANA'],
    ['CEST+2', 'IANA'],
    ['../UTC', 'IANA'],
    ['__proto__', 'IANA'],
  ])('refuses %j: %s', (text, says) => {
    expect(timeZoneFault(text)).toContain(says)
  })

  it('knows every time zone that Node names', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !timeZones().has(zone))).toEqual([])
  })
})

describe('parseDuration', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['1h30m', 5_400_000_000_000n],
    ['-5m', -300_000_000_000n],
    ['1.5s', 1_500_000_000n],
    ['.5ms', 500_000n],
    ['1.us', 1_000n],
    ['2µs3ns', 2_003n],
    ['-9223372036854775808ns', -(2n ** 63n)],
  ])('reads %s as %s ns', (text, nanoseconds) => {
    expect(parseDuration(text)).toBe(nanoseconds)
  })

  it.each(['', '1', '-', '.h', '1d', '1h ', '1h-5m', '9223372036854775808ns', '2562048h', '1H'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined()
    },
  )
})
