import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern } from '../../src/text/re2.ts'

const yes = [
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$', 'a-b.example.com'],
  ['^(?i)abc$', 'aBC'],
  ['(?P<n>a)(?:b|c){2,3}', 'xabcb'],
  ['^\\d{3}\\.\\w+\\s?$', '123.a_b '],
  ['^[[:alpha:]]+[^\\d\\]]$', 'abc-'],
  ['\\bfoo\\b', 'a foo b'],
  ['^\\pL+$', 'åß'],
  ['^\\x41\\x{42}$', 'AB'],
  ['^.$', '😀'],
  ['a{,2}', 'a{,2}'],
  ['', ''],
  ['^(a|b|)c$', 'c'],
  ['(?s)^a.b$', 'a\nb'],
  ['(?m)^b$', 'a\nb'],
  ['^\\Qa.b\\E$', 'a.b'],
  ['^[]a]+$', ']a'],
  ['^[a-]+$', 'a-'],
  ['^\\Qa.\\E*$', 'a...'],
  ['^a{01}$', 'a{01}'],
] as const

const no = [
  ['^[a-z]+$', 'aB'],
  ['^.$', '\n'],
  ['^\\Qa.b\\E$', 'axb'],
  ['^(ab){2}$', 'ab'],
  ['^a$', 'a\n'],
  ['\\Bfoo', ' foo'],
  ['(?i)\\P{Lu}', 'a'],
  ['(?i)[\\P{Lu}]', 'K'],
] as const

describe('an expression of Go', () => {
  test.each(yes)('%s matches %j', (source, text) => expect(compilePattern(source)!.test(text)).toBe(true))
  test.each(no)('%s does not match %j', (source, text) => expect(compilePattern(source)!.test(text)).toBe(false))
  test.each([
    '(a{100}){20}',
    'a{999999999}',
    '{1}a',
    '\\é',
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    'a**',
    '(',
    'a)',
    '[b-a]',
    'a{2,1}',
    'a{2000}',
    '\\',
    '\\y',
    '[[:nope:]]',
    '[a',
  ])('%s is refused', (source) => expect(compilePattern(source)).toBeUndefined())

  test('takes linear time where backtracking explodes', () => {
    const start = performance.now()
    expect(compilePattern('^(a+)+$')!.test(`${'a'.repeat(20_000)}b`)).toBe(false)
    expect(compilePattern('(x+x+)+y')!.test('x'.repeat(20_000))).toBe(false)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('matches as JavaScript does on the language that both share', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(?:ab)', '^', '$', '\\d', '\\b')
    const piece = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}'))
      .map(([a, q]) => (/[$^]|\\b/.test(a) && a !== '[^a]' ? a : a + q))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.stringMatching(/^[ab1 ]{0,8}$/), (pieces, text) => {
        const source = pieces.join('')
        expect(compilePattern(source)!.test(text)).toBe(new RegExp(source).test(text))
      }),
      { numRuns: 500 },
    )
  })
})
