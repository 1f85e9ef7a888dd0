import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../src/yaml/parse.ts'
import { writeScalar } from '../../src/yaml/write.ts'

describe('a scalar that is written', () => {
  it.each([
    ['web', '', 'web'],
    ['web', '"', '"web"'],
    ['web', "'", "'web'"],
    ["it's", "'", "'it''s'"],
    ['3', '', '"3"'],
    ['yes', '', '"yes"'],
    ['', '', '""'],
    ['a: b', '', '"a: b"'],
    ['a,b', '', '"a,b"'],
    ['a:', '', '"a:"'],
    ['-', '', '"-"'],
    ['*x', '', '"*x"'],
    ['a\nb', "'", '"a\\nb"'],
    [3, '"', '3'],
    [true, '', 'true'],
  ] as const)('%j in %j is %s', (value, quotes, text) => expect(writeScalar(value, quotes)).toBe(text))

  it('reads as the same wherever it stands', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'ab1:#-?{}[],&*!|>%@`\'"~ .<=\\\n\u0085\ufeff') }),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom('', '"', "'"), (text, quotes) => {
        const written = writeScalar(text, quotes as '' | '"' | "'")
        expect(written).not.toMatch(/\n/)
        const root = parseBody(`a: ${written}\nb: [${written}, {${written}: x}]\n`).root as any
        const [a, b] = root.entries.map((entry: any) => entry.value)
        expect([a.value, b.items[0].value, b.items[1].entries[0].key]).toEqual([text, text, text])
      }),
      { numRuns: 2000 },
    )
  })
})
