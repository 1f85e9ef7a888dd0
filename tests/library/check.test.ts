import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { check, defineRule, formatReport, openStore } from '../../src/index.ts'
import type { CheckInput } from '../../src/library/options.ts'

const map = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}`
const pod = (from: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: "a:1", envFrom: [{configMapRef: {name: ${from}}}]}\n`
const found = (input: CheckInput) =>
  check(input).findings.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`)
const slip = 'dta: {}\n'

describe('check', () => {
  it('takes texts, bytes and functions', () => {
    const text = map('a', slip)
    const files = [
      { path: 'a.yaml', text },
      { path: 'b.yaml', text: () => text },
      { path: 'c.yaml', text: Buffer.from(text) },
      { path: '__proto__', text: () => Buffer.from(`\ufeff${text}`, 'utf16le') },
    ]
    const { findings } = check({ files, only: ['unknown-field'] })
    expect(findings.map(({ file }) => file)).toEqual(['__proto__', 'a.yaml', 'b.yaml', 'c.yaml'])
  })

  it('says what cannot be read, and what is no manifest', () => {
    const report = check({
      files: [
        { path: 'a', text: Uint8Array.of(0xff, 0x61) },
        { path: 'b', text: 'a: 1\n' },
      ],
    })
    expect(report.summary.leftOut.map(({ file, reason }) => [file, reason])).toEqual([
      ['a', 'unreadable'],
      ['b', 'not-kubernetes'],
    ])
    expect(found({ files: [{ path: 'a', text: 'a: [' }] })).toContain('a syntax error')
  })

  it('knows what is only there for others', () => {
    const files = (use: 'check' | 'context') => [
      { path: 'a.yaml', text: pod('setings') },
      { path: 'b.yaml', text: map('settings', slip), use },
    ]
    const only = ['dangling-reference', 'unknown-field']
    expect(found({ files: files('check'), only })).toEqual([
      'a.yaml dangling-reference error',
      'b.yaml unknown-field error',
    ])
    expect(found({ files: files('context'), only })).toEqual(['a.yaml dangling-reference error'])
  })

  it('takes definitions of custom resources', () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'teas.example.com' },
      spec: {
        group: 'example.com',
        names: { kind: 'Tea', plural: 'teas' },
        scope: 'Namespaced',
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { hot: { type: 'boolean' } } } },
          },
        ],
      },
    }
    const tea = 'apiVersion: example.com/v1\nkind: Tea\nmetadata: {name: a}\nhot: very\n'
    const crd = { path: 'crds/tea.yaml', text: JSON.stringify(definition), use: 'definitions' } as const
    expect(found({ files: [{ path: 'tea.yaml', text: tea }, crd] })).toEqual(['tea.yaml wrong-type error'])
  })

  it('goes by a config, and options count more', () => {
    const files = ['a.yaml', 'legacy/b.yaml', 'C:\\legacy\\c.yaml', 'vendor/d.yaml'].map((path) => ({
      path,
      text: map('a', slip),
    }))
    const config = {
      kubernetesVersion: '1.30',
      ignore: ['vendor'],
      overrides: [{ match: { paths: ['legacy', 'C:/legacy/*.yaml'] }, rules: { 'unknown-field': 'off' } }],
    } as const
    const report = check({ files, config, only: ['unknown-field'] })
    expect(report.findings.map(({ file }) => file)).toEqual(['a.yaml'])
    expect(report.files).toHaveLength(3)
    expect(report.versions).toEqual({ from: 30, to: 30 })
    expect(check({ files, config, kubernetesVersion: '1.31-1.33' }).versions).toEqual({ from: 31, to: 33 })
    expect(found({ files, config: 'rules: {unknown-field: off}\n', preset: 'server' })).toEqual([])
  })

  it('suppresses as the manifests and the config say', () => {
    const comment = `dta: {} # supercargo-ignore unknown-field: until the next release, until 2027-01-31\n`
    const config = 'suppress: [{rules: unknown-field, reason: old, until: 2027-01-31}]\n'
    const files = [{ path: 'a.yaml', text: map('a', slip) }]
    expect(check({ files, config }).suppressed).toHaveLength(1)
    expect(found({ files, config, today: '2027-02-01' })).toContain('a.yaml unknown-field error')
    expect(found({ files, config, suppress: false })).toEqual(['a.yaml unknown-field error'])
    expect(found({ files: [{ path: 'a.yaml', text: map('a', comment) }], suppress: false })).toEqual([
      'a.yaml unknown-field error',
    ])
    const unused = 'suppress: [{rules: wrong-type, reason: old}]\n'
    expect(found({ files: [{ path: 'a.yaml', text: map('a') }], config: unused })).toEqual([
      'config unused-suppression warning',
    ])
    expect(found({ files: [{ path: 'a.yaml', text: map('a') }], config: unused, partial: true })).toEqual([])
  })

  it('holds a part of a project to less than the whole', () => {
    const files = [{ path: 'a.yaml', text: pod('elsewhere') }]
    expect(found({ files, config: { closed: true } })).toContain('a.yaml dangling-reference error')
    expect(found({ files, config: { closed: true }, partial: true })).not.toContain('a.yaml dangling-reference error')
  })

  it('reads no schemas that are given', () => {
    const schemas = openStore(readFileSync('dist/schemas.pack'))
    expect(found({ files: [{ path: 'a.yaml', text: map('a', slip) }], schemas })).toEqual([
      'a.yaml unknown-field error',
    ])
  })
})

describe('a rule of a caller', () => {
  const short = defineRule({
    summary: 'Names are short',
    severity: 'warning',
    on: 'ConfigMap',
    options: { most: { type: 'number', default: 3, summary: 'the longest' } },
    check({ metadata }, { options, report }) {
      const length = metadata?.name?.length ?? 0
      if (length > options.most) report({ path: ['metadata', 'name'], message: `${length} characters` })
    },
  })
  const customRules = { short }
  const files = [{ path: 'a.yaml', text: map('abcd') }]

  it('runs beside the others, goes by the config, and can be suppressed', () => {
    expect(found({ files, customRules })).toEqual(['a.yaml short warning'])
    expect(found({ files, customRules, config: { rules: { short: { severity: 'error', most: 2 } } } })).toEqual([
      'a.yaml short error',
    ])
    expect(found({ files, customRules, config: { rules: { short: { most: 4 } } } })).toEqual([])
    expect(found({ files, customRules, skip: ['short'] })).toEqual([])
    const ignored = [
      {
        path: 'a.yaml',
        text: map('abcd # supercargo-ignore short: it is not')
          .replace('{name: abcd', '\n  name: abcd')
          .replace('not}', 'not'),
      },
    ]
    expect(check({ files: ignored, customRules }).suppressed).toHaveLength(1)
  })

  it('is shown what resources name and do not find, and what they select', () => {
    const named = defineRule({
      summary: 'Everything is here',
      severity: 'info',
      on: 'reference',
      unit: true,
      check: ({ reference, outcome }, { report }) => report({ path: reference.path, message: outcome.is }),
    })
    const selecting = defineRule({
      summary: 'Nothing is selected',
      severity: 'info',
      on: 'selection',
      unit: true,
      check: ({ path, selector }, { report }) => report({ path, message: `${selector.length}` }),
    })
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {a: b}, ports: [{port: 80}]}\n'
    const given = [
      { path: 'a.yaml', text: pod('elsewhere') },
      { path: 'b.yaml', text: pod('there') },
      { path: 'c.yaml', text: map('there') },
      { path: 'd.yaml', text: service },
    ]
    const { findings } = check({ files: given, customRules: { named, selecting }, only: ['named', 'selecting'] })
    expect(findings.map(({ file, path, message }) => `${file} ${path} ${message}`)).toEqual([
      'a.yaml spec.containers[0].envFrom[0].configMapRef.name unknown',
      'd.yaml spec.selector 1',
    ])
  })

  it('is described in SARIF', () => {
    const report = check({ files, customRules })
    const sarif = JSON.parse(formatReport(report, 'sarif', { customRules }))
    expect(sarif.runs[0].tool.driver.rules[0]).toMatchObject({
      id: 'short',
      shortDescription: { text: 'Names are short' },
    })
    expect(formatReport(report, 'json')).toContain('"rule":"short"')
  })

  it('is reported where it fails, and stops no other', () => {
    const broken = {
      ...short,
      check() {
        throw new TypeError('a slip')
      },
    }
    const { findings } = check({ files: [{ path: 'a.yaml', text: map('a', slip) }], customRules: { broken } })
    expect(findings.map(({ rule }) => rule)).toEqual(['broken', 'unknown-field'])
    expect(findings[0]!.message).toContain('a slip')
  })
})

test.each<[string, unknown, string]>([
  ['no object', undefined, 'OptionError: `check` takes an object'],
  ['no files', {}, 'OptionError: `files` must be a list'],
  ['a text for files', { files: 'a' }, 'OptionError: `files` must be a list'],
  ['a file without a path', { files: [{ text: '' }] }, 'OptionError: each of `files` must have a `path`'],
  ['a file without a text', { files: [{ path: 'a' }] }, 'OptionError: the text of "a" must be'],
  [
    'a path that comes twice',
    {
      files: [
        { path: 'a', text: '' },
        { path: 'a', text: '' },
      ],
    },
    'two files have the path "a"',
  ],
  ['a function without a text', { files: [{ path: 'a', text: () => undefined }] }, 'OptionError: the text of "a" must'],
  ['an id that is no list', { files: [], only: 'syntax' }, 'OptionError: `only` must be a list of ids'],
  ['ids that are no texts', { files: [], skip: [1] }, 'OptionError: `skip` must be a list of ids'],
  ['an unknown use', { files: [{ path: 'a', text: '', use: 'crd' }] }, 'OptionError: unknown use of a file "crd"'],
  ['an unknown option', { files: [], presets: 'all' }, 'unknown option "presets"; did you mean "preset"?'],
  ['an unknown preset', { files: [], preset: 'most' }, 'OptionError: unknown preset "most"'],
  ['an unknown rule', { files: [], skip: ['unknown-feild'] }, 'did you mean "unknown-field"?'],
  ['an unknown version', { files: [], kubernetesVersion: '1.99' }, 'OptionError: Kubernetes 1.99 is not known'],
  ['a bad day', { files: [], today: '31.1.2027' }, 'OptionError: `today` must be a day'],
  ['a bad namespace', { files: [], namespace: 'A' }, 'OptionError: `namespace` "A" is no name of a namespace'],
  [
    'a bad config',
    { files: [], config: { rulez: {} } },
    'ConfigError: config: unknown key `rulez`; did you mean `rules`?',
  ],
  ['a bad text of a config', { files: [], config: 'a: 1\npreset: x' }, 'ConfigError: config:1:1: unknown key'],
  ['a version of a config', { files: [], config: { kubernetesVersion: '1.1' } }, 'ConfigError: config: Kubernetes 1.1'],
  ['a config that needs a disk', { files: [], config: { extends: './a.yaml' } }, 'OptionError: `extends` of a config'],
  ['a rule that is there', { files: [], customRules: { syntax: {} } }, 'there is a rule "syntax" in supercargo'],
  ['a bad id', { files: [], customRules: { __proto__: null, 'A b': {} } }, 'OptionError: "A b" is no id of a rule'],
  [
    'a rule about a kind that is not there',
    { files: [], customRules: { a: { summary: '', severity: 'info', on: 'Deploymnt', check() {} } } },
    'unknown subject of the rule "a" "Deploymnt"; did you mean "Deployment"?',
  ],
  [
    'a rule that others would have to wait for',
    { files: [], customRules: { a: { summary: '', severity: 'info', on: 'Pod', async check() {} } } },
    'OptionError: the rule "a" must not be asynchronous',
  ],
  [
    'a suppression of a rule that is not there',
    { files: [], config: { suppress: [{ rules: 'nope', reason: 'old' }] } },
    'ConfigError: config: `suppress`: there is no rule `nope`',
  ],
  ['no rule', { files: [], customRules: { a: null } }, 'OptionError: the rule "a" must have'],
])('refuses %s', (_, input, message) => {
  let error: unknown
  try {
    check(input as CheckInput)
  } catch (thrown) {
    error = thrown
  }
  expect(`${error}`).toContain(message)
})

test('refuses an unknown format', () => {
  const report = check({ files: [] })
  expect(() => formatReport(report, 'sarf' as 'sarif')).toThrow('unknown format "sarf"; did you mean "sarif"?')
})
