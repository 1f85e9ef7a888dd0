import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { hasGit, Repository } from '../helpers/repository.ts'
import { supercargo } from './program.ts'

const HOOKS = '.pre-commit-hooks.yaml'
const [hook] = parse(readFileSync(HOOKS, 'utf8'))
const config = (more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${more}`
const others = {
  'values.yaml': 'replicas: 3\n',
  'compose.yaml': 'services:\n  a: {}\n',
  'package.json': '{"name": "a"}\n',
  'empty.yaml': '',
  'a b.yaml': config(),
}

describe('the hook for the pre-commit framework', () => {
  it('takes whatever files it is given', async () => {
    const { folder } = new Repository(others)
    const [, ...argv] = hook.entry.split(' ')
    expect(await supercargo([...argv, ...Object.keys(others)], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    const { code, stdout } = await supercargo([...argv, 'values.yaml'], { cwd: folder })
    expect(stdout).toBe('no manifest was checked; left out: 1 other file (see --explain-skipped)\n')
    expect(code).toBe(0)
  })

  it('is built by what the package brings along', () => {
    const { bin, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(bin).toHaveProperty(hook.entry.split(' ')[0])
    expect(hook.language).toBe('node')
    expect(scripts.prepare).toContain('build')
  })

  it('leaves the output of `npm pack` to the name of the file, which the framework reads', () => {
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^foreground-scripts=false$/m)
  })
})

const hasFramework = spawnSync('pre-commit', ['--version']).status === 0

describe.skipIf(!hasGit || !hasFramework)('pre-commit itself', () => {
  const bin = mkdtempSync(join(tmpdir(), 'supercargo-bin-'))
  const program = `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/supercargo.js')}" "$@"\n`
  writeFileSync(join(bin, 'supercargo'), program, { mode: 0o755 })
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, PRE_COMMIT_HOME: join(bin, 'home') }

  it('takes the definition of the hook', () => {
    expect(spawnSync('pre-commit', ['validate-manifest', HOOKS], { encoding: 'utf8' })).toMatchObject({ status: 0 })
  })

  it('stops a commit with a mistake, and no other', () => {
    const repository = new Repository(others, env)
    const local = { repos: [{ repo: 'local', hooks: [{ ...hook, language: 'system' }] }] }
    repository.write({ '.pre-commit-config.yaml': JSON.stringify(local) })
    expect(repository.run('pre-commit', ['install']).status).toBe(0)
    repository.git('add', '-A')
    expect(repository.run('git', ['commit', '-qm', 'a']).status).toBe(0)
    repository.write({ 'a b.yaml': config('dta: {}\n') })
    repository.git('add', '-A')
    repository.write({ 'a b.yaml': config() })
    const { status, output } = repository.run('git', ['commit', '-qm', 'b'])
    expect(output).toContain('a b.yaml:4:1  error  unknown field `dta`')
    expect(status).toBe(1)
    repository.git('add', '-A')
    repository.write({ 'a b.yaml': config('dta: {}\n') })
    expect(repository.run('git', ['commit', '--allow-empty', '-qm', 'b']).status).toBe(0)
    expect(repository.run('pre-commit', ['run', '--all-files']).status).toBe(1)
  })
})
