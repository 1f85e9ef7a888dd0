import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as names from '../../src/kubernetes/names.ts'

type Fault = (text: string) => string | undefined

const strict: Fault = (text) => names.envVarNameFault(text, false)
const relaxed: Fault = (text) => names.envVarNameFault(text, true)
const long = (length: number) => 'a'.repeat(length)

const cases: Record<string, [Fault, valid: string[], invalid: Record<string, string>]> = {
  'DNS label': [
    names.dnsLabelFault,
    ['a', '1', 'my-name', '123-abc', 'a--b', long(63)],
    {
      '': 'must not be empty',
      Web: '`W` is a capital letter',
      a_b: '`_` is an underscore',
      'a.b': '`.` is a dot',
      'a b': 'it has a blank',
      '-a': 'it starts with `-`',
      'a-': 'it ends with `-`',
      é: '`é` is no letter from a to z',
      'a\u200b': 'it has the invisible character U+200B',
      'a\n': 'it has a line end',
      [long(64)]: 'must be at most 63 characters, not 64',
    },
  ],
  'DNS label with a letter first': [
    names.dns1035LabelFault,
    ['a', 'abc-123'],
    { '1a': 'it starts with a digit', 'a-': 'it ends with `-`', '-': 'it starts with `-`' },
  ],
  'DNS name': [
    names.dnsSubdomainFault,
    ['a', 'example.com', '1.2.3', 'a.b-c.d', long(253)],
    {
      'a..b': 'it has two dots in a row',
      '.a': 'it starts with `.`',
      'a.': 'it ends with `.`',
      'a.-b': 'one of its parts between dots starts or ends with `-` or `_`',
      'A.b': '`A` is a capital letter',
      [long(254)]: 'must be at most 253 characters, not 254',
    },
  ],
  'DNS name in any case': [names.dnsSubdomainCaselessFault, ['A.b', 'Example.com'], { a_b: '`_` is an underscore' }],
  'DNS name with underscores': [
    names.dnsSubdomainUnderscoreFault,
    ['_a._tcp', 'a_b'],
    { __a: 'it starts with `_`', a_: 'it ends with `_`', A: '`A` is a capital letter' },
  ],
  'wildcard DNS name': [
    names.wildcardSubdomainFault,
    ['*.a', '*.bar.com'],
    {
      '*': 'must start with `*.`',
      '*.*.com': '`*` is an asterisk',
      'a.com': 'must start with `*.`',
      '*.': 'not be empty',
    },
  ],
  'qualified name': [
    names.qualifiedNameFault,
    ['a', 'A_b.c', 'example.com/MyName', long(63)],
    { '': 'must', '/a': 'must have a DNS name', 'a/': 'must have a name', 'a/b/c': 'one `/`', [long(64)]: '64' },
  ],
  'key with a DNS prefix': [
    names.domainPrefixedKeyFault,
    ['acme.io/foo'],
    { foo: 'must start with a DNS name and a `/`', 'acme.io/': 'must have a name' },
  ],
  'path with a DNS prefix': [
    names.domainPrefixedPathFault,
    ['acme.io/foo', 'acme.io/foo/bar//', 'a/%'],
    {
      acme: 'must be a DNS name',
      '/a': 'must be a DNS name',
      'a/': 'must be a DNS name',
      'A/b': 'capital',
      'a/b c': 'blank',
    },
  ],
  'fully qualified name': [
    names.fullyQualifiedNameFault,
    ['a.b.c'],
    { 'a.b': 'must have at least three parts', 'a.b.c.': 'it ends with `.`', '': 'must not be empty' },
  ],
  'fully qualified domain name': [
    names.fullyQualifiedDomainNameFault,
    ['a.b', 'a.b.'],
    {
      a: 'must have at least two parts',
      'a.b..': 'it ends with `.`',
      [`a.${long(64)}`]: 'at most 63',
      '.': 'not be empty',
    },
  ],
  'identifier of C': [
    names.cIdentifierFault,
    ['_', 'aB_1'],
    { '1a': 'it starts with a digit', 'a-b': '`-` is not allowed' },
  ],
  'name of an environment variable': [
    strict,
    ['A', 'my.env-name', '-', '.a'],
    {
      '1A': 'it starts with a digit',
      'A=B': '`=` is not allowed',
      '.': 'must not be',
      '..a': 'start with `..`',
      '': 'empty',
    },
  ],
  'relaxed name of an environment variable': [
    relaxed,
    [' ', '1', '..', 'a:b', '~'],
    {
      '': 'empty',
      'a=b': '`=` is not allowed',
      'a\t': 'it has a tab',
      é: '`é` is no letter from a to z',
      '\x7f': 'U+007F',
    },
  ],
  'key of a ConfigMap': [
    names.configMapKeyFault,
    ['a.b', '_', '.a', 'A-1', 'a..b', long(253)],
    { '': 'empty', 'a/b': '`/` is a slash', '..': 'start with `..`', '.': 'must not be', [long(254)]: 'at most 253' },
  ],
  'name of an HTTP header': [
    names.httpHeaderNameFault,
    ['X-Header', '-', '1'],
    { 'X Header': 'blank', X_Header: 'underscore', '': 'empty' },
  ],
  'name of a port': [
    names.portNameFault,
    ['http', 'a', '1a', long(15)],
    {
      '80': 'at least one letter',
      'a--b': 'two `-`',
      '-a': 'start or end',
      'a-': 'start or end',
      Http: 'capital',
      [long(16)]: 'at most 15 characters, not 16',
      '': 'empty',
    },
  ],
  'segment of a path': [
    names.pathSegmentFault,
    ['', 'A b', '...'],
    { '.': '`.`', '..': '`..`', 'a/b': '`/`', '5%': '`%`' },
  ],
  'start of a path segment': [names.pathSegmentPrefixFault, ['.', '..'], { 'a/': '`/`' }],
}

describe.each(Object.entries(cases))('%s', (_, [fault, valid, invalid]) => {
  it.each(valid)('takes %j', (text) => {
    expect(fault(text)).toBeUndefined()
  })

  it.each(Object.entries(invalid))('refuses %j', (text, says) => {
    expect(fault(text)).toContain(says)
  })

  it('says something or nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const says = fault(text)
        expect(says === undefined || says.length > 10).toBe(true)
      }),
    )
  })
})

it.each([
  ['web-', 'wea'],
  ['a.-', 'aa'],
  ['--', 'a'],
  ['-', '-'],
  ['web', 'web'],
  ['é-', 'éa'],
])('reads the generateName %j as %j', (prefix, masked) => {
  expect(names.maskTrailingDash(prefix)).toBe(masked)
})

it('stays quick on long texts', () => {
  const start = performance.now()
  for (const [fault] of Object.values(cases))
    for (const text of ['a', 'a.', '-', 'a-', '%', '/']) fault(text.repeat(100_000))
  expect(performance.now() - start).toBeLessThan(1000)
})
