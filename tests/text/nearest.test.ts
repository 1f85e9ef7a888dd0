import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, nearest } from '../../src/text/nearest.ts'

describe('nearest name', () => {
  const fields = [
    'replicas',
    'selector',
    'template',
    'strategy',
    'minReadySeconds',
    'progressDeadlineSeconds',
    'paused',
  ]
  test.each([
    ['a letter missing', 'replcas', 'replicas'],
    ['a letter too much', 'templatee', 'template'],
    ['two letters swapped', 'slector', 'selector'],
    ['swapped neighbours', 'stratgey', 'strategy'],
    ['only capitals differ', 'MinReadySeconds', 'minReadySeconds'],
    ['written with underscores', 'min_ready_seconds', 'minReadySeconds'],
    ['another word inside a long name', 'processDeadlineSeconds', 'progressDeadlineSeconds'],
    ['nothing alike', 'volumes', undefined],
    ['too short to guess', 'pa', undefined],
  ])('%s', (_, name, meant) => expect(nearest(name, fields)).toBe(meant))

  test('capitals win over a smaller slip elsewhere', () => {
    expect(nearest('clusterIp', ['clusterIPs', 'clusterIP'])).toBe('clusterIP')
  })

  test('a very long name is not compared', () => expect(nearest('x'.repeat(100_000), fields)).toBeUndefined())
})

describe('distance', () => {
  const word = fc.string({ maxLength: 12 })
  test('is zero exactly for equal texts, and symmetric', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 20) === 0).toBe(a === b)
        expect(distance(a, b, 20)).toBe(distance(b, a, 20))
      }),
    )
  })
  test('a limit only cuts off', () => {
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        expect(distance(a, b, limit)).toBe(Math.min(distance(a, b, 20), limit + 1))
      }),
    )
  })
})
