import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LineIndex } from '../../src/text/lines.ts'

describe('lines and columns', () => {
  const text = 'ab\nc\r\n\rd😀e\n'
  const lines = new LineIndex(text)
  test.each([
    ['a', 1, 1],
    ['b', 1, 2],
    ['c', 2, 1],
    ['d', 4, 1],
    ['e', 4, 4],
  ])('%s', (letter, line, column) => {
    expect(lines.position(text.indexOf(letter))).toEqual({ line, column })
    expect(lines.offset(line, column)).toBe(text.indexOf(letter))
  })
  test('lines have no line end', () =>
    expect([1, 2, 3, 4, 5, 6].map((line) => lines.line(line))).toEqual(['ab', 'c', '', 'd😀e', '', '']))
  test('places outside are taken to the nearest end', () => {
    expect(lines.position(-1)).toEqual({ line: 1, column: 1 })
    expect(lines.position(1000)).toEqual({ line: 5, column: 1 })
    expect(lines.offset(0, 1)).toBe(0)
    expect(lines.offset(9, 1)).toBe(text.length)
  })
  test('a byte-order mark is no column', () => {
    const marked = new LineIndex('\ufeffa\nb')
    expect(marked.position(1)).toEqual({ line: 1, column: 1 })
    expect(marked.position(0)).toEqual({ line: 1, column: 1 })
    expect(marked.offset(1, 1)).toBe(1)
    expect(marked.position(3)).toEqual({ line: 2, column: 1 })
  })
  test('every offset is found again', () => {
    const anyText = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyText, (each) => {
        const index = new LineIndex(each)
        for (let offset = 0; offset <= each.length; offset++) {
          const { line, column } = index.position(offset)
          expect(index.offset(line, column)).toBe(offset)
        }
      }),
    )
  })
})
