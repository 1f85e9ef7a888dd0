import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { rules } from '../../rules/index.ts'
import { loadConfig } from '../../src/config/load.ts'
import { settingSchema } from '../../src/config/setting-schema.ts'
import { PRESETS } from '../../src/engine/presets.ts'

const file = 'docs/config.schema.json'
const schema = JSON.parse(readFileSync(file, 'utf8'))

describe('the published schema of config files', () => {
  it('is one', () => {
    expect(new Ajv2020({ strict: false }).validateSchema(schema)).toBe(true)
  })

  it('has all presets', () => {
    expect(schema.properties.preset.enum).toEqual(Object.keys(PRESETS))
  })

  // UPDATE=1 writes them.
  it('has all rules with their options', () => {
    const all = Object.fromEntries(rules.map((rule) => [rule.id, settingSchema(rule)]))
    if (!process.env.UPDATE) return expect(schema.$defs.rules.properties).toEqual(all)
    schema.$defs.rules.properties = all
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  })

  it('says what its keywords are in a language that is read', () => {
    expect([...keywordsOf(schema)].filter((word) => !KEYWORDS.includes(word))).toEqual([])
  })

  it('is read as ajv reads it', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema)
    fc.assert(
      fc.property(config, (value) => {
        const isValid = validate(value)
        let isRead = true
        try {
          loadConfig(stringify(value), { path: 'supercargo.yaml', folder: '/', schema })
        } catch {
          isRead = false
        }
        expect([isRead, value]).toEqual([isValid, value])
      }),
      { numRuns: 2000 },
    )
  })
})

const scalar = fc.constantFrom<unknown>('shop', 'off', 'error', 'a-b', '', 3, 0, true, null, 'A', '*')
const some = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('kind', 'name', 'severity', 'least', 'x'), scalar, { maxKeys: 3 }),
)
const names = fc.constantFrom('kind', 'name', 'namespace', 'labels', 'paths', 'pattern', 'severity', 'least', 'x')
const setting = fc.oneof(scalar, fc.dictionary(fc.constantFrom('severity', 'least', 'labels', 'x'), some))
const settings = fc.dictionary(
  fc.constantFrom('no-rollback-history', 'syntax', 'recommended-labels', 'nonsense'),
  setting,
  { maxKeys: 2 },
)
const override = fc.record({ match: fc.dictionary(names, some, { maxKeys: 2 }), rules: settings })
const config = fc.record(
  {
    extends: some,
    kubernetesVersion: scalar,
    preset: fc.constantFrom<unknown>('all', 'server', 'none', 1),
    rules: fc.oneof(settings, settings, some),
    overrides: fc.oneof(fc.array(override, { maxLength: 2 }), some),
    ignore: some,
    namespace: scalar,
    units: fc.array(fc.record({ name: scalar, paths: some }, { requiredKeys: [] }), { maxLength: 2 }),
    external: fc.oneof(fc.array(fc.oneof(scalar, fc.dictionary(names, some)), { maxLength: 2 }), some),
    closed: scalar,
    crds: some,
    nonsense: scalar,
  },
  { requiredKeys: [] },
)

/** The keywords that src/config/read.ts obeys, and those that are for people. */
const KEYWORDS = [
  '$ref type anyOf enum pattern patternWords minLength maxLength minimum maximum items minItems properties',
  'additionalProperties keyWords required minProperties not notWords $defs $schema title description default',
].flatMap((line) => line.split(' '))

/** The keywords of a schema and of all in it. */
function* keywordsOf(schema: object): Iterable<string> {
  for (const [word, value] of Object.entries(schema)) {
    yield word
    if (word === 'properties' || word === '$defs')
      for (const each of Object.values(value)) yield* keywordsOf(each as object)
    else if (word === 'anyOf') for (const each of value) yield* keywordsOf(each)
    else if (['items', 'additionalProperties', 'not'].includes(word) && typeof value === 'object')
      yield* keywordsOf(value)
  }
}
