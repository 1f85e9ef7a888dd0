import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readIndexes } from '../../src/kubernetes/index-list.ts'

it.each([
  ['', 0],
  ['0', 1],
  ['0-4', 5],
  ['0,2-3,9', 4],
  ['+1', 1],
  ['00', 1],
])('"%s" has %i indexes', (text, total) => expect(readIndexes(text, 10)).toEqual({ total }))

it.each(['10', '0-10', '3-1', '1-1', '1,0', '0-2,2', 'x', '0-', '-1', '0-1-2', ' 0', ',', '1,'])(
  '"%s" cannot be read',
  (text) => {
    const { total, fault } = readIndexes(text, 10)
    expect(total).toBe(0)
    expect(fault).toMatch(/^must /)
  },
)

it('never throws', () =>
  fc.assert(fc.property(fc.string(), fc.integer(), (text, count) => void readIndexes(text, count))))
