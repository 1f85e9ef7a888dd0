import { describe, expect, it } from 'vitest'
import { isIntOrPercent, isWrittenZero, percentOf, scale } from '../../src/kubernetes/int-or-percent.ts'

describe('a count or a percentage', () => {
  it.each([
    ['25%', 3, 'up', 1],
    ['25%', 3, 'down', 0],
    ['10%', 3, 'up', 1],
    ['100%', 7, 'down', 7],
    ['0%', 7, 'up', 0],
    ['33%', 100, 'up', 33],
    ['200%', 3, 'up', 6],
    [2, 10, 'up', 2],
    ['2', 10, 'up', undefined],
    ['x%', 10, 'up', undefined],
    [undefined, 10, 'up', undefined],
  ] as const)('%j of %i rounded %s is %j', (value, total, rounding, expected) => {
    expect(scale(value, total, rounding)).toBe(expected)
  })

  it.each([1, 0, '0%', '25%', '150%'])('%j is one', (value) => expect(isIntOrPercent(value)).toBe(true))
  it.each([-1, 1.5, '1', '', '%', '-5%', '25 %', '2.5%', '25%%', undefined, true])('%j is none', (value) =>
    expect(isIntOrPercent(value)).toBe(false),
  )

  it.each([0, '0%', '00%', '0', '', 'abc'])('%j is written as zero', (value) => expect(isWrittenZero(value)).toBe(true))
  it.each([1, '1%', '5'])('%j is not written as zero', (value) => expect(isWrittenZero(value)).toBe(false))

  it('reads only digits with a percent sign as a percentage', () => {
    expect(percentOf('30%')).toBe(30)
    expect(percentOf(30)).toBeUndefined()
    expect(percentOf('+30%')).toBeUndefined()
  })
})
