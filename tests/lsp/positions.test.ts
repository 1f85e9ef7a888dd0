import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseEncoding, type Encoding, Positions } from '../../src/lsp/positions.ts'

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32']

const text = fc
  .array(fc.constantFrom('a', ' ', 'é', '🚢', '\n', '\r\n', '\r', '中'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('positions', () => {
  it('lead back to where they came from', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.constantFrom(...ENCODINGS), fc.boolean(), (given, at, encoding, isSent) => {
        const positions = new Positions(given, encoding, isSent)
        const position = positions.lines.position(at)
        const offset = positions.lines.offset(position.line, position.column)
        const isWithin = /[\ud800-\udbff]$/.test(given.slice(0, offset)) || given.startsWith('\r\n', offset - 1)
        if (isWithin) return
        const { start } = positions.rangeOf({ start: position, end: position })
        expect(positions.offset(start)).toBe(offset)
      }),
      { numRuns: 2000 },
    )
  })

  it('count a byte-order mark only where the client has sent it', () => {
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 3 } }
    const characters = (isSent: boolean, encoding: Encoding) =>
      new Positions('\ufeffab\n', encoding, isSent).rangeOf(range).end.character
    expect(ENCODINGS.map((encoding) => characters(true, encoding))).toEqual([5, 3, 3])
    expect(ENCODINGS.map((encoding) => characters(false, encoding))).toEqual([2, 2, 2])
    expect(new Positions('\ufeffab\n', 'utf-16', true).offset({ line: 0, character: 0 })).toBe(0)
  })

  it('are taken to the nearest place that exists', () => {
    const positions = new Positions('ab\r\nc', 'utf-16', true)
    expect(positions.offset({ line: 0, character: 99 })).toBe(2)
    expect(positions.offset({ line: 9, character: 0 })).toBe(5)
    expect(positions.offset({ line: -1, character: Number.NaN })).toBe(0)
    expect(positions.offset(undefined)).toBe(0)
    expect(new Positions('🚢a', 'utf-8', true).offset({ line: 0, character: 2 })).toBe(0)
  })

  it.each([
    [undefined, 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-16'],
    [['utf-32', 'utf-8'], 'utf-8'],
    [['latin-1', 7], 'utf-16'],
    ['utf-8', 'utf-16'],
  ])('for a client that offers %j count in %s', (offered, chosen) => {
    expect(chooseEncoding(offered)).toBe(chosen)
  })
})
