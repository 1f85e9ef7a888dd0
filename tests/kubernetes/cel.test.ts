import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBudget } from '../../src/kubernetes/cel/budget.ts'
import { evaluate } from '../../src/kubernetes/cel/evaluate.ts'
import { EvaluationFault, Unreadable } from '../../src/kubernetes/cel/faults.ts'
import { escapeFieldName } from '../../src/kubernetes/cel/names.ts'
import { parseExpression } from '../../src/kubernetes/cel/parse.ts'
import { LooseList, MadeMap, type Value } from '../../src/kubernetes/cel/values.ts'

const NAMES: Readonly<Record<string, Value>> = {
  n: 3n,
  d: 1.5,
  s: 'abc',
  l: [1n, 2n],
  set: LooseList.from<Value>(['a', 'b']),
  m: new MadeMap([['a', 1n]]),
}

/** What an expression comes to: its value, `fault: …`, or that it is not known. */
function resultOf(source: string): unknown {
  try {
    return withBudget(1_000_000, () => evaluate(parseExpression(source), (name) => NAMES[name]))
  } catch (error) {
    if (error instanceof EvaluationFault) return `fault: ${error.message}`
    if (error instanceof Unreadable) return 'unknown'
    throw error
  }
}

describe('an expression that holds', () => {
  it.each([
    'n + 2 * 3 - 1 == 8 && n / 2 == 1 && n % 2 == 1 && -n < 0 && n - -1 == 4',
    '1 + 2 == 3 ? true : 1 / 0 == 1',
    'n > d && n == 3.0 && 1 < 2.5 && !(n in [1, 2])',
    '!true || !!true',
    'false && 1 / 0 == 1 || 1 / 0 == 1 || true',
    '[1, 2].all(x, x < 3) && ![].exists(x, true) && l.exists_one(x, x == 2)',
    '[3, 1].exists(x, l[x] == 1 || x == 1)',
    'l.map(x, x * 2) == [2, 4] && l.map(x, x > 1, x) == [2] && l.filter(x, x > 1).size() == 1',
    'l.all(i, v, v == i + 1) && m.exists(k, v, k == "a" && v == 1)',
    'l.transformList(i, v, i + v) == [1, 3] && m.transformMap(k, v, v * 2) == {"a": 2}',
    'has(m.a) && !has(m.b) && "a" in m && m.a == 1 && m["a"] == 1 && m.all(k, k == "a")',
    'm.?a.hasValue() && m.?b.orValue(2) == 2 && l[?9].orValue(0) == 0 && m.?a.optMap(v, v + 1).value() == 2',
    'm.?b.or(m.?a) == optional.of(1) && !optional.ofNonZeroValue("").hasValue()',
    '[?m.?b, 1] == [1] && {?"x": m.?b}.size() == 0',
    's.startsWith("a") && s.endsWith(\'c\') && s.contains("b") && s.matches("^[a-z]+$") && size(s) == 3',
    's.substring(1) == "bc" && s.substring(0, 2) == "ab" && s.charAt(3) == "" && s.indexOf("c") == 2 && s.lastIndexOf("z") == -1',
    's.replace("b", "$&") == "a$&c" && s.split("b") == ["a", "c"] && ["a", "b"].join("-") == "a-b" && " a ".trim() == "a"',
    's.upperAscii() == "ABC" && "äB".lowerAscii() == "äb" && "🙂b".size() == 2 && "a" < "b" && "ab" > "a"',
    '"\\x61\\u0062\\143" == s && r\'\\d\' == "\\\\d" && """a"b""".size() == 3 && 0x1F == 31 // a comment',
    'l.sum() == 3 && l.min() == 1 && l.max() == 2 && l.isSorted() && [].sum() == 0 && [1, 2, 1].lastIndexOf(1) == 2',
    'set == ["b", "a"] && sets.contains(l, [2]) && sets.equivalent(l, [2, 1, 1]) && !sets.intersects(l, [3])',
    'duration("90s").getMinutes() == 1 && duration("1m") + duration("30s") == duration("90s") && string(duration("1500ms")) == "1.5s"',
    'timestamp("2020-01-01T01:00:00+01:00") - timestamp("2019-12-31T23:59:59.5Z") == duration("500ms")',
    'int("-4") == -4 && int(2.9) == 2 && double("1e3") == 1000.0 && string(n) == "3" && bool("t") && type(n) == int && type(s) != int',
    'isQuantity("1Gi") && !isQuantity(" 1Gi") && quantity("1Gi").isGreaterThan(quantity("1G")) && quantity("1").compareTo(quantity("1000m")) == 0 && quantity("2").sub(quantity("3")).sign() == -1',
    'isIP("::1") && !isIP("::ffff:1.2.3.4") && !isIP("01.2.3.4") && ip("::1").family() == 6 && ip.isCanonical("::1")',
    'cidr("10.0.0.0/8").containsIP("10.1.2.3") && !cidr("10.0.0.0/16").containsCIDR("10.0.0.0/8") && cidr("10.1.0.0/8").masked() != null && cidr("fd00::/64").prefixLength() == 64',
    'url("https://a.example:8443/x?y").getHostname() == "a.example" && url("https://a:1/").getPort() == "1" && isURL("/a") && !isURL("a b")',
    '"%s is %d of %s".format(["a", n, l]) == "a is 3 of [1, 2]"',
    'null == null && 1 != "1" && [1] != [2] && {"a": [1]} == {"a": [1.0]}',
  ])('%s', (source) => expect(resultOf(source)).toBe(true))
})

describe('an expression without a value', () => {
  it.each([
    ['m.b == 1', 'no such key: b'],
    ['l[2] == 1', 'index out of bounds: 2'],
    ['1 / (n - 3) == 1', 'division by zero'],
    ['9223372036854775807 + n > 0', 'integer overflow'],
    ['[1, 0].all(x, 1 / x == 1)', 'division by zero'],
    ['l.exists_one(x, l[x] == 2)', 'index out of bounds: 2'],
    ['s > 1', 'no such overload'],
    ['s.substring(4) == ""', 'index out of range: 4'],
    ['duration(s) > duration("1s")', "type conversion error from 'string' to 'google.protobuf.Duration'"],
    ['m.?b.value() == 1', 'optional.none() dereference'],
  ])('%s', (source, fault) => expect(resultOf(source)).toBe(`fault: ${fault}`))
})

it.each([
  's.find("[a-z]") == ""',
  'semver("1.0.0").major() == 1',
  'authorizer.path("/a").check("get").allowed()',
  'other == 1',
  'b"abc" == s',
  '1u == 1u',
  'google.protobuf.Duration{seconds: 1} == null',
  's.startsWith(1)',
  'n ==',
  'l[0',
  '"abc',
  `${'('.repeat(300)}1${')'.repeat(300)}`,
  '[1,2,3,4,5,6,7,8,9].map(a, a).all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, [1,2,3,4,5,6,7,8,9].all(d, [1,2,3,4,5,6,7,8,9].all(e, [1,2,3,4,5,6,7,8,9].all(f, true))))))',
])('is not understood, which is no answer: %s', (source) => expect(resultOf(source)).toBe('unknown'))

it('reads any text, or says that it cannot', () => {
  const words = fc.constantFrom(
    'n',
    's',
    '"a"',
    '1',
    '(',
    ')',
    '[',
    ']',
    '.',
    '?',
    ':',
    '&&',
    '!',
    '-',
    'all',
    ',',
    '{',
  )
  fc.assert(fc.property(fc.array(words, { maxLength: 30 }), (all) => void resultOf(all.join(' '))))
  fc.assert(fc.property(fc.string(), (text) => void resultOf(text)))
})

it('reads a long text that is nearly a number once', () => {
  const start = performance.now()
  expect(resultOf(`double("${'1'.repeat(300_000)}x") > 0.0`)).toMatch(/^fault: type conversion error/)
  expect(performance.now() - start).toBeLessThan(1000)
})

it.each([
  ['a', 'a'],
  ['a-b.c/d', 'a__dash__b__dot__c__slash__d'],
  ['a__b', 'a__underscores__b'],
  ['namespace', '__namespace__'],
  ['1a', undefined],
  ['a b', undefined],
])('calls the field %s %s', (name, escaped) => expect(escapeFieldName(name)).toBe(escaped))
