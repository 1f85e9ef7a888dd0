import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { hasBlock, withBlock, withoutBlock } from '../../src/cli/hook/script.ts'
import { folderOf } from '../helpers/folder.ts'
import { hasGit, Repository } from '../helpers/repository.ts'
import { supercargo } from './program.ts'

const bin = mkdtempSync(join(tmpdir(), 'supercargo-bin-'))
writeFileSync(
  join(bin, 'supercargo'),
  `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/supercargo.js')}" "$@"\n`,
  {
    mode: 0o755,
  },
)
const PATH = `${bin}${delimiter}${process.env.PATH}`

const config = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}`
const slip = 'dta: {}\n'
const hookOf = (repository: Repository) => join(repository.folder, '.git/hooks/pre-commit')

/** Runs the program inside of a repository, as its hook finds it. */
const inside = (repository: Repository, ...argv: string[]) =>
  supercargo(argv, { cwd: repository.folder, env: { PATH } })

/** Commits everything, as a person does. */
function commit(repository: Repository, ...options: string[]) {
  repository.git('add', '-A')
  return repository.run('git', ['commit', '-q', '-m', 'next', ...options])
}

describe.skipIf(!hasGit || process.platform === 'win32')('supercargo hook', () => {
  it('stops a commit with a mistake, and no other', async () => {
    const repository = new Repository({}, { PATH })
    expect(await inside(repository, 'hook', 'install')).toEqual({
      code: 0,
      stdout: '.git/hooks/pre-commit: `supercargo check --staged` runs before each commit\n',
      stderr: '',
    })
    repository.write({ 'x/a.yaml': config('a', slip), 'values.yaml': 'replicas: 3\n' })
    const { status, output } = commit(repository)
    expect(output).toMatch(
      /^x\/a\.yaml:4:1 {2}error {2}unknown field `dta`[\s\S]*\nsupercargo: nothing was committed; /,
    )
    expect(status).toBe(1)
    repository.write({ 'x/a.yaml': config('a') })
    expect(commit(repository)).toEqual({ status: 0, output: '' })
    repository.write({ 'b.txt': 'a' })
    expect(commit(repository)).toEqual({ status: 0, output: '' })
    repository.write({ 'x/a.yaml': config('a', slip) })
    expect(commit(repository, '--no-verify').status).toBe(0)
  })

  it('judges what is committed where that is not all', async () => {
    const repository = new Repository({}, { PATH })
    await inside(repository, 'hook', 'install')
    repository.commit({ 'a.yaml': config('a'), 'b.yaml': config('b') })
    repository.write({ 'a.yaml': config('a', slip), 'b.yaml': config('b', '# more\n') })
    expect(repository.run('git', ['commit', '-q', '-m', 'b', 'b.yaml']).output).toBe('')
    expect(repository.run('git', ['commit', '-q', '-a', '-m', 'a']).status).toBe(1)
    expect(repository.run('git', ['commit', '-q', '-m', 'a', 'a.yaml']).status).toBe(1)
    mkdirSync(join(repository.folder, 'x'))
    expect(repository.run('git', ['commit', '-q', '-am', 'a'], 'x').status).toBe(1)
  })

  it('works in a linked work tree', async () => {
    const repository = new Repository({}, { PATH })
    repository.commit({ 'a.yaml': config('a') })
    repository.git('worktree', 'add', '-q', 'tree')
    await supercargo(['hook', 'install'], { cwd: join(repository.folder, 'tree'), env: { PATH } })
    expect(existsSync(hookOf(repository))).toBe(true)
    repository.write({ 'tree/x/b.yaml': config('b', slip) })
    repository.run('git', ['add', '-A'], 'tree')
    expect(repository.run('git', ['commit', '-qm', 'b'], 'tree/x').output).toContain('x/b.yaml:4:1')
  })

  it('keeps a script that is there, changes nothing twice, and leaves it as it was', async () => {
    const repository = new Repository({}, { PATH })
    const script = '#!/usr/bin/env bash\nset -eu\necho first\nexit 0\n'
    writeFileSync(hookOf(repository), script, { mode: 0o755 })
    await inside(repository, 'hook', 'install')
    const once = readFileSync(hookOf(repository), 'utf8')
    await inside(repository, 'hook', 'install')
    expect(readFileSync(hookOf(repository), 'utf8')).toBe(once)
    repository.write({ 'a.yaml': config('a') })
    expect(commit(repository)).toEqual({ status: 0, output: 'first\n' })
    repository.write({ 'a.yaml': config('a', slip) })
    expect(commit(repository).status).toBe(1)
    await inside(repository, 'hook', 'uninstall')
    expect(readFileSync(hookOf(repository), 'utf8')).toBe(script)
    const { code, stdout } = await inside(repository, 'hook', 'uninstall')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '.git/hooks/pre-commit: there is no hook of supercargo\n' })
  })

  it('takes its own hook away as a whole', async () => {
    const repository = new Repository()
    await inside(repository, 'hook', 'install')
    expect(statSync(hookOf(repository)).mode & 0o111).not.toBe(0)
    await inside(repository, 'hook', 'uninstall')
    expect(existsSync(hookOf(repository))).toBe(false)
  })

  it('has its place where core.hooksPath says, unless that is outside of the repository', async () => {
    const repository = new Repository({}, { PATH })
    repository.git('config', 'core.hooksPath', 'tools/git hooks')
    expect((await inside(repository, 'hook', 'install')).stdout).toMatch(/^tools\/git hooks\/pre-commit: /)
    repository.write({ 'a.yaml': config('a', slip) })
    expect(commit(repository).status).toBe(1)
    const shared = folderOf({})
    repository.git('config', 'core.hooksPath', shared)
    const { code, stderr } = await inside(repository, 'hook', 'install')
    expect(stderr).toContain('is a hook for other repositories too (core.hooksPath); --force')
    expect(code).toBe(2)
    expect((await inside(repository, 'hook', 'install', '--force')).code).toBe(0)
    expect(existsSync(join(shared, 'pre-commit'))).toBe(true)
  })

  it('replaces only on request what it cannot keep, and puts that back', async () => {
    const repository = new Repository({}, { PATH })
    const python = '#!/usr/bin/env python3\nprint(1)\n'
    writeFileSync(hookOf(repository), python, { mode: 0o755 })
    const { code, stderr } = await inside(repository, 'hook', 'install')
    expect(stderr).toContain('.git/hooks/pre-commit is no shell script, which would be replaced; --force')
    expect(code).toBe(2)
    expect((await inside(repository, 'hook', 'install', '--force')).stdout).toContain('pre-commit.before-supercargo')
    repository.write({ 'a.yaml': config('a', slip) })
    expect(commit(repository).status).toBe(1)
    await inside(repository, 'hook', 'uninstall')
    expect(readFileSync(hookOf(repository), 'utf8')).toBe(python)
  })

  test.each([
    ['husky', '#!/bin/sh\n', '.husky/_', /made by husky: add the line `npx supercargo check --staged` to \.husky/],
    [
      'pre-commit',
      '#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n',
      '',
      /\.pre-commit-con/,
    ],
    ['lefthook', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n', '', /made by lefthook: add a command to lefthook/],
  ])('leaves the hooks of %s to it', async (_, script, folder, expected) => {
    const repository = new Repository({ [`${folder || '.git/hooks'}/pre-commit`]: script })
    if (folder !== '') repository.git('config', 'core.hooksPath', folder)
    const { code, stderr } = await inside(repository, 'hook', 'install')
    expect(stderr).toMatch(expected)
    expect(code).toBe(2)
  })

  it('turns nothing on, and writes through no link', async () => {
    const repository = new Repository()
    writeFileSync(hookOf(repository), '#!/bin/sh\nexit 1\n')
    chmodSync(hookOf(repository), 0o644)
    expect((await inside(repository, 'hook', 'install')).stderr).toContain('cannot be executed and so is turned off')
    const other = new Repository({ 'hook.sh': '#!/bin/sh\n' })
    symlinkSync('../../hook.sh', hookOf(other))
    expect((await inside(other, 'hook', 'install')).stderr).toContain('is a symbolic link')
    expect((await inside(other, 'hook', 'install', '--force')).code).toBe(0)
    expect(readFileSync(join(other.folder, 'hook.sh'), 'utf8')).toBe('#!/bin/sh\n')
  })

  it('finds the program that a folder below the top has installed', async () => {
    const repository = new Repository({ "it's/node_modules/.bin/supercargo": '#!/bin/sh\necho installed; exit 1\n' })
    chmodSync(join(repository.folder, "it's/node_modules/.bin/supercargo"), 0o755)
    await supercargo(['hook', 'install'], { cwd: join(repository.folder, "it's"), env: {} })
    repository.write({ '.gitignore': 'node_modules\n' })
    expect(commit(repository).output).toMatch(/^installed\nsupercargo: nothing was committed/)
  })

  it('says when nobody would find the program', async () => {
    const { code, stderr } = await supercargo(['hook', 'install'], { cwd: new Repository().folder, env: {} })
    expect(stderr).toContain('it is in neither of them')
    expect(code).toBe(0)
  })

  test.each([
    [['hook'], 'write `hook install` or `hook uninstall`\n'],
    [['hook', 'instal'], 'did you mean `install`?'],
    [['hook', 'constructor'], 'write `hook install`'],
    [['hook', 'install', 'more'], 'write `hook install`'],
  ])('refuses %j', async (argv, expected) => {
    const { code, stderr } = await supercargo(argv, { cwd: new Repository().folder })
    expect(stderr).toContain(expected)
    expect(code).toBe(2)
  })

  it('says that there is no repository', async () => {
    const { code, stderr } = await supercargo(['hook', 'install'], { cwd: folderOf({}) })
    expect(stderr).toContain('`supercargo hook` needs a git work tree: this folder is in none')
    expect(code).toBe(2)
  })
})

describe.skipIf(!hasGit || process.platform === 'win32')('a first run in an existing repository', () => {
  it('leaves it green, and catches the next mistake at its commit', async () => {
    const repository = new Repository({}, { PATH })
    repository.commit({
      'deploy/web/a.yaml': config('a', slip),
      'deploy/b.yaml': `${config('b', slip)}---\n${config('c', 'data: {a: 1}\n')}`,
      '.github/workflows/ci.yaml': 'on: push\njobs: {a: {steps: [{run: kubectl apply -f deploy}]}}\n',
    })
    expect((await inside(repository, 'check')).code).toBe(1)
    for (const argv of [['init'], ['baseline'], ['hook', 'install']])
      expect(await inside(repository, ...argv)).toMatchObject({ code: 0 })
    expect((await inside(repository, 'check')).code).toBe(0)
    expect(commit(repository).output).toBe('')
    expect(repository.git('status', '--porcelain')).toBe('')
    repository.git('mv', 'deploy/web/a.yaml', 'deploy/web.yaml')
    repository.write({ 'deploy/b.yaml': `# ours\n${readFileSync(join(repository.folder, 'deploy/b.yaml'), 'utf8')}` })
    expect(commit(repository).output).toBe('')
    repository.write({ 'deploy/web.yaml': config('a', `${slip}dat: {}\n`) })
    const { status, output } = commit(repository)
    expect(output).toContain('deploy/web.yaml:5:1  error  unknown field `dat`')
    expect(output).not.toContain('`dta`')
    expect(status).toBe(1)
    repository.write({ 'deploy/web.yaml': config('a') })
    expect(commit(repository).output).toBe('')
    expect((await inside(repository, 'check')).stdout).toContain('1 more is gone: `supercargo baseline --prune`')
  })
})

test('our lines in a script come and go', () => {
  for (const script of ['#!/bin/sh\n', '#!/bin/sh', '#!/bin/sh\necho a', '#!/bin/sh\r\necho a\r\n']) {
    const more = withBlock(script, 'a')
    expect(hasBlock(more)).toBe(true)
    expect(withBlock(more, 'b')).toBe(withBlock(script, 'b'))
    expect(withoutBlock(more).trimEnd()).toBe(script.trimEnd())
  }
})
