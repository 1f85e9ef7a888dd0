import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const wrong = (comment = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${comment}immutable: "no"\n`
const SUPPRESSED = '# supercargo-ignore wrong-type (until 2027-01-31): so\n'

it('fails again when a suppression has expired, by the clock', async () => {
  const cwd = folderOf({ 'a.yaml': wrong(SUPPRESSED) })
  expect(await supercargo(['--format', 'compact'], { cwd, today: '2027-01-31' })).toMatchObject({ code: 0, stdout: '' })
  const late = await supercargo(['--format', 'compact'], { cwd, today: '2027-02-01' })
  expect(late.code).toBe(1)
  expect(late.stdout).toContain('[wrong-type]')
  expect(late.stdout).toContain('[expired-suppression]')
})

it('says how many findings are suppressed, and which on request', async () => {
  const cwd = folderOf({ 'a.yaml': wrong(SUPPRESSED) })
  expect((await supercargo([], { cwd })).stdout).toMatch(/; suppressed: 1 finding \(see --show-suppressed\)\n$/)
  const { stdout } = await supercargo(['--show-suppressed'], { cwd })
  expect(stdout).toMatch(
    /^suppressed a\.yaml:5:12: .* \[wrong-type\] by the comment in line 4: so \(until 2027-01-31\)\n/,
  )
  expect(stdout).toMatch(/; suppressed: 1 finding\n$/)
  const { summary, suppressed } = JSON.parse((await supercargo(['--show-suppressed', '--format=json'], { cwd })).stdout)
  expect(summary.suppressed).toBe(1)
  expect(suppressed[0].suppression).toEqual({
    kind: 'comment',
    reason: 'so',
    until: '2027-01-31',
    file: 'a.yaml',
    line: 4,
  })
})

it('reports everything with --no-suppress', async () => {
  const cwd = folderOf({ 'a.yaml': wrong('# supercargo-ignore wrong-type, nonsense: so\n') })
  const { stdout, code } = await supercargo(['--no-suppress', '--format', 'compact'], { cwd })
  expect(stdout.match(/\[.*\]/g)).toEqual(['[wrong-type]'])
  expect(code).toBe(1)
})

it.each([
  ['wrong-type:a.yaml', true],
  ['wrong-type:*.yaml', true],
  ['wrong-type:.', true],
  ['wrong-type:../*/b', true],
  ['wrong-type:c', false],
  ['wrong-type:../c', false],
  ['unknown-field:a.yaml', false],
])('takes --suppress %s', async (value, isSuppressed) => {
  const cwd = folderOf({ 'a.yaml': wrong(), 'b/a.yaml': wrong() })
  const path = value.endsWith('/b') ? 'b' : 'a.yaml'
  const { code } = await supercargo([path, '--suppress', value], { cwd })
  expect(code).toBe(isSuppressed ? 0 : 1)
})

it('takes an absolute glob', async () => {
  const cwd = folderOf({ 'a.yaml': wrong() })
  expect((await supercargo(['--suppress', `wrong-type:${cwd}/*`], { cwd })).code).toBe(0)
})

it.each([
  ['wrong-type', '`--suppress` must be a rule and a glob such as single-replica:dev/**, not "wrong-type"'],
  ['wrong-type:', '`--suppress` must be a rule and a glob'],
  ['wrong-type:!a', '`--suppress` must be a rule and a glob'],
  ['wrong-tpye:a', 'unknown rule "wrong-tpye": did you mean `wrong-type`?'],
  ['unused-suppression:a', '`unused-suppression` cannot be suppressed; `--skip` turns it off'],
])('refuses --suppress %s', async (value, message) => {
  const { code, stderr, stdout } = await supercargo(['--suppress', value], { cwd: folderOf({ 'a.yaml': wrong() }) })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

it('reads nothing in files that are only there for others', async () => {
  const cwd = folderOf({
    'supercargo.yaml': '',
    'a.yaml': wrong(),
    'b.yaml': wrong('# supercargo-ignore nonsense: so\n'),
  })
  const { stdout } = await supercargo(['a.yaml', '--format', 'compact'], { cwd })
  expect(stdout).not.toContain('suppression')
})

it('lets a template be, which is judged when it is rendered', async () => {
  const cwd = folderOf({
    'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
    'templates/a.yaml':
      '# supercargo-ignore-file removed-api, nonsense: so\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: {{ .Values.x }}}\n',
    'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  })
  const { stdout, code } = await supercargo(['--format', 'compact'], { cwd })
  expect(stdout).toBe('')
  expect(code).toBe(0)
  expect((await supercargo(['--no-suppress', '--format', 'compact'], { cwd })).stdout).toContain('[removed-api]')
})

describe('the config', () => {
  const named = (name: string) => wrong().replace('{name: a}', `{name: ${name}, namespace: dev}`)
  const check = (suppress: string, argv: readonly string[] = [], today = '2026-06-15') => {
    const config = `suppress:\n  - rules: [wrong-type]\n    reason: so be it\n${suppress}`
    const cwd = folderOf({ 'supercargo.yaml': config, 'a/a.yaml': named('a'), 'b/b.yaml': named('b') })
    const format = argv.includes('pretty') ? 'pretty' : 'compact'
    return supercargo(['--format', format, ...argv.filter((each) => each !== 'pretty')], { cwd, today })
  }
  const places = ({ stdout }: { stdout: string }) => stdout.match(/^[^\s:]*:\d+(?=:)|\[[a-z-]+\]$/gm)?.join(' ') ?? ''

  it.each([
    ['', ''],
    ['    match: {paths: [a]}\n', 'b/b.yaml:4 [wrong-type]'],
    ['    match: {name: "b*", namespace: dev, kind: ConfigMap}\n', 'a/a.yaml:4 [wrong-type]'],
    ['    field: immutable\n', ''],
    ['    until: 2026-06-15\n', ''],
  ])('suppresses what it says: %j', async (suppress, expected) => expect(places(await check(suppress))).toBe(expected))

  it('tells what is unused at its place, where all of its files are checked', async () => {
    const unused = 'a/a.yaml:4 [wrong-type] b/b.yaml:4 [wrong-type] supercargo.yaml:2 [unused-suppression]'
    for (const more of ['    field: data\n', '    match: {kind: Secret}\n', '    match: {paths: [c]}\n'])
      expect(places(await check(more))).toBe(unused)
    expect(places(await check('    match: {paths: [b]}\n', ['a']))).toBe('a/a.yaml:4 [wrong-type]')
    expect(places(await check('    match: {paths: [b]}\n', ['a/a.yaml']))).toBe('a/a.yaml:4 [wrong-type]')
  })

  it('tells what is expired', async () => {
    expect(places(await check('    until: 2026-06-14\n'))).toBe(
      'a/a.yaml:4 [wrong-type] b/b.yaml:4 [wrong-type] supercargo.yaml:2 [expired-suppression]',
    )
  })

  it('shows where it stands', async () => {
    const { stdout } = await check('    field: data\n', ['pretty'])
    expect(stdout).toContain(' 2 |   - rules: [wrong-type]')
  })

  it('does not call unused what it extends', async () => {
    const shared = 'suppress: [{rules: wrong-type, reason: so be it}]\n'
    const clean = wrong().replace('"no"', 'false')
    const cwd = folderOf({ 'supercargo.yaml': 'extends: ./shared.yaml\n', 'shared.yaml': shared, 'a.yaml': clean })
    expect(await supercargo(['--format', 'compact'], { cwd })).toMatchObject({ code: 0, stdout: '' })
    expect((await supercargo(['config'], { cwd })).stdout).toMatch(/- rules: wrong-type +# shared\.yaml:1/)
  })

  it.each([
    [
      'rules: wrong-tpye\n    reason: so',
      '2:5: `suppress`: there is no rule `wrong-tpye` to suppress; did you mean `wrong-type`?',
    ],
    ['rules: [unused-suppression]\n    reason: so', '2:13: `suppress`: `unused-suppression` cannot be suppressed'],
    ['rules: wrong-type', '2:5: `suppress[0]` lacks the key `reason`'],
    ['reason: so', '2:5: `suppress[0]` lacks the key `rules`'],
    ['rules: wrong-type\n    reason: ""', '3:13: `suppress[0].reason` must not be empty'],
    ['rules: wrong-type\n    reason: so\n    until: 2027-02-30', '4:5: `until`: there is no day 2027-02-30'],
    [
      'rules: wrong-type\n    reason: so\n    until: soon',
      '4:12: `suppress[0].until` must be a day such as 2027-01-31, not "soon"',
    ],
    ['rules: wrong-type\n    reason: so\n    path: a', '4:5: unknown key `path`'],
  ])('refuses %j', async (entry, message) => {
    const cwd = folderOf({ 'supercargo.yaml': `suppress:\n  - ${entry}\n`, 'a.yaml': wrong() })
    const { code, stderr } = await supercargo([], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(`supercargo.yaml:${message}`)
  })

  it.each([
    ['', [], 1],
    ['compat: true\n', [], 0],
    ['', ['--compat'], 0],
    ['compat: true\n', ['--no-compat'], 1],
  ])('understands other programs on request: %j %j', async (config, argv, expected) => {
    const text =
      '# trivy:ignore:KSV-0107\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {maxUnavailable: 1}\n'
    const cwd = folderOf({ 'supercargo.yaml': config, 'a.yaml': text })
    expect((await supercargo([...argv, '--only', 'removed-api'], { cwd })).code).toBe(expected)
  })
})
