import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canMatchSameLabels,
  contradiction,
  explainMiss,
  failing,
  formatSelector,
  isSlip,
  matches,
  type Operator,
  operators,
  parseLabels,
  parseSelector,
  type Requirement,
  takesValues,
} from '../../src/kubernetes/label-selector.ts'
import { labelKeyFault, labelValueFault } from '../../src/kubernetes/labels.ts'
import { formatPath } from '../../src/model/path.ts'

const selector = (...requirements: [string, Operator, ...string[]][]) =>
  parseSelector({ matchExpressions: requirements.map(([key, operator, ...values]) => ({ key, operator, values })) })!

describe('parseSelector', () => {
  test('joins both ways of writing, with the place of each', () => {
    const parsed = parseSelector({
      matchLabels: { 'example.com/app': 'web' },
      matchExpressions: [{ key: 'tier', operator: 'Exists' }],
    })!
    expect(parsed.map(({ path }) => formatPath(path))).toEqual(['matchLabels[example.com/app]', 'matchExpressions[0]'])
    expect(formatSelector(parsed)).toBe('example.com/app=web,tier')
  })

  test.each([
    ['an unknown operator', { matchExpressions: [{ key: 'a', operator: 'in', values: ['b'] }] }],
    ['In without values', { matchExpressions: [{ key: 'a', operator: 'In' }] }],
    ['Exists with values', { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] }],
    ['a value that is no text', { matchExpressions: [{ key: 'a', operator: 'In', values: [undefined] }] }],
    ['an item that is missing', { matchExpressions: [undefined] }],
    ['a value that no label can have', { matchLabels: { a: 'b c' } }],
    ['a key that no label can have', { matchLabels: { 'a b': 'c' } }],
  ])('gives nothing for %s', (_, value) => expect(parseSelector(value)).toBeUndefined())

  test('of nothing or an empty selector matches everything', () => {
    for (const value of [undefined, {}, { matchLabels: {} }]) expect(matches(parseSelector(value)!, {})).toBe(true)
  })
})

test.each<[Operator, string[], Record<string, string>, boolean]>([
  ['In', ['x'], { a: 'x' }, true],
  ['In', ['x'], { a: 'y' }, false],
  ['In', ['x'], {}, false],
  ['NotIn', ['x'], { a: 'x' }, false],
  ['NotIn', ['x'], { a: 'y' }, true],
  ['NotIn', ['x'], {}, true],
  ['Exists', [], { a: '' }, true],
  ['Exists', [], {}, false],
  ['DoesNotExist', [], { a: '' }, false],
  ['DoesNotExist', [], {}, true],
])('a %s %j on %j is %s', (operator, values, labels, expected) => {
  expect(matches(selector(['a', operator, ...values]), labels)).toBe(expected)
})

test('labels named like properties of every object are ordinary', () => {
  expect(matches(selector(['constructor', 'Exists']), {})).toBe(false)
  const labels = JSON.parse('{"__proto__": "x"}')
  expect(matches(parseLabels(labels), labels)).toBe(true)
})

test('failing names what is not met', () => {
  expect(formatSelector(failing(parseLabels({ app: 'web', tier: 'front' }), { app: 'web' }))).toBe('tier=front')
})

test.each([
  ['different values', [['a', 'In', 'x']], [['a', 'In', 'y']], false],
  ['a common value', [['a', 'In', 'x', 'y']], [['a', 'In', 'y', 'z']], true],
  ['a value taken away', [['a', 'In', 'x']], [['a', 'NotIn', 'x']], false],
  ['there and not there', [['a', 'Exists']], [['a', 'DoesNotExist']], false],
  ['not there and not in', [['a', 'DoesNotExist']], [['a', 'NotIn', 'x']], true],
  ['different keys', [['a', 'In', 'x']], [['b', 'In', 'y']], true],
  ['nothing asked', [], [['b', 'In', 'y']], true],
] as [string, [string, Operator, ...string[]][], [string, Operator, ...string[]][], boolean][])(
  'canMatchSameLabels: %s',
  (_, a, b, expected) => expect(canMatchSameLabels(selector(...a), selector(...b))).toBe(expected),
)

test('a contradiction names the two that exclude each other', () => {
  const found = contradiction(selector(['a', 'Exists'], ['a', 'In', 'x'], ['b', 'In', 'z'], ['a', 'NotIn', 'x']))
  expect(formatSelector(found!)).toBe('a=x,a!=x')
})

const requirement: fc.Arbitrary<Requirement> = fc
  .record({
    key: fc.constantFrom('a', 'b'),
    operator: fc.constantFrom(...operators),
    values: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
  })
  .map(({ key, operator, values }) => ({ key, operator, values: takesValues(operator) ? values : [], path: [] }))

test('canMatchSameLabels holds exactly where some labels meet both', () => {
  const values = [undefined, 'x', 'y', 'z', 'other']
  const all = values.flatMap((a) => values.map((b) => ({ ...(a && { a }), ...(b && { b }) }) as Record<string, string>))
  const some = fc.array(requirement, { maxLength: 4 })
  fc.assert(
    fc.property(some, some, (one, two) => {
      const expected = all.some((labels) => matches(one, labels) && matches(two, labels))
      expect(canMatchSameLabels(one, two)).toBe(expected)
    }),
  )
})

test.each([
  ['a slip in the value', 'app', 'frontend', { app: 'frontned' }, 'app', true],
  ['another value', 'app', 'frontend', { app: 'backend' }, 'app', false],
  ['a slip in the key', 'component', 'web', { componnet: 'web' }, 'componnet', true],
  ['the long form of the key', 'name', 'web', { 'app.kubernetes.io/name': 'web' }, 'app.kubernetes.io/name', true],
  ['nothing alike', 'app', 'web', { tier: 'front' }, undefined, false],
  ['a slip rather than another name', 'k8s-app', 'web', { name: 'web', 'ks8-app': 'web' }, 'ks8-app', true],
  [
    'the long form rather than another name',
    'name',
    'web',
    { app: 'web', 'example.com/name': 'web' },
    'example.com/name',
    true,
  ],
])('explainMiss: %s', (_, key, value, labels, label, slip) => {
  const miss = explainMiss(parseLabels({ [key]: value })[0]!, labels as any)
  expect([miss.label, miss.slip]).toEqual([label, slip])
})

test.each([
  ['web', 'wbe', true],
  ['k8s-app', 'ks8-app', true],
  ['api', 'app', false],
  ['web', 'webb', true],
  ['web', 'website', false],
  ['db', 'dbs', false],
  ['web-1', 'web-2', false],
  ['v1', 'v12', false],
  ['Frontend', 'front-end', true],
  ['redis-master', 'redis-slave', false],
  ['kafka', 'kafak', true],
  ['nginx-internal', 'nginx-external', false],
])('isSlip %s %s: %s', (a, b, expected) => expect(isSlip(a, b)).toBe(expected))

test.each([
  ['', true],
  ['a', true],
  ['1.0_b-C', true],
  ['-a', false],
  ['a.', false],
  ['a b', false],
  ['a\n', false],
  ['x'.repeat(63), true],
  ['x'.repeat(64), false],
  ['ü', false],
])('label value %j: %s', (value, ok) => expect(labelValueFault(value) === undefined).toBe(ok))

test.each([
  ['app', true],
  ['app.kubernetes.io/name', true],
  ['a/b/c', false],
  ['/a', false],
  ['a/', false],
  ['', false],
  ['Example.com/a', false],
  ['mycompany,com/a', false],
  [`${'a'.repeat(253)}/b`, true],
  [`${'a'.repeat(254)}/b`, false],
])('label key %j: %s', (key, ok) => expect(labelKeyFault(key) === undefined).toBe(ok))

test('a contradiction is found in linear time, however often a label is asked for', () => {
  const values = Array.from({ length: 50_000 }, (_, index) => `v${index}`)
  const start = performance.now()
  expect(
    contradiction(
      selector(['a', 'In', ...values], ...values.map((value) => ['a', 'NotIn', value] as [string, Operator, string])),
    ),
  ).toHaveLength(50_001)
  expect(
    contradiction(selector(...values.map(() => ['a', 'Exists'] as [string, Operator]), ['a', 'NotIn', 'x'])),
  ).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(5000)
})
