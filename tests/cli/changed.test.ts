import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { hasGit, Repository } from '../helpers/repository.ts'
import { supercargo } from './program.ts'

const ingress = (service: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: ${service}, port: {number: 80}}}}
`
const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: x}, ports: [{port: 80}]}
`
const config = (more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${more}`
const slip = 'dta: {}\n'

/** What is reported, as `file rule`, and how it ends. */
async function checked(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await supercargo(['--format', 'json', '--skip', 'duplicate-resource', ...argv], {
    cwd,
  })
  if (stdout === '') return { code, found: [], stderr }
  const { findings, summary } = JSON.parse(stdout)
  return { code, found: findings.map(({ file, rule }: any) => `${file} ${rule}`), files: summary.files, stderr }
}

describe.skipIf(!hasGit)('--staged', () => {
  const names = ['a.yaml', 'with space/ü\nb.yaml', 'c\'"$(d).yaml', '-e.yaml', '[f].yaml']

  it.each(names)('judges %j as it is staged', async (name) => {
    const repository = new Repository()
    repository.write({ [name]: config(slip) })
    repository.git('add', '-A')
    repository.write({ [name]: config() })
    expect(await checked(repository.folder, '--staged')).toMatchObject({ code: 1, found: [`${name} unknown-field`] })
    repository.git('add', '-A')
    repository.write({ [name]: config(slip) })
    expect(await checked(repository.folder, '--staged')).toMatchObject({ code: 0, found: [], files: 1 })
  })

  it('reports only what the next commit changes', async () => {
    const repository = new Repository()
    repository.commit({ 'old.yaml': config(slip), 'gone.yaml': config(slip), 'was.yaml': config(slip) })
    expect(await checked(repository.folder, '--staged')).toMatchObject({ code: 0, found: [], files: 0 })
    repository.git('rm', '-q', 'gone.yaml')
    repository.git('mv', 'was.yaml', 'is.yaml')
    repository.write({ 'untracked.yaml': config(slip), 'new.yaml': config(slip) })
    repository.git('add', 'new.yaml')
    repository.git('add', '-N', 'untracked.yaml')
    expect((await checked(repository.folder, '--staged')).found).toEqual([
      'is.yaml unknown-field',
      'new.yaml unknown-field',
    ])
  })

  it('knows the others as they are in the index', async () => {
    const repository = new Repository()
    repository.commit({ 'b/service.yaml': service('frontend') })
    repository.write({ 'a/ingress.yaml': ingress('frontnd') })
    repository.git('add', '-A')
    const reference = 'a/ingress.yaml dangling-reference'
    repository.write({ 'b/service.yaml': service('frontnd') })
    expect((await checked(repository.folder, '--staged')).found).toEqual([reference])
    repository.git('add', 'b')
    repository.write({ 'b/service.yaml': service('frontend') })
    expect((await checked(repository.folder, '--staged')).found).toEqual([])
    repository.git('rm', '-q', '-f', '--cached', 'b/service.yaml')
    expect((await checked(repository.folder, '--staged')).found).toEqual([])
    repository.commit({ 'b/service.yaml': service('frontend') })
    repository.commit({ 'a/ingress.yaml': ingress('frontnd') })
    expect((await checked(repository.folder, '--staged', '--no-context')).found).toEqual([])
  })

  it('leaves out what is no manifest, ignored, or not below the paths', async () => {
    const repository = new Repository()
    repository.write({
      'values.yaml': 'replicas: 3\n',
      'compose.yaml': 'services:\n  a: {}\n',
      'chart/Chart.yaml': 'name: a\n',
      'chart/templates/a.yaml': `${config()}data: {{ .Values.a }}\n`,
      'kustomization.yaml': 'patches: [{path: patch.yaml}]\n',
      'patch.yaml': config(slip),
      'vendor/a.yaml': config(slip),
      'supercargo.yaml': 'ignore: [vendor/]\n',
      'x/a.yaml': config(slip),
      'y/a.yaml': config(slip),
      'broken.txt': 'a: [',
    })
    symlinkSync('x/a.yaml', join(repository.folder, 'link.yaml'))
    repository.git('add', '-A')
    expect(await checked(repository.folder, '--staged', 'x')).toMatchObject({
      code: 1,
      found: ['x/a.yaml unknown-field'],
    })
    expect((await checked(repository.folder, '--staged', '*/a.yaml')).found).toHaveLength(2)
    expect((await checked(join(repository.folder, 'x'), '--staged')).found).toEqual(['a.yaml unknown-field'])
    expect(await checked(repository.folder, '--staged', 'values.yaml', 'vendor/a.yaml')).toMatchObject({ code: 0 })
  })

  it('works in a linked work tree and in a submodule', async () => {
    const repository = new Repository()
    repository.commit({ 'a.yaml': config() })
    repository.git('worktree', 'add', '-q', 'tree')
    repository.write({ 'tree/b.yaml': config(slip) })
    repository.run('git', ['add', '-A'], 'tree')
    expect((await checked(join(repository.folder, 'tree'), '--staged')).found).toEqual(['b.yaml unknown-field'])
    const other = new Repository()
    other.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.folder, 'sub')
    other.write({ 'sub/c.yaml': config(slip), 'd.yaml': config(slip) })
    other.run('git', ['add', 'c.yaml'], 'sub')
    other.git('add', '-A')
    expect((await checked(other.folder, '--staged')).found).toEqual(['d.yaml unknown-field'])
    expect((await checked(join(other.folder, 'sub'), '--staged')).found).toEqual(['c.yaml unknown-field'])
  })

  it('says that a path leads nowhere, but not where something is deleted', async () => {
    const repository = new Repository()
    repository.commit({ 'x/a.yaml': config(), 'b.yaml': config() })
    repository.git('rm', '-rq', 'x')
    expect(await checked(repository.folder, '--staged', 'x', 'x/a.yaml')).toMatchObject({ code: 0 })
    const { code, stderr } = await checked(repository.folder, '--staged', 'y')
    expect(stderr).toContain('no such file or folder "y"')
    expect(code).toBe(2)
  })

  it('says when nothing is staged, which is no mistake', async () => {
    const repository = new Repository({ 'a.yaml': config(slip) })
    expect(await supercargo(['--staged'], { cwd: repository.folder })).toMatchObject({
      code: 0,
      stderr: 'supercargo: no manifest is staged\n',
    })
    expect(await supercargo(['--staged', '-q'], { cwd: repository.folder })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('fails for what is staged and cannot be read', async () => {
    const repository = new Repository()
    repository.write({ 'a.yaml': `${'\0'.repeat(100)}` })
    repository.git('add', '-A')
    const { code, stderr } = await supercargo(['--staged'], { cwd: repository.folder })
    expect(stderr).toContain('cannot read "a.yaml": it has binary content')
    expect(code).toBe(2)
  })

  test.each([
    [['--staged', '--changed-since', 'main'], 'two different questions'],
    [['--staged', '--against', 'main'], 'cannot be used with `--staged`'],
    [['--staged', '-'], 'not about standard input'],
  ])('refuses %j', async (argv, expected) => {
    const { code, stderr } = await supercargo(argv, { cwd: new Repository().folder })
    expect(stderr).toContain(expected)
    expect(code).toBe(2)
  })

  it.each(['--staged', '--changed-since=main'])('%s says that there is no repository', async (option) => {
    const { code, stderr } = await supercargo([option], { cwd: folderOf({ 'a.yaml': config() }) })
    expect(stderr).toMatch(/^supercargo: `--[a-z-]+` needs a git work tree: this folder is in none\n/)
    expect(code).toBe(2)
  })
})

describe.skipIf(!hasGit)('--changed-since', () => {
  it('reports on what is committed, staged, changed or new since the branch left', async () => {
    const repository = new Repository()
    repository.commit({
      'old.yaml': config(slip),
      'one.yaml': config(),
      'two.yaml': config(),
      'gone.yaml': config(slip),
    })
    repository.git('checkout', '-q', '-b', 'feature')
    repository.commit({ 'one.yaml': config(slip), 'gone.yaml': undefined })
    repository.git('checkout', '-q', 'main')
    repository.commit({ 'old.yaml': config(`${slip}kinds: {}\n`) })
    repository.git('checkout', '-q', 'feature')
    repository.write({ 'two.yaml': config(slip), 'new ü.yaml': config(slip), 'ignored.yaml': config(slip) })
    repository.write({ '.gitignore': 'ignored.yaml\n', 'staged.yaml': config(slip) })
    repository.git('add', 'staged.yaml')
    const found = ['new ü.yaml', 'one.yaml', 'staged.yaml', 'two.yaml'].map((file) => `${file} unknown-field`)
    expect((await checked(repository.folder, '--changed-since', 'main')).found).toEqual(found)
    expect((await checked(repository.folder, '--changed-since', 'HEAD')).found).toEqual(
      found.filter((each) => !each.startsWith('one')),
    )
    mkdirSync(join(repository.folder, 'x'))
    expect((await checked(join(repository.folder, 'x'), '--changed-since', 'main')).found).toEqual([])
    expect((await checked(join(repository.folder, 'x'), '--changed-since', 'main', '..')).found).toHaveLength(4)
  })

  it('judges among the others, and says how much lies in files that have not changed', async () => {
    const repository = new Repository()
    repository.commit({ 'a/ingress.yaml': ingress('frontend'), 'b/service.yaml': service('frontend') })
    repository.git('checkout', '-q', '-b', 'feature')
    repository.commit({ 'a/ingress.yaml': ingress('frontnd') })
    const reference = ['a/ingress.yaml dangling-reference']
    expect((await checked(repository.folder, '--changed-since', 'main')).found).toEqual(reference)
    expect((await checked(repository.folder, '--changed-since', 'main', 'a')).found).toEqual(reference)
    repository.commit({ 'a/ingress.yaml': ingress('frontend'), 'b/service.yaml': service('frontnd') })
    const { code, stdout } = await supercargo(['--changed-since', 'main'], { cwd: repository.folder })
    expect(
      stdout,
    ).toBe(`1 finding on how resources fit together lies in files that have not changed: \`supercargo check\` shows it
no problems in 1 file: 1 resource in 1 document checked for Kubernetes 1.36
`)
    expect(code).toBe(0)
    await supercargo(['baseline'], { cwd: repository.folder })
    expect((await supercargo(['--changed-since', 'main'], { cwd: repository.folder })).stdout).toMatch(/^no problems/)
  })

  it('counts what misses a manifest that was removed', async () => {
    const repository = new Repository()
    const files = { 'a.yaml': ingress('frontend'), 'b.yaml': service('frontend'), 'c.yaml': service('frontnd') }
    repository.commit(files)
    repository.write({ 'b.yaml': undefined })
    const { code, stdout, stderr } = await supercargo(['--changed-since', 'main'], { cwd: repository.folder })
    expect(stdout).toContain('1 finding on how resources fit together lies in files that have not changed')
    expect(stderr).toBe('supercargo: no manifest has changed since main\n')
    expect(code).toBe(0)
  })

  it('says that a shallow clone knows too little', async () => {
    const repository = new Repository()
    repository.commit({ 'a.yaml': config() })
    repository.git('checkout', '-q', '-b', 'feature')
    repository.commit({ 'a.yaml': config(slip) })
    const clone = new Repository()
    const fetch = (...refs: string[]) =>
      clone.git('fetch', '-q', '--depth', '1', `file://${repository.folder}`, ...refs)
    fetch('+feature:refs/remotes/origin/feature')
    clone.git('checkout', '-q', 'origin/feature')
    const unknown = await supercargo(['--changed-since', 'origin/main'], { cwd: clone.folder })
    expect(unknown.stderr).toMatch(/"origin\/main" is no revision of this git repository.*`fetch-depth: 0`/)
    const compared = await supercargo(['diff', 'origin/main'], { cwd: clone.folder })
    expect(compared.stderr).toMatch(/no file, no folder and no revision of this git repository.*`fetch-depth: 0`/)
    fetch('+main:refs/remotes/origin/main')
    repository.git('checkout', '-q', 'main')
    repository.commit({ 'b.yaml': config() })
    fetch('+main:refs/remotes/origin/main')
    const { code, stderr } = await supercargo(['--changed-since', 'origin/main'], { cwd: clone.folder })
    expect(stderr).toMatch(
      /nobody knows where this branch left "origin\/main": .*`fetch-depth: 0` of actions\/checkout/,
    )
    expect(code).toBe(2)
  })

  it('says what is wrong with the revision', async () => {
    const repository = new Repository()
    repository.commit({ 'a.yaml': config() })
    repository.git('checkout', '-q', '--orphan', 'alone')
    repository.commit({ 'b.yaml': config() })
    const says = async (revision: string) =>
      (await supercargo([`--changed-since=${revision}`], { cwd: repository.folder })).stderr
    expect(await says('mian')).toContain('"mian" is no revision of this git repository; did you mean "main"?\n')
    expect(await says('main')).toContain('this branch and "main" have no commit in common')
    expect(await says('--output=x')).toContain('is no revision')
  })

  it('says that a bare repository has no files', async () => {
    const repository = new Repository()
    repository.commit({ 'a.yaml': config() })
    const bare = folderOf({})
    cpSync(join(repository.folder, '.git'), bare, { recursive: true })
    repository.run('git', ['-C', bare, 'config', 'core.bare', 'true'])
    const { code, stderr } = await supercargo(['--changed-since', 'main'], { cwd: bare })
    expect(stderr).toContain(
      '`--changed-since` needs a git work tree: fatal: this operation must be run in a work tree',
    )
    expect(code).toBe(2)
  })
})

describe('--ignore-unknown', () => {
  const files = { 'values.yaml': 'replicas: 3\n', 'compose.yaml': 'services:\n  a: {}\n', 'a.yaml': config(slip) }

  it('leaves out named files that are no manifests', async () => {
    const cwd = folderOf(files)
    const { code, found, stderr } = await checked(cwd, '--ignore-unknown', ...Object.keys(files))
    expect({ code, found, stderr }).toEqual({ code: 1, found: ['a.yaml unknown-field'], stderr: '' })
    expect((await checked(cwd, ...Object.keys(files))).code).toBe(2)
    expect(await checked(cwd, '--ignore-unknown', 'values.yaml', 'compose.yaml')).toMatchObject({ code: 0, stderr: '' })
  })

  it('judges the others among their neighbours', async () => {
    const cwd = folderOf({ 'a.yaml': ingress('frontnd'), 'b.yaml': service('frontend') })
    expect((await checked(cwd, '--ignore-unknown', 'a.yaml')).found).toEqual(['a.yaml dangling-reference'])
  })

  it('still fails for what is missing or cannot be read', async () => {
    const cwd = folderOf({ 'a.yaml': '\0'.repeat(100) })
    expect((await checked(cwd, '--ignore-unknown', 'b.yaml')).code).toBe(2)
    expect((await checked(cwd, '--ignore-unknown', 'a.yaml')).code).toBe(2)
  })
})
