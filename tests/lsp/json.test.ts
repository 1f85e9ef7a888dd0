import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonList, jsonPieces } from '../../src/lsp/json.ts'

const written = (value: unknown) => [...jsonPieces(value)].join('')
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const item = (index: number) => ({ range: { start: { line: index, character: 0 } }, message: `the key "${index}"` })
const listOf = (...portions: unknown[][]) => {
  const list = new JsonList()
  for (const each of portions) list.add(each)
  return list
}

describe('a message in pieces', () => {
  it('is what JSON.stringify gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (value, items) => {
        for (const many of [1, 1500]) {
          const message = { id: 1, none: undefined, result: { value, all: Array(many).fill(items), last: [undefined] } }
          expect(written(message)).toBe(JSON.stringify(message))
        }
      }),
      { numRuns: 30 },
    )
  })

  it.each<[what: string, value: unknown]>([
    ['a long list', numbers(20_000).map(item)],
    ['a list in a list', { result: [{ children: numbers(20_000).map(item) }] }],
    ['an object with many keys', Object.fromEntries(numbers(50_000).map((index) => [`key-${index}`, index]))],
    ['long texts', numbers(20).map((index) => `${index}`.repeat(100_000))],
    [
      'a list that is JSON already',
      { items: listOf(...numbers(100).map((index) => numbers(256).map(() => item(index)))) },
    ],
  ])('has small pieces: %s', (_, value) => {
    const pieces = [...jsonPieces(value)]
    expect(pieces.join('')).toBe(JSON.stringify(value))
    expect(pieces.length).toBeGreaterThan(5)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(500_000)
  })

  it('has one piece where it is short', () => {
    expect([...jsonPieces({ id: 1, result: numbers(100).map(item) })]).toHaveLength(1)
  })
})

describe('a list that is kept as JSON', () => {
  it('is written with all portions', () => {
    expect(written({ items: listOf([1, 2], [], [3]) })).toBe('{"items":[1,2,3]}')
    expect(written({ items: listOf() })).toBe('{"items":[]}')
    expect(listOf([]).isEmpty).toBe(true)
  })

  it('is the same where the same was added', () => {
    expect(listOf([1, 2], [3]).equals(listOf([1, 2], [3]))).toBe(true)
    expect(listOf([1, 2], [3]).equals(listOf([1, 2], [4]))).toBe(false)
    expect(listOf([1, 2]).equals(listOf([1, 2], [3]))).toBe(false)
  })
})
