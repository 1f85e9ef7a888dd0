import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const PLAIN: [json: string, ...texts: string[]][] = [
  ['true', 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'],
  ['false', 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'],
  ['null', '~', 'null', 'Null', 'NULL', ''],
  ['"yEs"', 'yEs'],
  ['"none"', 'none'],
  ['8', '010', '0o10', '0O10', '08', '0b1000', '0x8', '8', '8.', '+8', '8e0'],
  ['-8', '-010', '-8', '-8.0', '-0x8'],
  ['420', '0644', '0o644'],
  ['80', '080'],
  ['1000', '1_000', '1e3', '1E3', '1__000'],
  ['"_1"', '_1'],
  ['"0x"', '0x'],
  ['"0b102"', '0b102'],
  ['-1', '0b-1'],
  ['"0x-1"', '0x-1'],
  ['0.55', '.5_5'],
  ['".5__5"', '.5__5'],
  ['".5_"', '.5_'],
  ['0.5', '.5', '+.5', '0.5'],
  ['1.1', '1.10'],
  ['3', '3.0', '3e0'],
  ['12000', '12e03'],
  ['"1e400"', '1e400'],
  ['9007199254740993', '9007199254740993'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['18446744073709551615', '18446744073709551615'],
  ['18446744073709552000', '18446744073709551616', '+18446744073709551615'],
  ['"22:22"', '22:22'],
  ['"2001-01-01"', '2001-01-01'],
  ['"2001-12-14t21:59:43.10-05:00"', '2001-12-14t21:59:43.10-05:00'],
  ['"100m"', '100m'],
  ['"1,000"', '1,000'],
  ['"="', '='],
  ['"<<"', '<<'],
  ['"0x1p4"', '0x1p4'],
  ['"inf"', 'inf'],
]

describe('plain scalars', () => {
  for (const [json, ...texts] of PLAIN) {
    for (const text of texts) test(`${text} is ${json}`, () => expect(read(`a: ${text}\n`)).toBe(`{"a":${json}}`))
  }
  test('minus zero stays one', () => expect(read('a: -0.0\n')).toBe('{"a":-0}'))
  test('quoted and block scalars stay text', () => {
    expect(read('a: "yes"\nb: \'010\'\nc: |-\n  12\nd: >-\n  ~\n')).toBe('{"a":"yes","b":"010","c":"12","d":"~"}')
  })
  test.each(['.inf', '-.Inf', '.NaN'])('%s cannot be JSON', (text) =>
    expect(read(`a: ${text}\n`)).toMatch(/^error: .* JSON cannot hold/),
  )
  test('what is overwritten need not be JSON', () => expect(read('a: .inf\na: 1\n')).toBe('{"a":1}'))
})

const KEYS: [key: string, json: string][] = [
  ['on', 'true'],
  ['n', 'false'],
  ['0x10', '16'],
  ['010', '8'],
  ['1.10', '1.1'],
  ['1000000.0', '1e+06'],
  ['16777217.0', '1.6777216e+07'],
  ['1e-5', '1e-05'],
  ['0.0001', '0.0001'],
  ['123456.0', '123456'],
  ['1e39', '.inf'],
  ['.nan', '.nan'],
  ['-0.0', '-0'],
  ['9223372036854775807', '9223372036854775807'],
  ['""', ''],
]

describe('keys', () => {
  test.each(KEYS)('%s becomes "%s"', (key, json) => expect(read(`${key}: v\n`)).toBe(`{${JSON.stringify(json)}:"v"}`))
  test.each(['~', '', 'null'])('"%s" may not be a key', (key) =>
    expect(read(`? ${key}\n: v\n`)).toMatch(/^error: a key may not be empty/),
  )
  test('too big an integer may not be a key', () =>
    expect(read('9223372036854775808: v\n')).toMatch(/^error: an integer of more than 63 bits/))
  test('prototype members are ordinary keys', () => {
    expect(read('__proto__: 1\nconstructor: 2\ntoString: 3\n')).toBe('{"__proto__":1,"constructor":2,"toString":3}')
  })
})

const TAGGED: [text: string, json: string][] = [
  ['!!str 12', '"12"'],
  ['!!str', '""'],
  ['!!int "12"', '12'],
  ['!!float 1', '1'],
  ['!!bool "yes"', 'true'],
  ['!!null ""', 'null'],
  ['! null', '"null"'],
  ['!foo 12', '"12"'],
  ['!foo', '""'],
  ['&x', 'null'],
  ['!!map v1', '"v1"'],
  ['!!binary aGVsbG8=', '"hello"'],
  ['!!binary /w==', '"\ufffd"'],
  ['!!timestamp 2001-01-01', '"2001-01-01"'],
  ['!<tag:yaml.org,2002:int> "7"', '7'],
  ['!!set {a}', '{"a":null}'],
]

describe('tags', () => {
  test.each(TAGGED)('%s', (text, json) => expect(read(`a: ${text}\n`)).toBe(`{"a":${json}}`))
  test.each([
    '!!int 1.5',
    '!!int',
    '!!int x',
    '!!null x',
    '!!bool 1',
    '!!binary a-b',
    '!!timestamp x',
    '!!float x',
    '!!timestamp 2001-02-30',
  ])('%s is refused', (text) => expect(read(`a: ${text}\n`)).toMatch(/^error: the value is not what its tag/))
  test('declared handles work', () =>
    expect(read('%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 12\n')).toBe('{"a":"12"}'))
  test('undeclared handles do not', () =>
    expect(read('a: !e!x 1\n')).toMatch(/^error: the tag handle "!e!" is not declared/))
})

const QUOTED: [text: string, json: string][] = [
  ['"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\\'\\\\"', JSON.stringify('\0\x07\b\t\n\v\f\r\x1b "\'\\')],
  ['"\\N\\_\\L\\P"', JSON.stringify('\x85\xa0\u2028\u2029')],
  ['"\\x41\\u00e9\\U0001F600"', '"Aé😀"'],
  ['"a\n  b"', '"a b"'],
  ['"a\n\n  b"', '"a\\nb"'],
  ['"a\\\n  b"', '"ab"'],
  ['" a  "', '" a  "'],
  ["'it''s'", '"it\'s"'],
  ["'a\n   b'", '"a b"'],
  ["'a\\n'", '"a\\\\n"'],
]

describe('quoted scalars', () => {
  test.each(QUOTED)('%j', (text, json) => expect(read(`a: ${text}\n`)).toBe(`{"a":${json}}`))
})

const BLOCKS: [text: string, value: string][] = [
  ['|\n  b\n  c\n', 'b\nc\n'],
  ['|-\n  b\n\n', 'b'],
  ['|+\n  b\n\n', 'b\n\n'],
  ['|\n  b', 'b'],
  ['|\n\n   b\n  \n', '\nb\n'],
  ['|2-\n   b\n', ' b'],
  ['>\n  b\n  c\n\n  d\n   e\n  f\n', 'b c\nd\n e\nf\n'],
  ['>-\n  b\n', 'b'],
  ['|# c\n  b\n', 'b\n'],
  ['|\n  # no comment\n', '# no comment\n'],
]

describe('block scalars', () => {
  test.each(BLOCKS)('%j', (text, value) => expect(read(`a: ${text}`)).toBe(`{"a":${JSON.stringify(value)}}`))
})
