import { describe, expect, it } from 'vitest'
import { spotAt } from '../../src/lsp/spot.ts'
import { parseStream } from '../../src/yaml/parse.ts'

/** What `|` stands in: the part and the path. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const spot = spotAt(parseStream(text)[0]!.root!, offset)
  return spot && `${spot.part} ${spot.path.join('.')}`
}

describe('the spot at an offset', () => {
  it.each([
    ['|a: b', 'key a'],
    ['a|: b', 'key a'],
    ['a: |b', 'value a'],
    ['a: b|', 'value a'],
    ['a: |', undefined],
    ['a:\n  b|c: d', 'key a.bc'],
    ['a:\n  - x\n  - y|z', 'value a.1'],
    ['a:\n  - b: c\n    d: |e', 'value a.0.d'],
    ['a: {b: c, d: |e}', 'value a.d'],
    ['[a, |b]', 'value 1'],
    ['a: b\n\n|', undefined],
    ['a: &x {b: c}\nd: *|x', 'value d'],
    ['a: &x {b: |c}\nd: *x', 'value a.b'],
    ['a: &x {b: |c}\nd: {<<: *x}', 'value a.b'],
    ['__proto__: {a: |b}', 'value __proto__.a'],
  ])('%j is %s', (marked, spot) => expect(at(marked)).toBe(spot))
})
