import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { ConfigError } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load.ts'

const schema = JSON.parse(readFileSync('docs/config.schema.json', 'utf8'))
const load = (text: string) => loadConfig(text, { path: 'supercargo.yaml', folder: '/shop', schema })

function faults(text: string): string {
  try {
    load(text)
    return ''
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.replaceAll('supercargo.yaml:', '')
  }
}

describe('a config file', () => {
  it('says what it says, and nothing else', () => {
    const {
      positionOf,
      lines: _,
      ...config
    } = load(`# ours
extends: [./base.yaml]
kubernetesVersion: 1.30
preset: all
rules:
  unknown-field: warning
  wrong-type: off
  no-rollback-history: {severity: error, least: 3}
ignore: [vendor/, '*.tmpl.yaml']
namespace: shop
units:
  - name: dev
    paths: [base, dev]
external:
  - cluster-ca
  - { kind: Secret, pattern: 'db-*', namespace: shop }
closed: true
crds: [crds]
overrides:
  - match: {kind: Job, labels: {release: 1.10, __proto__: [a, 2]}}
    rules: {syntax: off}
`)
    expect(config).toEqual({
      path: 'supercargo.yaml',
      folder: '/shop',
      base: '/shop',
      value: {
        extends: ['./base.yaml'],
        kubernetesVersion: '1.30',
        preset: 'all',
        rules: {
          'unknown-field': 'warning',
          'wrong-type': 'off',
          'no-rollback-history': { severity: 'error', least: 3 },
        },
        ignore: ['vendor/', '*.tmpl.yaml'],
        namespace: 'shop',
        units: [{ name: 'dev', paths: ['base', 'dev'] }],
        external: ['cluster-ca', { kind: 'Secret', pattern: 'db-*', namespace: 'shop' }],
        closed: true,
        crds: ['crds'],
        overrides: [
          {
            match: { kind: 'Job', labels: JSON.parse('{"release": "1.10", "__proto__": ["a", "2"]}') },
            rules: { syntax: 'off' },
          },
        ],
      },
    })
    const line = (path: (string | number)[]) => positionOf(path).line
    expect([
      line(['kubernetesVersion']),
      line(['rules', 'wrong-type']),
      line(['ignore', 1]),
      line(['units', 0, 'paths', 1]),
      line(['external', 1]),
      line(['nothing']),
    ]).toEqual([3, 7, 9, 13, 16, 2])
  })

  it.each(['', '# nothing yet\n', '---\n', '{}'])('may be empty: %j', (text) => {
    expect(load(text)).toMatchObject({ value: {} })
  })
})

describe('what is wrong with a config file is said at its line', () => {
  test.each([
    ['prest: all', '1:1: unknown key `prest`; did you mean `preset`?'],
    ['nonsense: 1', '1:1: unknown key `nonsense`'],
    [
      'preset: recomended',
      '1:9: `preset` must be server, recommended, all, pod-security-baseline or pod-security-restricted, not "recomended"; did you mean `recommended`?',
    ],
    ['rules:\n  unknown-feild: off', '2:3: unknown rule "unknown-feild"; did you mean `unknown-field`?'],
    ['rules:\n  nope: off', '2:3: unknown rule "nope"; `supercargo rules` lists all'],
    ['rules:\n  wrong-type: none', '2:15: `rules.wrong-type` must be off, error, warning or info, not "none"'],
    ['rules: [wrong-type]', '1:8: `rules` must be a map of keys, not a list'],
    ['ignore: vendor', '1:9: `ignore` must be a list, not "vendor"'],
    ['ignore:', '1:8: `ignore` must be a list, not nothing'],
    ['ignore: [a, ""]', '1:13: `ignore[1]` must not be empty'],
    ['units:\n  - name: dev', '2:5: `units[0]` lacks the key `paths`'],
    ['units:\n  - {name: dev, paths: []}', '2:24: `units[0].paths` must not be empty'],
    [
      'external:\n  - {kind: Secret, name: a, pattern: b}',
      '2:5: `external[0]` must not have both `name` and `pattern`',
    ],
    ['external: [1]', '1:12: `external[0]` must be a text or a map of keys, not 1'],
    ['namespace: My_Shop', '1:12: `namespace` must be a name of small letters, digits and dashes, not "My_Shop"'],
    ['closed: maybe', '1:9: `closed` must be true or false, not "maybe"'],
    ['rules: {syntax: {}}', '1:17: `rules.syntax` must not be empty'],
    ['rules: {syntax: {severity: of}}', '1:28: `rules.syntax.severity` must be off, error, warning or info, not "of"'],
    ['rules: {no-rollback-history: {lest: 3}}', '1:31: unknown key `lest`; did you mean `least`?'],
    ['rules: {no-rollback-history: {least: 0}}', '1:38: `rules.no-rollback-history.least` must be at least 1, not 0'],
    ['rules: {recommended-labels: {labels: app}}', '1:38: `rules.recommended-labels.labels` must be a list, not "app"'],
    ['rules: {__proto__: off}', '1:9: unknown rule "__proto__"; `supercargo rules` lists all'],
    ['overrides:\n  - match: {}\n    rules: {syntax: off}', '2:12: `overrides[0].match` must not be empty'],
    [
      'overrides: [{match: {path: a}, rules: {sintax: off}}]',
      '1:22: unknown key `path`; did you mean `paths`?\n1:40: unknown rule "sintax"; did you mean `syntax`?',
    ],
    ['preset: all\n---\npreset: server', '3:1: a config file is one document, which ends before this'],
    ['preset: all\n...\npreset: server', '3:1: a config file is one document, which ends before this'],
    ['token', '1:1: the config must be a map of keys, not a text'],
    [`closed: ${'x'.repeat(100)}`, `1:9: \`closed\` must be true or false, not "${'x'.repeat(60)}…"`],
    ['- preset', '1:1: the config must be a map of keys, not a list'],
    ['preset: all\npreset: server', '2:1: the key `preset` stands here a second time'],
    ['preset: [all', '1:9: the "[" that opens here is never closed'],
    [
      'prest: all\nrules:\n  x: off',
      '1:1: unknown key `prest`; did you mean `preset`?\n3:3: unknown rule "x"; `supercargo rules` lists all',
    ],
  ])('%j', (text, fault) => expect(faults(text)).toBe(fault))

  test('and many mistakes are counted', () => {
    const lines = faults(Array.from({ length: 60 }, (_, i) => `x${i}: 1`).join('\n')).split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([51, ' and 10 more'])
  })

  test('and an alias bomb ends', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &k${i + 1} [${Array(9).fill(`*k${i}`).join(', ')}]`)
    expect(faults(`k0: &k0 [x]\n${levels.join('\n')}\n`)).toMatch(/the aliases of this document multiply/)
  })
})
