import { expect, it } from 'vitest'
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
