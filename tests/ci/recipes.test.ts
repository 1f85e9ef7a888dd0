import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { describe, expect, it, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { folderOf } from '../helpers/folder.ts'
import { hasGit, Repository } from '../helpers/repository.ts'
import { errorsIn } from './github.ts'
import { PATH } from './npx.ts'

const slip = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndta: {}\n'

/** The recipes of the page by the name of their file, which is their first line. */
const recipes = new Map(
  [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```(?:yaml|groovy)\n(?:#|\/\/) (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name, text]) => [name!, text!],
  ),
)
const read = (name: string) => parse(recipes.get(name)!)

/** Runs a script in a folder with a mistake, as a service does. */
function runScript(script: string, env: Readonly<Record<string, string>> = {}, folder?: string) {
  const cwd = folder ?? folderOf({ '.git/HEAD': '', 'a b/c.yaml': slip })
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd,
    env: { PATH, ...env },
    encoding: 'utf8',
  })
  const text = (file: string) => (existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : undefined)
  return { status, stdout, stderr, text }
}

describe('workflows for GitHub', () => {
  it.each([...recipes.keys()].filter((name) => name.startsWith('.github/')))('%s is one', (name) => {
    expect(errorsIn('workflow', recipes.get(name)!)).toEqual([])
    expect(errorsIn('workflow', recipes.get(name)!.replace('runs-on', 'run-on'))).not.toEqual([])
  })

  it('gives the action only inputs that it has', () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8'))
    const { steps } = read('.github/workflows/manifests.yml').jobs.manifests
    for (const name of Object.keys(steps[1].with)) expect(inputs).toHaveProperty(name)
    const page = readFileSync('docs/ci.md', 'utf8')
    for (const name of Object.keys(inputs)) expect(page).toContain(`\n| \`${name}\` |`)
  })
})

test('the problem matcher finds what is in a report', () => {
  const { problemMatcher } = JSON.parse(readFileSync('docs/problem-matcher.json', 'utf8'))
  const run = (format: string) =>
    spawnSync(
      process.execPath,
      ['bin/supercargo.js', 'examples', '--preset=all', '--no-config', `--format=${format}`],
      {
        encoding: 'utf8',
      },
    ).stdout
  const { findings } = JSON.parse(run('json'))
  const lines = run('compact').split('\n').slice(0, findings.length)
  const matched = lines.map((line) => {
    for (const { severity, pattern } of problemMatcher) {
      const found = new RegExp(pattern[0].regexp).exec(line)
      if (found === null) continue
      const field = (name: string) => found[pattern[0][name]]
      return [
        field('file'),
        Number(field('line')),
        Number(field('column')),
        severity ?? field('severity'),
        field('code'),
      ]
    }
    return line
  })
  const severities: Readonly<Record<string, string>> = { info: 'notice' }
  expect(matched).toEqual(
    findings.map(({ file, range, severity, rule }: any) => [
      file,
      range.start.line,
      range.start.column,
      severities[severity] ?? severity,
      rule,
    ]),
  )
  expect(new Set(matched.map((each) => each[3]))).toEqual(new Set(['error', 'warning', 'notice']))
})

describe.skipIf(process.platform === 'win32')('GitLab', () => {
  const [head, body] = parseAllDocuments(readFileSync('templates/supercargo.yml', 'utf8')).map((each) => each.toJS())
  const job = (inputs: Readonly<Record<string, string>>) =>
    JSON.parse(
      JSON.stringify(body.supercargo).replace(/\$\[\[ inputs\.([a-z-]+) \]\]/g, (_, name) => {
        expect(head.spec.inputs).toHaveProperty(name)
        return JSON.stringify(String(inputs[name] ?? head.spec.inputs[name].default)).slice(1, -1)
      }),
    )
  const run = (inputs: Readonly<Record<string, string>>, env = {}, folder?: string) => {
    const { variables, script } = job(inputs)
    return runScript(script.join('\n'), { ...variables, GITLAB_CI: 'true', ...env }, folder)
  }

  it('gives the component only inputs that it has', () => {
    const [{ inputs }] = read('.gitlab-ci.yml').include
    for (const name of Object.keys(inputs)) expect(head.spec.inputs).toHaveProperty(name)
    for (const { script } of Object.values<any>(body)) expect(script.join('')).not.toContain('$[[')
  })

  it('runs the component', () => {
    const { status, stdout, text } = run({ 'kubernetes-version': '1.31-1.33' })
    expect(stdout).toMatch(/^a b\/c\.yaml:4:1 {2}error[\s\S]*for Kubernetes 1\.31-1\.33\n$/)
    expect(status).toBe(1)
    expect(JSON.parse(text(job({}).artifacts.reports.codequality)!)).toHaveLength(1)
    expect(text('npx.log')).toBe('--yes\n--\nsupercargo\ncheck\n--fail-on=error\n--kubernetes-version=1.31-1.33\n--\n')
  })

  it('takes inputs as values, line by line', () => {
    const { status, text } = run({
      paths: 'a b/c.yaml\n*.none\n$(touch pwned)',
      args: '--only\nsyntax',
      version: '0.1.0',
    })
    expect(text('npx.log')).toContain(
      'supercargo@0.1.0\ncheck\n--fail-on=error\n--only\nsyntax\n--\na b/c.yaml\n*.none\n$(t',
    )
    expect(text('pwned')).toBeUndefined()
    expect(status).toBe(2)
    expect(run({ 'fail-on': 'never' }).status).toBe(0)
  })

  it.skipIf(!hasGit)('reports on what a merge request has changed', () => {
    const repository = new Repository()
    repository.commit({ 'a.yaml': slip })
    const base = repository.git('rev-parse', 'HEAD').trim()
    repository.commit({ 'b.yaml': slip.replace('name: a', 'name: b') })
    const inputs = { 'only-changed': 'true' }
    const inMergeRequest = run(inputs, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }, repository.folder)
    expect(inMergeRequest.stdout).toContain('b.yaml:4:1')
    expect(inMergeRequest.stdout).not.toContain('a.yaml')
    expect(run(inputs, {}, repository.folder).stdout).toContain('a.yaml:4:1')
  })

  it('runs the job without a component', () => {
    const { script, artifacts } = read('npx.gitlab-ci.yml').manifests
    const { status, text } = runScript(script.join('\n'), { GITLAB_CI: 'true' })
    expect(status).toBe(1)
    expect(text(artifacts.reports.codequality)).toContain('unknown-field')
  })

  const hasRunner = spawnSync('gitlab-ci-local', ['--version']).status === 0
  it.skipIf(!hasGit || !hasRunner)('has a component that another program takes', () => {
    const include = [{ local: 'templates/supercargo.yml', inputs: { paths: 'a b' } }]
    const template = readFileSync('templates/supercargo.yml', 'utf8')
    const repository = new Repository({
      'templates/supercargo.yml': template,
      '.gitlab-ci.yml': JSON.stringify({ include }),
    })
    repository.git('remote', 'add', 'origin', 'git@gitlab.example:a/b.git')
    repository.commit()
    const { status, output } = repository.run('gitlab-ci-local', ['--preview'])
    expect(output).toContain('SUPERCARGO_PATHS: a b\n')
    expect(status).toBe(0)
  })
})

describe.skipIf(process.platform === 'win32')('other services', () => {
  it('Jenkins', () => {
    const script = /^ *sh '(.*)'$/m.exec(recipes.get('Jenkinsfile')!)![1]!
    const { status, text } = runScript(script)
    expect(status).toBe(1)
    expect(text('supercargo.xml')).toContain('<testsuites')
    expect(text('supercargo-checkstyle.xml')).toContain('<checkstyle')
  })

  it('Azure Pipelines', () => {
    const { steps } = read('azure-pipelines.yml')
    const { status, text } = runScript(steps.find(({ script }: any) => script).script)
    expect(status).toBe(1)
    expect(text(steps[2].inputs.testResultsFiles)).toContain('<testsuites')
    expect(text(steps[3].inputs.pathToPublish)).toContain('"results"')
  })

  it('CircleCI', () => {
    const { steps } = read('.circleci/config.yml').jobs.manifests
    const { status, text } = runScript(steps[1].run)
    expect(status).toBe(1)
    expect(text(`${steps[2].store_test_results.path}/supercargo/results.xml`)).toContain('<testsuites')
  })

  it('Bitbucket Pipelines', () => {
    const { script } = read('bitbucket-pipelines.yml').pipelines.default[0].step
    const { status, text } = runScript(script.join('\n'))
    expect(status).toBe(1)
    expect(text('test-results/supercargo.xml')).toContain('<testsuites')
  })

  it('Tekton', () => {
    const { params, steps } = read('task.yaml').spec
    const { status, stdout } = spawnSync('sh', ['-c', steps[0].script, 'script', ...params[0].default], {
      cwd: folderOf({ '.git/HEAD': '', 'a b/c.yaml': slip }),
      env: { PATH },
      encoding: 'utf8',
    })
    expect(stdout).toContain('a b/c.yaml:4:1')
    expect(status).toBe(1)
  })
})

describe('the Dockerfile', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8')

  it('is one for the language server of Docker', () => {
    expect(validate(dockerfile)).toEqual([])
    expect(validate(dockerfile.replace('WORKDIR /work', 'WORKDIRR /work'))).not.toEqual([])
  })

  it('ends as an ordinary user who runs the program', () => {
    expect(dockerfile).toMatch(/\nUSER node\nWORKDIR \/work\nENTRYPOINT \["supercargo"\]\n$/)
  })
})
