import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const wrong = `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
dta: {}
`
const right = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web-v2}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:2'}]}
`

async function compact(files: Record<string, string>, argv: string[] = [], below = '') {
  const { code, stdout, stderr } = await supercargo(['--format', 'compact', ...argv], {
    cwd: `${folderOf(files)}${below}`,
  })
  return `${stdout}${stderr}${code}`
}

describe('a config file', () => {
  it('sets the severity of rules, and turns them off and on', async () => {
    const at = (rules: string, ...argv: string[]) =>
      compact({ 'a.yaml': wrong, 'supercargo.yaml': `rules: ${rules}` }, ['-q', ...argv])
    expect(await at('{unknown-field: warning}')).toMatch(/^a.yaml:4:1: warning unknown field `dta`.*\n0$/)
    expect(await at('{unknown-field: off}')).toBe('0')
    expect(await at('{unknown-field: off}', '--only', 'unknown-field')).toMatch(/ error /)
    expect(await at('{unknown-field: warning}', '--skip', 'unknown-field')).toBe('0')
    const optional = { 'a.yaml': deployment, 'supercargo.yaml': 'rules: {name-with-version: error}' }
    expect(await compact(optional, ['-q'])).toMatch(/ error .*\[name-with-version\]\n1$/)
    expect(await compact({ 'a.yaml': deployment }, ['-q'])).toBe('0')
  })

  it('says which Kubernetes and preset are meant, unless the command line does', async () => {
    const files = { 'a.yaml': deployment, '.supercargo.yaml': 'kubernetesVersion: 1.30\npreset: all\n' }
    expect(await compact(files)).toContain('checked for Kubernetes 1.30')
    expect(await compact(files)).toContain('[name-with-version]')
    const given = await compact(files, ['--kubernetes-version', '1.31', '--preset', 'server'])
    expect(given).toContain('checked for Kubernetes 1.31')
    expect(given).not.toContain('[name-with-version]')
  })

  it('is looked for beside the first path and above it, up to the top of the repository', async () => {
    const config = 'kubernetesVersion: 1.30\n'
    const files = { 'top/apps/web/a.yaml': right, 'top/supercargo.yaml': config }
    for (const path of ['top/apps/web/a.yaml', 'top/apps', 'top/apps/web/*.yaml'])
      expect(await compact(files, [path])).toContain('Kubernetes 1.30')
    expect(await compact(files, ['a.yaml'], '/top/apps/web')).toContain('Kubernetes 1.30')
    expect(await compact({ ...files, 'top/apps/.git/HEAD': '' }, ['top/apps'])).toContain('Kubernetes 1.36')
    expect(await compact({ ...files, 'top/apps/supercargo.yaml': '' }, ['top/apps'])).toContain('Kubernetes 1.36')
  })

  it('can be named, and left out', async () => {
    const files = { 'a.yaml': right, 'supercargo.yaml': 'nonsense: 1', 'other/my.yaml': 'kubernetesVersion: 1.30' }
    expect(await compact(files, ['a.yaml', '--config', 'other/my.yaml'])).toContain('Kubernetes 1.30')
    expect(await compact(files, ['a.yaml', '--no-config'])).toContain('Kubernetes 1.36')
    expect(await compact(files, ['a.yaml', '--config', 'gone.yaml'])).toBe(
      'supercargo: cannot read the config "gone.yaml": no such file or folder\n2',
    )
  })

  it('that is wrong is said with its line, from wherever it is', async () => {
    const files = { 'web/a.yaml': right, 'supercargo.yaml': '# ours\nprest: all\nclosed: 1\n' }
    expect(await compact(files, ['a.yaml'], '/web')).toBe(
      'supercargo: ../supercargo.yaml:2:1: unknown key `prest`; did you mean `preset`?\nsupercargo: ../supercargo.yaml:3:9: `closed` must be true or false, not 1\n2',
    )
    const version = { 'a.yaml': right, 'supercargo.yaml': '\nkubernetesVersion: 1.99' }
    expect(await compact(version)).toBe(
      'supercargo: supercargo.yaml:2:1: Kubernetes 1.99 is not known: known are 1.16 to 1.36\n2',
    )
  })

  it('is no manifest itself', async () => {
    expect(await compact({ 'supercargo.yaml': '', 'a.yaml': right }, ['supercargo.yaml', 'a.yaml'])).toMatch(
      /^no problems in 1 file: .*left out: 1 other file.*\n0$/,
    )
    expect(await compact({ 'supercargo.yaml': 'preset: all' })).toMatch(/no .yaml, .yml or .json file was found\n2$/)
  })

  it('says what is ignored: in folders without a word, also where it is named', async () => {
    const files = {
      'a.yaml': right,
      'vendor/b.yaml': wrong,
      'c.tmpl.yaml': wrong,
      'supercargo.yaml': 'ignore: [vendor/, "*.tmpl.yaml"]',
    }
    expect(await compact(files)).toBe('no problems in 1 file: 1 resource in 1 document checked for Kubernetes 1.36\n0')
    expect(await compact(files, ['vendor/b.yaml', 'a.yaml'])).toMatch(/^no problems in 1 file/)
    expect(await compact(files, ['vendor/b.yaml'])).toBe(
      'supercargo: nothing to check: supercargo.yaml says to ignore it\n0',
    )
  })

  it('has folders with definitions, from its own folder', async () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}
`
    const thing = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nsize: big\n'
    const files = { 'apps/a.yaml': thing, 'crds/things.yaml': definition, 'supercargo.yaml': 'crds: [crds]' }
    expect(await compact(files, ['a.yaml', '--no-context'], '/apps')).toMatch(/a.yaml:4:7: error .*\[wrong-type\]/)
  })
})

const service = (name: string, namespace?: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}${namespace ? `, namespace: ${namespace}` : ''}}\nspec: {selector: {app: x}, ports: [{port: 80}]}\n`

const ingress = (service: string, namespace?: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web${namespace ? `, namespace: ${namespace}` : ''}}
spec: {defaultBackend: {service: {name: ${service}, port: {number: 80}}}}
`

describe('-n', () => {
  const files = { 'a.yaml': ingress('web'), 'b.yaml': service('web', 'shop') }
  const dangling = ['-q', '--only', 'dangling-reference']

  it('is the namespace of what writes none, as is `namespace` of the config file', async () => {
    expect(await compact(files, dangling)).toBe('0')
    expect(await compact(files, [...dangling, '-n', 'shop'])).toBe('0')
    const other = /a.yaml:4:.* Service "web" is in namespace "shop", but looked for in "other"/
    expect(await compact(files, [...dangling, '-n', 'other'])).toMatch(other)
    expect(await compact({ ...files, 'supercargo.yaml': 'namespace: other' }, dangling)).toMatch(other)
    expect(await compact({ ...files, 'supercargo.yaml': 'namespace: other' }, [...dangling, '-n', 'shop'])).toBe('0')
  })

  it('makes one of what would be two', async () => {
    const twice = { 'a.yaml': service('web'), 'b.yaml': service('web', 'shop') }
    const argv = ['-q', '--only', 'duplicate-resource']
    expect(await compact(twice, argv)).toBe('0')
    expect(await compact(twice, [...argv, '-n', 'shop'])).toMatch(
      /b.yaml.*Service "web" of namespace "shop" is defined twice/,
    )
  })

  it('leaves custom resources alone, which may live outside of namespaces', async () => {
    const issuer = 'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: ca}\n'
    const certificate =
      'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: a, namespace: shop}\nspec: {secretName: a, issuerRef: {kind: ClusterIssuer, name: ca}}\n'
    expect(await compact({ 'a.yaml': issuer, 'b.yaml': certificate }, [...dangling, '-n', 'other'])).toBe('0')
  })

  it('is a name', async () => {
    expect(await compact(files, ['-n', 'My_Shop'])).toContain('`--namespace` "My_Shop" is no name of a namespace')
  })
})

describe('units, external and closed', () => {
  const only = ['-q', '--only', 'dangling-reference']

  it('put files together that lie apart', async () => {
    const files = {
      'one/a.yaml': ingress('frontend'),
      'two/b.yaml': service('frontnd'),
      'three/b.yaml': service('other'),
    }
    expect(await compact(files, only)).toMatch(/one\/a.yaml/)
    const config = 'units: [{name: first, paths: [one, three]}, {name: second, paths: [two]}]'
    expect(await compact({ ...files, 'supercargo.yaml': config }, only)).toBe('0')
  })

  it('say what must be there, and what is elsewhere', async () => {
    const files = { 'a.yaml': ingress('frontend'), 'b.yaml': service('other') }
    const at = (config: string) => compact({ ...files, 'supercargo.yaml': config }, only)
    expect(await at('')).toBe('0')
    expect(await at('closed: true')).toMatch(
      /a.yaml:4:.*Service "frontend" is in none of the manifests \(there is "other"\) \[/,
    )
    expect(await at('closed: true\nexternal: [frontend]')).toBe('0')
    expect(await at('closed: true\nexternal: [{kind: Service, pattern: front*}]')).toBe('0')
    expect(await at('closed: true\nexternal: [{kind: Secret}]')).toMatch(/a.yaml:4/)
  })

  it('do not take for missing what was only not named', async () => {
    const files = {
      'one/a.yaml': ingress('frontend'),
      'two/b.yaml': service('frontend'),
      'supercargo.yaml': 'closed: true',
    }
    for (const paths of [['one/a.yaml'], ['one'], ['one/*.yaml'], ['.']])
      expect(await compact(files, [...only, ...paths])).toBe('0')
    expect(await compact(files, [...only, 'one', '--no-context'])).toBe('0')
    expect(await compact({ ...files, 'two/b.yaml': '' }, [...only, 'one'])).toMatch(
      /one\/a.yaml:4:.* in none of the manifests/,
    )
    expect(await compact({ ...files, 'two/b.yaml': '' }, [...only, 'one', '--no-context'])).toBe('0')
  })

  it('say that what looks like a slip is none', async () => {
    const files = { 'a.yaml': ingress('frontend'), 'b.yaml': service('frontnd') }
    expect(await compact(files, only)).toMatch(/did you mean "frontnd"/)
    expect(await compact({ ...files, 'supercargo.yaml': 'external: [frontend]' }, only)).toBe('0')
  })
})

describe('supercargo config', () => {
  const config = `preset: all
rules:
  unknown-field: off
ignore:
  - vendor/
units:
  - name: dev
    paths: [base, dev]
external:
  - { kind: Secret, pattern: "db-*" }
`
  it('prints also what comes from overrides and from what is extended', async () => {
    const cwd = folderOf({
      'base.yaml': 'rules: {syntax: info, no-rollback-history: {least: 3}}\nbaseline: known.json\n',
      'supercargo.yaml': `extends: ./base.yaml
overrides:
  - match: {paths: [web]}
    rules: {syntax: off, no-rollback-history: {severity: error}}
  - match: {paths: [other]}
    rules: {syntax: error}
  - match: {kind: [Job, CronJob], labels: {a.b/c: x*}}
    rules: {syntax: warning}
  - match: {paths: [web]}
    rules: {wrong-type: off}
`,
      'web/a.yaml': right,
    })
    const { stdout } = await supercargo(['config', 'web/a.yaml'], { cwd })
    expect(stdout.replace(/ +#/g, ' #')).toBe(`kubernetesVersion: "1.36" # default
preset: recommended # default
rules:
  no-rollback-history:
    severity: error # supercargo.yaml:4
    least: 3 # base.yaml:1
  syntax: off # supercargo.yaml:4
overrides:
  - match: { kind: [Job, CronJob], labels: { a.b/c: "x*" } } # supercargo.yaml:7
    rules:
      syntax: warning # supercargo.yaml:8
  - match: { paths: [web] } # supercargo.yaml:9
    rules:
      wrong-type: off # supercargo.yaml:10
closed: false # default
baseline: known.json # base.yaml:2
`)
  })

  it('prints what a check goes by, and where it comes from', async () => {
    const cwd = folderOf({ 'supercargo.yaml': config, 'web/a.yaml': right })
    const { code, stdout } = await supercargo(['config', 'web/a.yaml', '-n', 'shop', '--skip', 'wrong-type'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(`kubernetesVersion: "1.36"              # default
preset: all                            # supercargo.yaml:1
rules:
  unknown-field: off                   # supercargo.yaml:3
  wrong-type: off                      # command line
namespace: shop                        # command line
ignore:
  - vendor/                            # supercargo.yaml:5
units:
  - name: dev                          # supercargo.yaml:7
    paths:
      - base                           # supercargo.yaml:8
      - dev                            # supercargo.yaml:8
external:
  - { kind: Secret, pattern: "db-*" }  # supercargo.yaml:10
closed: false                          # default
`)
  })

  it('prints a config file that means the same', async () => {
    const first = await supercargo(['config'], { cwd: folderOf({ 'supercargo.yaml': config }) })
    const second = await supercargo(['config'], { cwd: folderOf({ 'supercargo.yaml': first.stdout }) })
    const values = (text: string) => text.replace(/ *# .*/g, '')
    expect(values(second.stdout)).toBe(values(first.stdout))
  })

  it('does without a config file', async () => {
    const { stdout } = await supercargo(['config'], { cwd: folderOf({ '.git/HEAD': '' }) })
    expect(stdout).toBe(
      'kubernetesVersion: "1.36"  # default\npreset: recommended        # default\nclosed: false              # default\n',
    )
  })
})

describe('overrides', () => {
  const files = {
    'a.yaml': deployment,
    'team/b.yaml': deployment
      .replaceAll('web-v2', 'api-v3')
      .replace('{name:', '{namespace: shop, labels: {tier: "1.10"}, name:'),
    'team/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: "b}\n',
  }
  const at = async (overrides: string) => {
    const out = await compact({ ...files, 'supercargo.yaml': `overrides:\n${overrides}` }, ['-q'])
    return out
      .split('\n')
      .flatMap((line) => /^(.*?):.* (error|warning|info) .*\[(.*)\]/.exec(line)?.slice(1).join(' ') ?? [])
  }

  it.each([
    ['{paths: [team]}', ['team/b.yaml info name-with-version', 'team/c.yaml warning syntax']],
    ['{paths: [team, "!team/c.*"]}', ['team/b.yaml info name-with-version', 'team/c.yaml error syntax']],
    [
      '{kind: Deployment}',
      ['a.yaml info name-with-version', 'team/b.yaml info name-with-version', 'team/c.yaml error syntax'],
    ],
    ['{kind: [Job, "*.apps"], name: api-*}', ['team/b.yaml info name-with-version', 'team/c.yaml error syntax']],
    ['{namespace: shop}', ['team/b.yaml info name-with-version', 'team/c.yaml error syntax']],
    ['{labels: {tier: 1.10}}', ['team/b.yaml info name-with-version', 'team/c.yaml error syntax']],
    ['{labels: {tier: [a, b]}}', ['team/c.yaml error syntax']],
    ['{paths: [team], name: web-*}', ['team/c.yaml error syntax']],
  ])('are about what matches %s', async (match, found) => {
    expect(await at(`  - {match: ${match}, rules: {name-with-version: info, syntax: warning}}`)).toEqual(found)
  })

  it('count by their order', async () => {
    expect(
      await at(
        '  - {match: {paths: [team]}, rules: {name-with-version: info}}\n  - {match: {name: api-*}, rules: {name-with-version: off}}',
      ),
    ).toEqual(['team/c.yaml error syntax'])
  })
})

describe('several config files', () => {
  const files = {
    'supercargo.yaml': 'kubernetesVersion: 1.30\nrules: {unknown-field: warning}\nignore: [gone.yaml]\n',
    'a.yaml': wrong,
    'gone.yaml': wrong,
    'apps/shop/supercargo.yaml': 'kubernetesVersion: 1.32-1.33\nrules: {unknown-field: info}\n',
    'apps/shop/web/b.yaml': wrong,
    'apps/shop/gone.yaml': wrong,
    'lib/.git/HEAD': '',
    'lib/c.yaml': wrong,
  }
  const expected = [
    'a.yaml:4:1: warning',
    'apps/shop/gone.yaml:4:1: info',
    'apps/shop/web/b.yaml:4:1: info',
    'lib/c.yaml:4:1: error',
  ]
  const places = (out: string) => [...out.matchAll(/^(\S+ (?:error|warning|info)) unknown/gm)].map(([, place]) => place)

  it('hold each for the files that they are nearest to, however these are named', async () => {
    const paths = [
      ['.'],
      ['lib', 'apps', 'a.yaml', 'gone.yaml'],
      ['apps/shop/web/b.yaml', 'apps/shop/gone.yaml', 'lib/c.yaml', 'a.yaml'],
      ['**/*.yaml'],
    ]
    for (const argv of paths) {
      const out = await compact(files, argv)
      expect(places(out)).toEqual(expected)
      expect(out).toMatch(/1 error, 1 warning, 2 notes in 4 files: .* for Kubernetes 1.30, 1.32-1.33, 1.36(;.*)?\n1$/)
    }
  })

  it('are put aside by one that is named, and by --no-config', async () => {
    const one = { ...files, 'one.yaml': 'rules: {unknown-field: error}' }
    expect(places(await compact(one, ['--config', 'one.yaml'])).map((line) => line!.split(' ')[1])).toEqual(
      Array(5).fill('error'),
    )
    expect(places(await compact(files, ['--no-config'])).map((line) => line!.split(' ')[1])).toEqual(
      Array(5).fill('error'),
    )
  })

  it('make projects of their own, which are no context of each other', async () => {
    const apart = {
      'supercargo.yaml': '',
      'a.yaml': ingress('frontend'),
      'b/supercargo.yaml': '',
      'b/b.yaml': service('frontnd'),
    }
    for (const paths of [['.'], ['a.yaml'], ['a.yaml', 'b/b.yaml']])
      expect(await compact(apart, ['-q', ...paths])).toBe('0')
    expect(await compact({ ...apart, 'c.yaml': service('frontnd') }, ['-q', 'a.yaml'])).toMatch(/a.yaml:4/)
  })

  it('that are wrong end the run wherever they lie', async () => {
    expect(await compact({ 'a.yaml': right, 'b/supercargo.yaml': 'prest: all', 'b/b.yaml': right })).toBe(
      'supercargo: b/supercargo.yaml:1:1: unknown key `prest`; did you mean `preset`?\n2',
    )
  })

  it('that cannot be read are not taken for missing', async () => {
    expect(await compact({ 'a.yaml': right, 'supercargo.yaml/b.txt': '' })).toBe(
      'supercargo: cannot read the config "supercargo.yaml": it is a folder\n2',
    )
    expect(await compact({ 'a.yaml': right, 'supercargo.yaml': 'extends: ./a.yaml/b.yaml' })).toMatch(
      /`extends`: there is no file ".\/a.yaml\/b.yaml"\n2$/,
    )
  })

  it('may extend one another, and count from their own folders', async () => {
    const extended = {
      'supercargo.yaml': 'ignore: ["*.tmpl.yaml"]\nrules: {unknown-field: warning}',
      'b/supercargo.yaml': 'extends: ../supercargo.yaml\nignore: [c.yaml, "!b.tmpl.yaml"]',
      'b/a.yaml': wrong,
      'b/c.yaml': wrong,
      'b/b.tmpl.yaml': wrong,
      'b/c.tmpl.yaml': wrong,
    }
    expect(places(await compact(extended))).toEqual(['b/a.yaml:4:1: warning', 'b/b.tmpl.yaml:4:1: warning'])
  })
})
