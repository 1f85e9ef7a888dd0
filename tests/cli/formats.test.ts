import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, win32 } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namesInRepository } from '../../src/cli/repository.ts'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const clean = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
const wrong = `${clean}date: {}\n`
const quiet = ['--only', 'unknown-field']
const read = (...parts: string[]) => readFileSync(join(...parts), 'utf8')

describe('several formats', () => {
  it('go each to its own place, at most one to standard output', async () => {
    const cwd = folderOf({ 'a.yaml': wrong, 'reports/.keep': '' })
    const targets = ['--format', 'pretty', '--format', 'sarif=reports/a.sarif', '--format=json=reports/a=b.json']
    const { code, stdout, stderr } = await supercargo([...targets, 'a.yaml'], { cwd })
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toBe((await supercargo(['a.yaml'], { cwd })).stdout)
    expect(JSON.parse(read(cwd, 'reports/a.sarif')).version).toBe('2.1.0')
    expect(read(cwd, 'reports/a=b.json')).toBe((await supercargo(['--format', 'json', 'a.yaml'], { cwd })).stdout)
  })

  it('may all go to files: then standard error sums up', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { stdout, stderr } = await supercargo(['--format', 'junit=a.xml', '--format', 'compact=a.txt', 'a.yaml'], {
      cwd,
    })
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^1 error in 1 file: 1 resource in 1 document/)
    expect(read(cwd, 'a.txt')).toMatch(/^a\.yaml:4:1: error/)
    expect(read(cwd, 'a.xml')).toContain('failures="1"')
  })

  it('are written as far as possible where one of them cannot be', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const argv = ['--format', 'json=gone/a.json', '--format', 'compact', '--format', 'junit=a.xml', 'a.yaml']
    const { code, stdout, stderr } = await supercargo(argv, { cwd })
    expect([code, stderr.split('\n')[1]]).toEqual([
      2,
      'supercargo: cannot write "gone/a.json": its folder does not exist',
    ])
    expect(stdout).toMatch(/^a\.yaml:4:1/)
    expect(read(cwd, 'a.xml')).toContain('<testsuites')
  })

  it.each([
    [
      ['--format', 'pretty', '--format', 'json'],
      'the formats pretty and json cannot both go to standard output: write one to a file, such as `--format pretty=<file>`',
    ],
    [['--format', 'sarif=./a.out', '--format', 'json=a.out'], 'the formats sarif and json cannot both go to "a.out"'],
    [
      ['--format', 'github', '--format', 'json'],
      'the formats github and json cannot both go to standard output: write one to a file, such as `--format github=<file>`',
    ],
    [['--format', 'sarif='], '`--format sarif=` must be followed by a file'],
    [['--format', 'sarfi=a.sarif'], 'not "sarfi": did you mean `sarif`?'],
    [
      ['-o', 'a.json', '--format', 'json', '--format', 'pretty'],
      '`--output` is the file of one format, not of 2: write `--format json=a.json`',
    ],
    [
      ['-o', 'a.json', '--format', 'json=b.json'],
      '`--output a.json` and `--format json=b.json` name two files for one format',
    ],
  ])('%j: %s', async (argv, message) => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { code, stdout, stderr } = await supercargo([...argv, 'a.yaml'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.split('\n')[0]).toContain(message)
    expect(readdirSync(cwd)).toEqual(['a.yaml'])
  })

  it('name standard output as - too', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { stdout } = await supercargo(['--format', 'gitlab=-', '--format', 'pretty=a.txt', 'a.yaml'], { cwd })
    expect(JSON.parse(stdout)).toHaveLength(1)
  })

  it.each(['pretty', 'compact'])('may be commands for GitHub Actions behind %s', async (format) => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const both = await supercargo(['--format', 'github', '--format', format, 'a.yaml'], { cwd })
    const one = await supercargo(['--format', format, 'a.yaml'], { cwd })
    const commands = await supercargo(['--format', 'github', 'a.yaml'], { cwd })
    expect(both.stdout).toBe(`${one.stdout}::group::annotations\n${commands.stdout}::endgroup::\n`)
    expect(both.stderr).toBe(one.stderr)
  })

  it('are there for a diff too', async () => {
    const cwd = folderOf({ 'old/a.yaml': `${clean}immutable: true\n`, 'new/a.yaml': `${clean}data: {a: b}\n` })
    const { stdout } = await supercargo(['diff', 'old', 'new', '--format', 'github'], { cwd })
    expect(stdout).toMatch(/^::error title=supercargo%3A /)
  })
})

describe('what could not be checked', () => {
  it.each([
    [
      'sarif',
      /"executionSuccessful": false,[\s\S]*no such file or folder \\"gone\.yaml\\"[\s\S]*cannot be checked: no document/,
    ],
    ['junit', /errors="2"[\s\S]*<error message="no document with content"[\s\S]*<error message="no such file/],
    [
      'github',
      /^::error title=supercargo::no such file .*\n::error title=supercargo,file=empty\.yaml::cannot be checked: /,
    ],
    ['markdown', /### Not checked\n\n- no such file .*\n- `empty\.yaml` cannot be checked: /],
  ])('stands in %s', async (format, expected) => {
    const cwd = folderOf({ 'empty.yaml': '', 'clean.yaml': clean, '.git/HEAD': '' })
    const argv = ['--format', format, 'gone.yaml', 'empty.yaml', 'clean.yaml', ...quiet]
    const { code, stdout } = await supercargo(argv, { cwd })
    expect(code).toBe(2)
    expect(stdout).toMatch(expected)
  })
})

describe('in GitHub Actions', () => {
  const GITHUB_ACTIONS = 'true'

  it('a check shows its report and makes annotations, folded, and a summary', async () => {
    const cwd = folderOf({ 'a.yaml': wrong, summary: 'before\n' })
    const env = { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: join(cwd, 'summary') }
    const { code, stdout, stderr } = await supercargo(['a.yaml'], { cwd, env })
    const plain = await supercargo(['a.yaml'], { cwd })
    const annotations = await supercargo(['a.yaml', '--format', 'github'], { cwd })
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toBe(`${plain.stdout}::group::annotations\n${annotations.stdout}::endgroup::\n`)
    expect(read(cwd, 'summary')).toMatch(/^before\n## supercargo\n\n1 error in 1 file[\s\S]*\| `a\.yaml:4:1` \|/)
  })

  it('a clean check has a summary too, and nothing to fold', async () => {
    const cwd = folderOf({ 'a.yaml': clean })
    const env = { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: join(cwd, 'summary') }
    const { stdout } = await supercargo(['a.yaml', ...quiet], { cwd, env })
    expect(stdout).toBe((await supercargo(['a.yaml', ...quiet], { cwd })).stdout)
    expect(read(cwd, 'summary')).toMatch(/^## supercargo\n\nno problems in 1 file/)
  })

  it.each([[['--format', 'pretty']], [['--format', 'json']], [['-o', 'a.txt']]])(
    'what is asked for counts: %j',
    async (argv) => {
      const cwd = folderOf({ 'a.yaml': wrong })
      const env = { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: join(cwd, 'summary') }
      const { stdout } = await supercargo(['a.yaml', ...argv], { cwd, env })
      expect(stdout).not.toContain('::')
      expect(readdirSync(cwd)).not.toContain('summary')
    },
  )

  it.each(['pretty', 'compact'])(
    'no manifest and no name of a file gives commands to the runner: %s',
    async (format) => {
      const name = '::add-mask::a/##[group]b.yaml'
      const cwd = folderOf({ [name]: `${clean}'##[add-mask]c': {} # ##[add-mask]d\n` })
      const plain = await supercargo(['--format', format, '.'], { cwd })
      expect(plain.stdout).toContain('##[add-mask]c')
      const { stdout } = await supercargo(['--format', format, '.'], { cwd, env: { GITHUB_ACTIONS } })
      expect(stdout).not.toMatch(/^\s*::|##\[/m)
      expect(stdout.replaceAll(': :', '::').replaceAll('# #[', '##[')).toBe(plain.stdout)
    },
  )

  it('a summary that cannot be written does not change the outcome', async () => {
    const cwd = folderOf({ 'a.yaml': clean })
    const env = { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: join(cwd, 'gone', 'summary') }
    const { code, stderr } = await supercargo(['a.yaml', ...quiet], { cwd, env })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^supercargo: cannot write the summary of the job: /)
  })

  it('a summary keeps below what GitHub takes', async () => {
    const documents = Array.from({ length: 3000 }, (_, i) => wrong.replace('name: a', `name: a${i}`)).join('---\n')
    const cwd = folderOf({ 'a.yaml': documents, summary: 'x'.repeat(900_000) })
    const env = { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: join(cwd, 'summary') }
    await supercargo(['a.yaml', ...quiet], { cwd, env })
    expect(Buffer.byteLength(read(cwd, 'summary'))).toBeLessThan(1024 * 1024)
    expect(read(cwd, 'summary').slice(-60)).toMatch(/… and \d+ that did not fit here\n\n$/)
  })
})

it('a summary without room is left as it is', async () => {
  const cwd = folderOf({ 'a.yaml': wrong, summary: 'x'.repeat(1024 * 1024 - 50) })
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary') }
  const { code, stderr } = await supercargo(['a.yaml'], { cwd, env })
  expect([code, stderr]).toEqual([1, 'supercargo: the summary of the job has no room for a report\n'])
  expect(read(cwd, 'summary')).toHaveLength(1024 * 1024 - 50)
})

describe('in GitLab CI', () => {
  const GITLAB_CI = 'true'

  it('a check shows its report and writes the code quality report at the top of the project', async () => {
    const top = folderOf({ 'deploy/a.yaml': wrong, '.git/HEAD': '' })
    const env = { GITLAB_CI, CI_PROJECT_DIR: top }
    const { code, stdout, stderr } = await supercargo([], { cwd: join(top, 'deploy'), env })
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toBe((await supercargo([], { cwd: join(top, 'deploy') })).stdout)
    const [entry] = JSON.parse(read(top, 'gl-code-quality-report.json'))
    expect(entry.location.path).toBe('deploy/a.yaml')
  })

  it.each<Record<string, string>>([{}, { CI_PROJECT_DIR: '/nowhere' }])(
    'else in the current folder: %j',
    async (env) => {
      const cwd = folderOf({ 'a.yaml': wrong })
      await supercargo([], { cwd, env: { GITLAB_CI, ...env } })
      expect(readdirSync(cwd)).toContain('gl-code-quality-report.json')
    },
  )

  it('one that cannot be written does not change the outcome', async () => {
    const cwd = folderOf({ 'a.yaml': clean })
    mkdirSync(join(cwd, 'gl-code-quality-report.json'))
    const { code, stderr } = await supercargo(['a.yaml', ...quiet], { cwd, env: { GITLAB_CI } })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^supercargo: cannot write ".*gl-code-quality-report\.json"/)
  })

  it('what is asked for counts', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    await supercargo(['--format', 'pretty'], { cwd, env: { GITLAB_CI } })
    expect(readdirSync(cwd)).toEqual(['a.yaml'])
  })
})

describe('names of files in the formats of services', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: b}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n'
  const pods = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: b}
spec:
  selector: {matchLabels: {app: wbe}}
  template:
    metadata: {labels: {app: wbe}}
    spec: {containers: [{name: web, image: 'nginx:1.27'}]}
`
  const toy = (name: string) => `apiVersion: example.com/v1\nkind: Toy\nmetadata: {name: ${name}}\n`
  const files = {
    'deploy/toy.yaml': toy('a'),
    'other/toy.yaml': toy('b'),
    'deploy/b.yaml': service,
    'deploy/a/web.yaml': pods,
    'other/c.yaml': wrong,
    'other/d.json': '{}',
  }
  const formats = ['sarif', 'junit', 'checkstyle', 'gitlab', 'github', 'markdown']

  /** All reports of services in one text. */
  async function reports(cwd: string, paths: readonly string[]): Promise<string> {
    const texts = []
    for (const format of formats) texts.push((await supercargo(['--format', format, ...paths], { cwd })).stdout)
    return texts.join('')
  }

  it.each([['.git/HEAD'], ['supercargo.yaml']])('count from %s: the same bytes from everywhere', async (top) => {
    const root = folderOf({ ...files, [top]: '' })
    const expected = await reports(root, ['deploy', 'other'])
    expect(expected).toContain('file=deploy/b.yaml,')
    expect(expected).toContain('"uri": "deploy/a/web.yaml"')
    for (const [cwd, paths] of [
      [root, ['other', 'deploy']],
      [root, ['.']],
      [root, [root]],
      [root, [join(root, 'other'), './deploy']],
      [join(root, 'deploy'), ['../other', '.']],
      [join(root, 'deploy'), ['.', join(root, 'other')]],
      [join(root, 'other'), ['.', '../deploy']],
      [join(root, 'deploy/a'), ['..', '../../other']],
      ['/', [root]],
    ] as const)
      expect(await reports(cwd, paths), `${cwd} ${paths}`).toBe(expected)
  })

  it('are as given where there is neither', async () => {
    const root = folderOf(files)
    const given = await supercargo(['--format', 'github', '../other'], { cwd: join(root, 'deploy') })
    expect(given.stdout).toContain('file=../other/c.yaml,')
    const absolute = await supercargo(['--format', 'sarif', join(root, 'other')], { cwd: root })
    expect(absolute.stdout).toContain(`"uri": "file://${root}/other/c.yaml"`)
  })

  it('count from the repository, not from a config file in it, and not from a repository inside', async () => {
    const root = folderOf({ ...files, '.git/HEAD': '', 'other/supercargo.yaml': '', 'deploy/.git/HEAD': '' })
    const { stdout } = await supercargo(['--format', 'github', 'other', 'deploy'], { cwd: root })
    expect(stdout).toContain('file=other/c.yaml,')
    expect(stdout).toContain('file=deploy/b.yaml,')
  })

  it('follow standard input by its name', async () => {
    const root = folderOf({ ...files, '.git/HEAD': '' })
    const cwd = join(root, 'other')
    const named = ['--format', 'github', '--stdin-filename', 'c.yaml', '-']
    expect((await supercargo(named, { cwd, stdin: wrong })).stdout).toContain('file=other/c.yaml,')
    expect((await supercargo(['--format', 'github', '-'], { cwd, stdin: wrong })).stdout).toContain('file=<stdin>,')
  })

  it('do not depend on a link that leads to the folder', async () => {
    const root = folderOf({ 'real/deploy/c.yaml': wrong, 'real/.git/HEAD': '' })
    symlinkSync('real', join(root, 'link'))
    const expected = (await supercargo(['--format', 'github'], { cwd: join(root, 'real') })).stdout
    expect((await supercargo(['--format', 'github'], { cwd: join(root, 'link') })).stdout).toBe(expected)
    expect((await supercargo(['--format', 'github', join(root, 'link')], { cwd: join(root, 'real') })).stdout).toBe(
      expected,
    )
  })

  it('are escaped where they are surprising', async () => {
    const root = folderOf({ '.git/HEAD': '' })
    writeFileSync(join(root, 'a\nb, c:d.yaml'), wrong)
    const { stdout } = await supercargo(['--format', 'github'], { cwd: root })
    expect(stdout).toContain('file=a%0Ab%2C c%3Ad.yaml,line=4')
  })
})

describe('names of files on Windows', () => {
  const on = (...there: string[]) => ({ ...win32, existsSync: (path: string) => there.includes(path) })

  it.each([
    ['C:\\repo', ['deploy/a.yaml', 'C:/repo/b.yaml'], ['deploy/a.yaml', 'b.yaml']],
    ['C:\\repo\\deploy', ['a.yaml', '../b.yaml', 'C:\\repo\\c.yaml'], ['deploy/a.yaml', 'b.yaml', 'c.yaml']],
    ['C:\\repo', ['a.yaml', 'D:/b.yaml'], ['a.yaml', 'D:/b.yaml']],
    ['C:\\', ['a.yaml'], ['a.yaml']],
  ])('in %s %j are %j', (cwd, files, names) => {
    expect(files.map(namesInRepository(files, cwd, on('C:/repo/.git')))).toEqual(names)
  })

  it('count from the top of a drive or a share too', () => {
    expect(['a/b.yaml'].map(namesInRepository(['a/b.yaml'], 'C:\\', on('C:/.git')))).toEqual(['a/b.yaml'])
    const share = namesInRepository(['b.yaml'], '\\\\host\\share\\a', on('//host/share/.git'))
    expect(share('b.yaml')).toBe('a/b.yaml')
  })
})
