import { describe, expect, test } from 'vitest'
import { parseBody } from '../../src/yaml/parse.ts'
import { read } from './read.ts'

const VALUES: [what: string, text: string, json: string][] = [
  ['nothing', '', 'null'],
  ['comments only', '# a\n  # b\n', 'null'],
  ['a list at the column of its key', 'a:\n- b\n- c\nd: e\n', '{"a":["b","c"],"d":"e"}'],
  ['lists in lists', '- - a\n  - b\n-\n  - c\n-\n', '[["a","b"],["c"],null]'],
  ['maps in lists', '- a: 1\n  b: 2\n- c: 3\n', '[{"a":1,"b":2},{"c":3}]'],
  ['a key without a value', 'a:\nb:\n  c:\n', '{"a":null,"b":{"c":null}}'],
  ['a dash that only looks like an item', 'a: b\n  - c\n', '{"a":"b - c"}'],
  ['plain text over several lines', 'a: b\n  c\n\n  d\n', '{"a":"b c\\nd"}'],
  ['a key that starts with a dash', '-name: html\n', '{"-name":"html"}'],
  ['colons within text', 'a: http://x:80/y\n', '{"a":"http://x:80/y"}'],
  ['a hash within text', 'a: b#c # d\n', '{"a":"b#c"}'],
  ['explicit keys', '? a\n: b\n? c\n', '{"a":"b","c":null}'],
  ['an explicit key with a list', '? a\n: - b\n', '{"a":["b"]}'],
  ['flow collections', 'a: [b, {c: d, e}, "f" , [], {}]\n', '{"a":["b",{"c":"d","e":null},"f",[],{}]}'],
  ['JSON with glued colons', '{"a":1,"b":[true,null]}', '{"a":1,"b":[true,null]}'],
  ['glued text in flow', '{a:1, b:}', '{"a:1":null,"b:":null}'],
  ['pairs in a flow list', '[a: b, ? c : d, ? e]', '[{"a":"b"},{"c":"d"},{"e":null}]'],
  ['a trailing comma', '[a, b,]', '["a","b"]'],
  ['flow over lines of any indentation', 'a: [\nb,\n  c\n]\nd: e\n', '{"a":["b","c"],"d":"e"}'],
  ['templates in parentheses', 'a: $(A)\n', '{"a":"$(A)"}'],
  ['CRLF', 'a:\r\n  b: |\r\n    c\r\n    d\r\ne: f\r\n', '{"a":{"b":"c\\nd\\n"},"e":"f"}'],
  ['CR alone', 'a: b\rc: d\r', '{"a":"b","c":"d"}'],
  ['line breaks of Unicode', 'a: b\u2028c: d\u0085e: f\n', '{"a":"b","c":"d","e":"f"}'],
  ['a byte-order mark', '\ufeffa: b\n', '{"a":"b"}'],
  ['a no-break space in a key', 'a\u00a0b: c\n', '{"a\u00a0b":"c"}'],
  ['a tab after a colon', 'a:\tb\n', '{"a":"b"}'],
  ['a document marker', '---\na: b\n...\n', '{"a":"b"}'],
  ['three dashes glued to text', '---a\n', '"---a"'],
  ['a directive', '%YAML 1.1\n---\na: b\n', '{"a":"b"}'],
  ['text after the root', '"a": b\n...\nc: [', '{"a":"b"}'],
  ['the rest of an empty flow key', '[]: v\n', '[]'],
]

describe('structure', () => {
  test.each(VALUES)('%s', (_, text, json) => expect(read(text)).toBe(json))
  test('10000 levels are read, one more is refused', () => {
    expect(read('['.repeat(10_000) + ']'.repeat(10_000))).toBe('['.repeat(10_000) + ']'.repeat(10_000))
    expect(read('['.repeat(10_001))).toMatch(/^error: nested more than 10000 levels/)
    expect(read('- '.repeat(10_001))).toMatch(/^error: nested more than 10000 levels/)
  })
  test('a key and its colon are at most 1024 characters apart', () => {
    expect(read(`${'a'.repeat(1024)}: b\n`)).toBe(`{"${'a'.repeat(1024)}":"b"}`)
    expect(read(`${'😀'.repeat(1024)}: b\n`)).toBe(`{"${'😀'.repeat(1024)}":"b"}`)
    expect(read(`${'a'.repeat(1025)}: b\n`)).toMatch(/^error/)
    expect(read(`? ${'a'.repeat(1025)}\n: b\n`)).toBe(`{"${'a'.repeat(1025)}":"b"}`)
  })
})

const MERGES: [what: string, text: string, json: string, duplicates: string[]][] = [
  ['an alias', 'a: &x [1]\nb: *x\n', '{"a":[1],"b":[1]}', []],
  ['an alias as a key', 'a: &x k\n*x : v\n', '{"a":"k","k":"v"}', []],
  ['an anchor on a key', '- &x a: b\n- *x\n', '[{"a":"b"},"a"]', []],
  ['an anchor on a map', '- &x\n  a: b\n- *x\n', '[{"a":"b"},{"a":"b"}]', []],
  ['an anchor that is set again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', '{"a":1,"b":1,"c":2,"d":2}', []],
  ['a merge', 'a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  r: 3\n', '{"a":{"p":1,"q":2},"b":{"p":1,"q":2,"r":3}}', []],
  ['a key after a merge wins', 'a: &x {p: 1}\nb:\n  <<: *x\n  p: 3\n', '{"a":{"p":1},"b":{"p":3}}', ['p']],
  ['a merge after a key wins too', 'a: &x {p: 1}\nb:\n  p: 3\n  <<: *x\n', '{"a":{"p":1},"b":{"p":1}}', ['p']],
  [
    'of several merged maps the first wins',
    'a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y]}\n',
    '{"a":{"p":1},"b":{"p":2,"q":3},"c":{"q":3,"p":1}}',
    ['p'],
  ],
  ['a quoted merge key is a key', '"<<": a\n', '{"<<":"a"}', []],
  ['a duplicate', 'a: 1\nb: 2\na: 3\n', '{"b":2,"a":3}', ['a']],
  ['equal keys that are written differently', 'yes: 1\non: 2\n', '{"true":2}', ['true']],
  ['a number and a text are two keys', '1: a\n"1": b\n', '{"1":"b"}', []],
]

describe('anchors, merges and duplicates', () => {
  test.each(MERGES)('%s', (_, text, json, duplicates) => {
    expect(read(text)).toBe(json)
    expect(parseBody(text).duplicates.map((each) => each.key)).toEqual(duplicates)
  })
  test('a duplicate knows its path and both places', () => {
    const text = 'a:\n  - x: 1\n    x:\n      y: 2\n'
    const [duplicate] = parseBody(text).duplicates
    expect(duplicate).toMatchObject({ path: ['a', 0, 'x'], merge: false })
    expect(text.slice(duplicate!.start)).toMatch(/^x:\n/)
    expect(text.slice(duplicate!.first.start)).toMatch(/^x: 1/)
    expect(text.slice(duplicate!.valueStart)).toMatch(/^y: 2/)
  })
  test('aliases that multiply are refused', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n'
    for (let i = 1; i < 9; i++)
      text += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`
    expect(read(text)).toMatch(/^error: the aliases of this document multiply/)
  })
  test('merges that multiply are refused as soon', () => {
    const keys = Array.from({ length: 2000 }, (_, i) => `  k${i}: ${i}\n`).join('')
    expect(read(`a: &a\n${keys}b:\n${'  <<: *a\n'.repeat(50_000)}`)).toMatch(
      /^error: the aliases of this document multiply/,
    )
  })
  test.each(['a: &x\n  b: *x\n', 'a: &x [*x]\n'])('an anchor that contains itself: %j', (text) =>
    expect(read(text)).toMatch(/^error: .*stands within the value that it repeats/),
  )
})
