import { describe, expect, it } from 'vitest'
import { typedAt } from '../../../../src/lsp/features/completion/context.ts'
import { formatPath } from '../../../../src/model/path.ts'

/** Where `|` stands, in words: part, path, what is typed, the keys beside it, and what is special. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|')
  const place = typedAt(marked.replace('|', ''), offset)
  if (place === undefined) return undefined
  const beside = place.maps[0]?.path.length === place.path.length ? place.maps[0].keys : []
  const marks = (['hasColon', 'lacksGap', 'lacksDash', 'isMisplaced', 'isFollowed'] as const).filter(
    (mark) => place[mark],
  )
  const words = [place.part, formatPath(place.path) || '.', JSON.stringify(place.typed)]
  if (beside.length > 0) words.push(`beside ${beside.join(' ')}`)
  if (place.comma !== undefined) words.push('comma')
  return [...words, ...marks].join(' ')
}

describe('the place in block style', () => {
  it.each([
    ['|', 'open . ""'],
    ['ap|', 'open . "ap"'],
    ['a: 1\n|', 'key . "" beside a'],
    ['a: 1\nb|', 'key . "b" beside a'],
    ['|\nb: 1', 'key . "" beside b'],
    ['a: |', 'value a ""'],
    ['a:|', 'value a "" lacksGap'],
    ['a: b|c', 'value a "b"'],
    ['a: "b|c"', 'value a "b"'],
    ['a: "b|', 'value a "b"'],
    ['a: b |', undefined],
    ['a|: b', 'key . "a" hasColon'],
    ['a:\n  |', 'open a ""'],
    ['a:\n  b|', 'open a "b"'],
    ['a:\n |\n    c: 1', 'key a "" beside c isMisplaced'],
    ['a:\n    c: 1\n  |', 'key a "" beside c isMisplaced'],
    ['a:\n  c: 1\n\n  |\n  d: 2\ne: 1', 'key a "" beside c d'],
    ['a:\n  c: 1\n|  d: 2', undefined],
    ['a:\n  c: 1\n|\n  d: 2\ne: 1', 'key a "" beside c d isMisplaced'],
    ['a:\n|\n  - d: 2\ne: 1', 'open a[0] "" lacksDash isMisplaced'],
    ['a:\n  b|:\n    - d: 2\ne: 1', 'key a "b" hasColon'],
    ['a: 1\n  |', undefined],
    ['a:\n  - |', 'open a[0] ""'],
    ['a:\n  -|', 'open a[0] "" lacksGap'],
    ['a:\n  - b: 1\n  - c|', 'open a[1] "c"'],
    ['a:\n  - b: 1\n    c|', 'key a[0] "c" beside b'],
    ['a:\n  - c|\n    b: 1', 'key a[0] "c" beside b'],
    ['a:\n  - b: |', 'value a[0].b ""'],
    ['a:\n- b: 1\n- c: 2\n  |', 'key a[1] "" beside c'],
    ['a:\n- b: 1\n|', 'key . "" beside a'],
    ['a:\n  - b: 1\n  |', 'open a[1] "" lacksDash'],
    ['a:\n  |\n  - b: 1', 'open a[0] "" lacksDash'],
    ['a:\n  - b: 1\n|', 'key . "" beside a'],
    ['a:\n  - - b: 1\n    - c: 2\n      |', 'key a[0][1] "" beside c'],
    ['a:\n  - b:\n      - c: 1\n        d:\n          |', 'open a[0].b[0].d ""'],
    ['a:\n  - b:\n    - c: 1\n    |', 'key a[0] "" beside b'],
    ['# |', undefined],
    ['a: 1 # |', undefined],
    ['a: >|', undefined],
    ['a: "#|', 'value a "#"'],
    ['- a\n- |', 'open [1] ""'],
    ['"a b":\n  |', 'open a b ""'],
    ["'a|': 1", 'key . "a" hasColon'],
    ['a: &x\n  |', 'open a ""'],
    ['a: !!map\n  b: &y |', 'value a.b ""'],
    ['a: *|', undefined],
    ['a:\r\n  b: 1\r\n  |\r\n', 'key a "" beside b'],
    ['\ufeffa: 1\n|', 'key . "" beside a'],
    ['\ufeffa|', 'open . "a"'],
    ['__proto__:\n  |', 'open __proto__ ""'],
  ])('%j is %s', (marked, place) => expect(at(marked)).toBe(place))

  it.each([
    ['a: >\n  x:\n    |'],
    ['a:\n  b: >-\n    x: 1\n\n    |\n'],
    ['a:\n  - >\n    x|'],
    ['a: "b\n  c: |'],
    ["a: 'b\n  c|"],
    ['a: b\n  c|'],
  ])('nothing belongs at %j', (marked) => expect(at(marked)).toBeUndefined())

  it('counts documents by themselves', () => {
    expect(at('a: 1\n---\n|')).toBe('open . ""')
    expect(at('a: 1\n---\nb|\n---\nc: 1')).toBe('open . "b"')
    expect(at('a: 1\n--|-\nb: 1')).toBeUndefined()
    expect(at('a: 1\n--- # x\nb: 1\n|\n...\nc: 1')).toBe('key . "" beside b')
  })
})

describe('the place in brackets', () => {
  it.each([
    ['a: {|}', 'key a ""'],
    ['a: {b|}', 'key a "b"'],
    ['a: {b: |}', 'value a.b ""'],
    ['a: {b: c|, d: 1}', 'value a.b "c"'],
    ['a: {b: 1, |}', 'key a "" beside b'],
    ['a: {|, b: 1}', 'key a "" beside b'],
    ['a: {b|: 1}', 'key a "b" hasColon'],
    ['a: [|]', 'open a[0] ""'],
    ['a: [b, c|]', 'open a[1] "c"'],
    ['a: [{b: 1}, {|', 'key a[1] ""'],
    ['a: [\n  b,\n  |\n]', 'open a[1] ""'],
    ['a: [\n  {\n    b: 1,\n    |\n  }\n]', 'key a[0] "" beside b'],
    ['a: {b: 1}|', undefined],
    ['a: {\n  b: 1\n}|\n', undefined],
    ['a: {\n  b: 1\n|}\n', 'key a "" beside b comma'],
    ['a: [\n  b,\n|\n]\n', 'open a[1] ""'],
    ['a:\n  {b: |}\n', 'value a.b ""'],
    ['a: {b: 1} |', undefined],
    ['a: {"b|": 1}', 'key a "b" hasColon'],
    ['a:\n  - {b: 1, c: |}', 'value a[0].c ""'],
  ])('%j is %s', (marked, place) => expect(at(marked)).toBe(place))

  it.each([
    ['{|}', 'key . ""'],
    ['{"a": 1,\n  |\n}', 'key . "" beside a'],
    ['{"a": 1\n  |\n}', 'key . "" beside a comma'],
    ['{\n  |\n  "a": 1}', 'key . "" beside a isFollowed'],
    ['{"a": "b|"}', 'value a "b"'],
    ['{"a": "b|\n}', 'value a "b"'],
    ['{"a":|}', 'value a "" lacksGap'],
    ['{"a": [{"b": 1}, {"c|"}]}', 'key a[1] "c"'],
    ['{"a": [{"b": 1},\n|\n]}', 'open a[1] ""'],
    ['{"a": [1\n|]}', 'open a[1] "" comma'],
    ['{"a": 1 |}', undefined],
    ['{"a" |}', undefined],
    ['# x\n{"a": {"b": {|', 'key a.b ""'],
    ['{"__proto__": {"|"}}', 'key __proto__ ""'],
  ])('%j is %s', (marked, place) => expect(at(marked)).toBe(place))
})

describe('hostile texts', () => {
  it.each([
    ['dashes', `a:\n  ${'- '.repeat(100_000)}`],
    ['brackets', `a: ${'['.repeat(200_000)}`],
    ['colons', 'a:'.repeat(200_000)],
    ['levels', Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:\n`).join('') + ' '.repeat(1500)],
    ['quotes', `a: ${'"'.repeat(200_000)}`],
    ['anchors', `a: ${'&x '.repeat(100_000)}`],
  ])('made of %s take no time', (_, text) => {
    const started = performance.now()
    typedAt(text, text.length)
    typedAt(text, text.length >> 1)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
