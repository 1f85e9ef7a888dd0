import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carrier, carryFindings } from '../../src/lsp/carry.ts'
import type { Finding } from '../../src/model/finding.ts'
import { LineIndex } from '../../src/text/lines.ts'

/** A finding about a word of a text, with another one that explains it. */
function finding(lines: LineIndex, word: string, other = word, file = 'a.yaml'): Finding {
  const rangeOf = (text: string) => {
    const start = lines.text.indexOf(text)
    return { start: lines.position(start), end: lines.position(start + text.length) }
  }
  const facts = { document: 0, rule: 'r', severity: 'error', authority: 'supercargo', path: '', message: word } as const
  return { ...facts, file: 'a.yaml', range: rangeOf(word), related: [{ file, range: rangeOf(other), message: other }] }
}

describe('findings about an earlier text', () => {
  const before = new LineIndex('one\ntwo: three\nfour\n')

  it('move with what stands before them, and stay where they are before it', () => {
    const after = new LineIndex('one\n# more\ntwo: three\nfour\n')
    const [one, three] = carryFindings([finding(before, 'one'), finding(before, 'three', 'one')], before, after)
    expect(one!.range.start).toEqual({ line: 1, column: 1 })
    expect(three!.range).toEqual({ start: { line: 3, column: 6 }, end: { line: 3, column: 11 } })
    expect(three!.related[0]!.range.start).toEqual({ line: 1, column: 1 })
  })

  it('are forgotten where the text itself has changed, and so are places that explain them', () => {
    const after = new LineIndex('one\ntwo: thirteen\nfour\n')
    const findings = [
      finding(before, 'three'),
      finding(before, 'four', 'three'),
      finding(before, 'four', 'three', 'b.yaml'),
    ]
    expect(carryFindings(findings, before, after).map(({ message, related }) => [message, related.length])).toEqual([
      ['four', 0],
      ['four', 1],
    ])
  })

  it('are all gone with the text', () => {
    expect(carryFindings([finding(before, 'three')], before, new LineIndex(''))).toEqual([])
  })
})

it('only what lies between the longest beginning and end of two texts has changed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 20 })
  fc.assert(
    fc.property(text, text, text, text, (start, one, other, end) => {
      const [before, after] = [start + one + end, start + other + end]
      const carry = carrier(before, after)
      const most = Math.min(before.length, after.length)
      let same = 0
      while (same < most && before[same] === after[same]) same++
      let last = 0
      while (last < most - same && before.at(-1 - last) === after.at(-1 - last)) last++
      for (let at = 0; at < before.length; at++) {
        const shift = at < same ? 0 : after.length - before.length
        const span = { start: at + shift, end: at + 1 + shift }
        expect(carry({ start: at, end: at + 1 })).toEqual(at < same || at >= before.length - last ? span : undefined)
      }
    }),
    { numRuns: 1000 },
  )
})
