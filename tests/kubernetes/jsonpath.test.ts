import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonPathFault, simpleJsonPathFault } from '../../src/kubernetes/jsonpath.ts'

describe('jsonPathFault', () => {
  it.each([
    '',
    '.',
    '.spec.replicas',
    '.status.conditions[?(@.type=="Ready")].status',
    ".metadata.labels['app\\.kubernetes\\.io/name']",
    "['a','b'][0,1][1:2:3][*][-1]",
    '..name',
    '$.a "text\\n" 1.5 true',
    '.a}{.b',
  ])('takes %j', (text) => {
    expect(jsonPathFault(text)).toBeUndefined()
  })

  it.each([
    ['.a[', 'must have a `]`'],
    ['.a[b]', 'must have a number, a slice'],
    ['[-]', 'must have a number, a slice'],
    ['[99999999999999999999]', 'must have a number, a slice'],
    ['....', '`..` twice'],
    ['.a[?(@.b==1)', 'must have a `]` after its filter'],
    ['.a[?(@.b', 'must have a `)]`'],
    ['"a', 'must have a closing quote'],
    ['"\\q"', 'unknown escape'],
    ['1.2.3', 'must have a number'],
    ['.a#b/c]', 'must not have `]`'],
    ['{', 'must not have `{`'],
    ['[1,\t2]', 'must have a number, a slice'],
    ['.a\n', 'must have its end on the line'],
  ])('refuses %j: %s', (text, says) => {
    expect(jsonPathFault(text)).toContain(says)
  })

  it('ends on any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('.', '[', ']', '[?(', ')]', '"', "'", '\\', '{', '}', ',', '1', 'a', '\ud800'),
    })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), text), (each) => {
        expect(jsonPathFault(each) ?? 'must').toContain('must')
      }),
    )
  })

  it('stays quick on long texts', () => {
    const start = performance.now()
    for (const text of ['.a', '[0]', '[?(', '[?(a)]', '..', "['a']", '"a"', '{}', '1', ',', '\\', '}{', ' '])
      jsonPathFault(text.repeat(30_000))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

it('demands a dot of plain paths', () => {
  expect(simpleJsonPathFault('.spec.replicas')).toBeUndefined()
  expect(simpleJsonPathFault('.')).toBeUndefined()
  expect(simpleJsonPathFault('')).toBe('must not be empty')
  expect(simpleJsonPathFault('spec')).toContain('must start with a dot')
})
