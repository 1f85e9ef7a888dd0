import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { folderOf } from '../helpers/folder.ts'
import { hasGit, Repository } from '../helpers/repository.ts'
import { errorsIn } from './github.ts'
import { PATH } from './npx.ts'

const content = readFileSync('action.yml', 'utf8')
const action = parse(content)
const step = action.runs.steps.find(({ id }: { id?: string }) => id === 'check')
const config = (more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${more}`
const slip = config('dta: {}\n')
const hasBash = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0

test('action.yml is one for the parser of GitHub', () => {
  expect(errorsIn('action', content)).toEqual([])
  expect(errorsIn('action', content.replace('shell: bash', 'shel: bash'))).not.toEqual([])
})

test('no input is a part of a script, and every one is used', () => {
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{')
  const used = JSON.stringify(action.runs)
  for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name}`)
})

/** What a runner gives to the step for these inputs, and what came of it. */
function runStep(folder: string, inputs: Readonly<Record<string, string>>) {
  const evaluate = (text: string) =>
    text.replace(/^\$\{\{ inputs\.([a-z-]+) \}\}$/, (_, name) => {
      expect(action.inputs).toHaveProperty(name)
      return inputs[name] ?? action.inputs[name].default ?? ''
    })
  const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, text]) => [name, evaluate(text)]))
  const files = { GITHUB_OUTPUT: '.runner-output', GITHUB_STEP_SUMMARY: '.runner-summary' }
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: join(folder, evaluate(step['working-directory'])),
    env: {
      ...env,
      PATH,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)])),
    },
    encoding: 'utf8',
  })
  const text = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '')
  return { status, stdout, stderr, outputs: text(files.GITHUB_OUTPUT), summary: text(files.GITHUB_STEP_SUMMARY) }
}

describe.skipIf(!hasBash)('the step of action.yml', () => {
  it('checks the repository, and says it in the service', () => {
    const folder = folderOf({ '.git/HEAD': '', 'deploy/a.yaml': slip })
    const { status, stdout, outputs, summary } = runStep(folder, {})
    expect(stdout).toMatch(/^deploy\/a\.yaml:4:1 {2}error/)
    expect(stdout).toContain('::error title=supercargo%3A unknown-field,file=deploy/a.yaml,line=4')
    expect(summary).toContain('### 1 error')
    expect(outputs).toBe('exit-code=1\n')
    expect(status).toBe(1)
    expect(readFileSync(join(folder, 'npx.log'), 'utf8')).toBe('--yes\n--\nsupercargo\ncheck\n--\n')
  })

  it('is green where nothing is wrong', () => {
    const folder = folderOf({ '.git/HEAD': '', 'a.yaml': config() })
    expect(runStep(folder, { version: '0.1.0', 'fail-on': 'info' })).toMatchObject({
      status: 0,
      outputs: 'exit-code=0\n',
    })
    expect(readFileSync(join(folder, 'npx.log'), 'utf8')).toContain('\nsupercargo@0.1.0\n')
  })

  it('takes paths and options line by line, with blanks and at the ends of Windows', () => {
    const folder = folderOf({ '.git/HEAD': '', 'a b.yaml': slip, 'ü/c.yaml': slip, 'd.yaml': slip, '-e.yaml': slip })
    const { stdout, status } = runStep(folder, {
      paths: 'a b.yaml\r\n\r\nü\n-e.yaml\n',
      args: '--only\nunknown-field\n--quiet',
      'kubernetes-version': '1.30',
    })
    expect(stdout.match(/^\S.*?:4:1 {2}error/gm)).toHaveLength(3)
    expect(stdout).not.toContain('d.yaml')
    expect(status).toBe(1)
  })

  it.each([
    '$(touch pwned)',
    '`touch pwned`',
    '"; touch pwned; "',
    "'; touch pwned; '",
    '\n; touch pwned',
    '$IFS*',
    '--help',
  ])('takes %j for nothing but a value', (value) => {
    const folder = folderOf({ '.git/HEAD': '', 'a.yaml': config() })
    for (const name of ['paths', 'version', 'kubernetes-version', 'fail-on', 'baseline', 'changed-since', 'sarif']) {
      const { status } = runStep(folder, { [name]: value })
      if (name !== 'sarif' && !(name === 'version' && value === '--help')) expect([name, status]).toEqual([name, 2])
      expect(existsSync(join(folder, 'pwned'))).toBe(false)
    }
  })

  it('writes SARIF where that is asked for, and says where', () => {
    const folder = folderOf({ '.git/HEAD': '', 'x y/a.yaml': slip })
    const { outputs, stdout } = runStep(folder, { 'upload-sarif': 'true', 'working-directory': 'x y' })
    expect(outputs).toBe(`exit-code=1\nsarif<<end-of-the-path\n${folder}/x y/supercargo.sarif\nend-of-the-path\n`)
    expect(JSON.parse(readFileSync(join(folder, 'x y/supercargo.sarif'), 'utf8')).runs[0].results).toHaveLength(1)
    expect(stdout).toContain('::error title=')
    expect(runStep(folder, { sarif: '/nowhere/a.sarif' })).toMatchObject({ status: 2 })
  })

  it('knows what is new by a baseline', () => {
    const folder = folderOf({ '.git/HEAD': '', 'a.yaml': slip })
    spawnSync('npx', ['supercargo', 'baseline', '--output', 'known.json'], { cwd: folder, env: { PATH } })
    expect(runStep(folder, { baseline: 'known.json' })).toMatchObject({ status: 0 })
    expect(runStep(folder, { baseline: 'missing.json' })).toMatchObject({ status: 2 })
  })

  it.skipIf(!hasGit)('reports on what a branch has changed', () => {
    const repository = new Repository()
    const other = config().replace('name: a', 'name: b')
    repository.commit({ 'a.yaml': slip, 'b.yaml': other })
    repository.git('checkout', '-q', '-b', 'next')
    repository.commit({ 'b.yaml': `${other}data: {a: 1}\n` })
    const { stdout, status } = runStep(repository.folder, { 'changed-since': 'main' })
    expect(stdout).toContain('b.yaml:4:11')
    expect(stdout).not.toContain('a.yaml')
    expect(status).toBe(1)
    expect(runStep(repository.folder, { 'changed-since': 'origin/main' })).toMatchObject({ status: 2 })
  })
})
