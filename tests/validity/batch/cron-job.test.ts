import { describe, expect, it } from 'vitest'
import { cronJob } from '../../helpers/jobs.ts'
import { blamed, said } from '../../helpers/validity.ts'

const at = (more: string) => cronJob('', more)

describe('a CronJob', () => {
  it.each([
    'schedule: "@daily"',
    'schedule: "*/5 0 * * MON-FRI"',
    'schedule: "@hourly", timeZone: Europe/Berlin',
    'schedule: "@daily", startingDeadlineSeconds: 0',
  ])('may have %s', (more) => expect(said(at(more))).toEqual([]))

  it.each([
    ['schedule: "* * * *"', ['invalid-value spec.schedule ▸ "* * * *"']],
    ['schedule: ""', ['required-value spec.schedule ▸ ""']],
    ['schedule: "@daily", timeZone: Local', ['invalid-value spec.timeZone ▸ Local']],
    ['schedule: "@daily", timeZone: europe/berlin', ['invalid-value spec.timeZone ▸ europe/berlin']],
    ['schedule: "@daily", timeZone: ""', ['invalid-value spec.timeZone ▸ ""']],
    ['schedule: "@daily", failedJobsHistoryLimit: -1', ['invalid-value spec.failedJobsHistoryLimit ▸ -1']],
  ])('may not have %s', (more, expected) => expect(said(at(more))).toEqual(expected))

  it('has no time zone in its schedule from 1.29 on', () => {
    const text = at('schedule: TZ=UTC 0 0 * * *')
    expect(blamed(text)).toEqual(['invalid-value spec.schedule'])
    expect(blamed(text, 28)).toEqual(['api-warning spec.schedule'])
    expect(blamed(text, 21)).toEqual([])
    expect(blamed(at('schedule: TZ=UTC 0 0 * * *, timeZone: UTC'), 28)).toEqual(['invalid-value spec.schedule'])
  })

  it.each([
    [52, []],
    [53, ['invalid-value metadata.name']],
  ])('with a name of %i characters', (length, expected) =>
    expect(blamed(cronJob('', undefined, `{name: ${'a'.repeat(length)}}`))).toEqual(expected),
  )

  it('is warned about a name with dots', () =>
    expect(blamed(cronJob('', undefined, '{name: a.b}'))).toEqual(['api-warning metadata.name']))

  it('makes Jobs that get selectors of their own, and no defaults', () => {
    const S = 'spec.jobTemplate.spec'
    expect(blamed(cronJob('selector: {}, manualSelector: true'))).toEqual([
      `invalid-value ${S}.selector`,
      `unsupported-value ${S}.manualSelector`,
    ])
    expect(blamed(cronJob('completionMode: Indexed'))).toEqual([`required-value ${S}.completions`])
  })
})
