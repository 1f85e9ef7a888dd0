import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Copy } from '../../src/yaml/copy.ts'

/** A gap, what is taken away behind it, and what comes there. */
const replacement = fc.tuple(fc.nat(5), fc.nat(3), fc.string({ maxLength: 3 }))

it('knows after each repair where all of its characters come from', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.array(fc.array(replacement, { maxLength: 4 })), (text, repairs) => {
      const copy = new Copy(text, 7)
      let origins = Array.from({ length: text.length + 1 }, (_, at) => at + 7)
      for (const repair of repairs) {
        const { length } = copy.text
        const expected: number[] = []
        let from = 0
        const replacements = repair.map(([gap, removed, inserted]) => {
          const start = Math.min(from + gap, length)
          expected.push(...origins.slice(from, start), ...Array<number>(inserted.length).fill(origins[start]!))
          from = Math.min(start + removed, length)
          return { start, end: from, text: inserted }
        })
        copy.apply(replacements)
        origins = [...expected, ...origins.slice(from)]
        expect(Array.from(origins, (_, at) => copy.origin(at))).toEqual(origins)
      }
    }),
    { numRuns: 1000 },
  )
})
