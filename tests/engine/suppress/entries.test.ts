import { describe, expect, it } from 'vitest'
import { readDirective } from '../../../src/engine/suppress/directives.ts'
import { readEntries } from '../../../src/engine/suppress/entries.ts'
import { isDate } from '../../../src/text/date.ts'

const read = (text: string) => readEntries(text, 0, text.length)

describe('what a suppression says', () => {
  it.each([
    ['a-rule: why', [{ rule: 'a-rule', reason: 'why' }]],
    [
      ' a-rule ,b-rule :  why:  so ',
      [
        { rule: 'a-rule', reason: 'why: so' },
        { rule: 'b-rule', reason: 'why: so' },
      ],
    ],
    ['a-rule (until 2027-01-31): why', [{ rule: 'a-rule', reason: 'why', until: '2027-01-31' }]],
    ['a-rule: why (until 2027-01-31)', [{ rule: 'a-rule', reason: 'why', until: '2027-01-31' }]],
    ['a-rule: why ( until  2027-01-31 ) so', [{ rule: 'a-rule', reason: 'why so', until: '2027-01-31' }]],
    ['a-rule: why (until we move)', [{ rule: 'a-rule', reason: 'why (until we move)' }]],
  ])('%s', (text, expected) => {
    const { entries, faults } = read(text)
    expect(faults).toEqual([])
    expect(entries.map(({ start, end, ...rest }) => rest)).toEqual(expected)
    for (const { start, end, rule } of entries) expect(text.slice(start, end)).toBe(rule)
  })

  it.each([
    ['', 'names no rule'],
    [': why', 'names no rule'],
    ['(until 2027-01-31): why', 'names no rule'],
    ['a-rule', 'lacks the reason'],
    ['a-rule:', 'lacks the reason'],
    ['a-rule because of this', 'lacks the reason'],
    ['a-rule because of this: no', 'lacks the reason'],
    ['a-rule: (until 2027-01-31)', 'lacks the reason'],
    ['a-rule (until 2027-02-29): why', '"2027-02-29" is no date'],
    ['a-rule (until next year): why', '"next year" is no date'],
    ['a-rule (until): why', '"" is no date'],
    ['a-rule: why (until 31.1.2027)', '"31.1.2027" is no date'],
  ])('refuses "%s"', (text, message) => {
    const { entries, faults } = read(text)
    expect(entries).toEqual([])
    expect(faults.map((fault) => fault.message)).toEqual([expect.stringContaining(message)])
  })

  it('is read in linear time', () => {
    for (const part of ['(until ', '(until', ' ', 'a,', 'a ', ': ', '( ']) {
      const started = performance.now()
      read(part.repeat(200_000))
      read(`a-rule: ${part.repeat(200_000)}`)
      readDirective(`# supercargo-ignore ${part.repeat(200_000)}`)
      expect(performance.now() - started, part).toBeLessThan(1000)
    }
  })
})

it.each([
  ['# supercargo-ignore a: b', 'line'],
  ['#supercargo-ignore a: b', 'line'],
  ['## supercargo-ignore-document a: b', 'document'],
  ['# supercargo-ignore-file a: b', 'file'],
])('reads the comment "%s"', (text, scope) => {
  expect(readDirective(text)).toMatchObject({ scope, entries: [{ rule: 'a', reason: 'b' }], faults: [] })
})

it.each(['# see supercargo-ignore', '# supercargo: reads this', '# supercargo-ci runs daily', '# ignore a: b'])(
  'leaves the comment "%s" to people',
  (text) => expect(readDirective(text)).toBeUndefined(),
)

it.each([
  ['# supercargo-ingore a: b', 'did you mean `supercargo-ignore`?'],
  ['# supercargo-ignore-next-line a: b', 'did you mean `supercargo-ignore`?'],
  ['# supercargo-ignore-fil a: b', 'did you mean `supercargo-ignore-file`?'],
  [
    '# supercargo-ignore-whatever a: b',
    'there are supercargo-ignore, supercargo-ignore-document, supercargo-ignore-file',
  ],
])('says what is meant by "%s"', (text, hint) => {
  expect(readDirective(text)).toMatchObject({ entries: [], faults: [{ hint }] })
})

it.each([
  ['2027-01-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['2027-1-1', false],
  ['27-01-01', false],
  ['2027-01-31T00:00:00Z', false],
])('knows whether %s is a day', (text, expected) => expect(isDate(text)).toBe(expected))
