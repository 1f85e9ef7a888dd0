import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { ConfigError } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load.ts'
import { PRESETS } from '../../src/engine/presets.ts'

const schema = JSON.parse(readFileSync('docs/config.schema.json', 'utf8'))
const load = (text: string) =>
  loadConfig(text, {
    path: 'supercargo.yaml',
    folder: '/shop',
    schema,
    rules: ['unknown-field', 'wrong-type', '__proto__'],
  })

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
    const { lineOf, ...config } = load(`# ours
kubernetesVersion: 1.30
preset: all
rules:
  unknown-field: warning
  wrong-type: off
  __proto__: info
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
`)
    expect(config).toEqual({
      path: 'supercargo.yaml',
      folder: '/shop',
      kubernetesVersion: '1.30',
      preset: 'all',
      rules: new Map([
        ['unknown-field', 'warning'],
        ['wrong-type', 'off'],
        ['__proto__', 'info'],
      ]),
      ignore: ['vendor/', '*.tmpl.yaml'],
      namespace: 'shop',
      units: [{ name: 'dev', paths: ['base', 'dev'] }],
      external: ['cluster-ca', { kind: 'Secret', pattern: 'db-*', namespace: 'shop' }],
      closed: true,
      crds: ['crds'],
    })
    expect([
      lineOf(['kubernetesVersion']),
      lineOf(['rules', 'wrong-type']),
      lineOf(['ignore', 1]),
      lineOf(['units', 0, 'paths', 1]),
      lineOf(['external', 1]),
      lineOf(['nothing']),
    ]).toEqual([2, 6, 8, 12, 15, 2])
  })

  it.each(['', '# nothing yet\n', '---\n', '{}'])('may be empty: %j', (text) => {
    expect(load(text)).toMatchObject({ rules: new Map(), ignore: [], units: [], external: [], crds: [] })
  })

  it('has a schema that is one', () => {
    expect(new Ajv2020({ strict: false }).validateSchema(schema)).toBe(true)
  })

  it('has all presets in its schema', () => {
    expect(schema.properties.preset.enum).toEqual(Object.keys(PRESETS))
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
    ['- preset', '1:1: the config must be a map of keys, not a list'],
    ['preset: all\npreset: server', '2:1: map keys must be unique'],
    ['preset: [all', '1:13: flow sequence in block collection must be sufficiently indented and end with a ]'],
    [
      'prest: all\nrules:\n  x: off',
      '1:1: unknown key `prest`; did you mean `preset`?\n3:3: unknown rule "x"; `supercargo rules` lists all',
    ],
  ])('%j', (text, fault) => expect(faults(text)).toBe(fault))

  test('and an alias bomb ends', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &k${i + 1} [${Array(9).fill(`*k${i}`).join(', ')}]`)
    expect(faults(`k0: &k0 [x]\n${levels.join('\n')}\n`)).toMatch(/excessive alias/)
  })
})
