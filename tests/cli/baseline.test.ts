import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const container = (name: string, more = '') => `        - name: ${name}\n          image: a:1\n${more}`
const deployment = (...containers: string[]) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
${containers.join('')}`
/** A mistake in a container. */
const slip = '          imge: b\n'
const config = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}`

/** A folder with a baseline of what is in it. */
async function baselineOf(files: Record<string, string>): Promise<string> {
  const cwd = folderOf({ '.git/HEAD': '', ...files })
  const { code } = await supercargo(['baseline'], { cwd })
  expect(code).toBe(0)
  return cwd
}

function write(cwd: string, file: string, text: string): void {
  mkdirSync(dirname(join(cwd, file)), { recursive: true })
  writeFileSync(join(cwd, file), text)
}

/** What is new, and what is said of the rest. */
async function checked(cwd: string, ...argv: string[]) {
  const { code, stdout } = await supercargo(['--format', 'json', ...argv], { cwd })
  const { findings, summary } = JSON.parse(stdout)
  return { code, fresh: findings.map(({ file, path }: any) => `${file} ${path}`), ...summary.baseline, file: undefined }
}

describe('a check with a baseline', () => {
  const files = { 'a.yaml': deployment(container('web', slip), container('log')), 'b.yaml': config('b', 'dta: {}\n') }

  it('leaves out what is known, and says so', async () => {
    const cwd = await baselineOf(files)
    const { code, stdout } = await supercargo([], { cwd })
    expect(stdout).toBe(`2 known findings left out (supercargo-baseline.json)
no problems in 2 files: 2 resources in 2 documents checked for Kubernetes 1.36
`)
    expect(code).toBe(0)
    expect((await supercargo(['--quiet'], { cwd })).stdout).toBe('')
    expect((await supercargo(['--no-baseline'], { cwd })).code).toBe(1)
  })

  test.each<[string, (cwd: string) => void]>([
    ['a file that is moved', (cwd) => write(cwd, 'c/d.yaml', take(cwd, 'a.yaml'))],
    ['lines that are added', (cwd) => write(cwd, 'a.yaml', `# one\n# two\n\n${take(cwd, 'a.yaml')}`)],
    ['another format', (cwd) => write(cwd, 'a.json', `${take(cwd, 'a.yaml') && json}`)],
    ['files that become one', (cwd) => write(cwd, 'a.yaml', `${take(cwd, 'a.yaml')}---\n${take(cwd, 'b.yaml')}`)],
    [
      'containers that change places',
      (cwd) => write(cwd, 'a.yaml', deployment(container('log'), container('web', slip))),
    ],
    ['another value of the field', (cwd) => write(cwd, 'b.yaml', config('b', 'dta: {a: b}\n'))],
  ])('is not disturbed by %s', async (_, change) => {
    const cwd = await baselineOf(files)
    change(cwd)
    expect(await checked(cwd)).toEqual({ code: 0, fresh: [], known: 2, gone: 0 })
  })

  /** The text of a file, which is gone then. */
  function take(cwd: string, file: string): string {
    const text = readFileSync(join(cwd, file), 'utf8')
    rmSync(join(cwd, file))
    return text
  }

  const json = JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'a:1', imge: 'b' }] },
      },
    },
  })

  test.each<[string, string, string, string]>([
    ['another container', 'a.yaml', deployment(container('web', slip), container('log', slip)), 'containers[1].imge'],
    ['another field', 'a.yaml', `${files['a.yaml']}      nodName: a\n`, 'spec.template.spec.nodName'],
    ['another resource', 'c.yaml', config('c', 'dta: {}\n'), 'c.yaml dta'],
    ['a text that cannot be read', 'c.yaml', `${config('c')}data:\n\ta: b\n`, 'c.yaml '],
  ])('reports the same mistake in %s', async (_, file, text, expected) => {
    const cwd = await baselineOf(files)
    write(cwd, file, text)
    const { code, fresh, known, gone } = await checked(cwd)
    expect(fresh).toEqual([expect.stringContaining(expected)])
    expect({ code, known, gone }).toEqual({ code: 1, known: 2, gone: 0 })
  })

  it('says what is gone, and takes it out on request', async () => {
    const cwd = await baselineOf(files)
    write(cwd, 'b.yaml', config('b'))
    write(cwd, 'c.yaml', config('c', 'dta: {}\n'))
    expect(await checked(cwd)).toMatchObject({ fresh: ['c.yaml dta'], known: 1, gone: 1 })
    const { stdout } = await supercargo([], { cwd })
    expect(stdout).toContain(
      '1 known finding left out (supercargo-baseline.json); 1 more is gone: `supercargo baseline --prune`\n',
    )
    const pruned = await supercargo(['baseline', '--prune'], { cwd })
    expect(pruned.stdout).toBe('supercargo-baseline.json: 1 known finding, 0 new, 1 gone\n')
    expect(await checked(cwd)).toMatchObject({ fresh: ['c.yaml dta'], known: 1, gone: 0 })
  })

  it('tells overlays apart that define the same resource', async () => {
    const cwd = await baselineOf({ 'dev/a.yaml': config('a', 'dta: {}\n'), 'prod/a.yaml': config('a') })
    write(cwd, 'prod/a.yaml', config('a', 'dta: {}\n'))
    expect(await checked(cwd)).toMatchObject({ fresh: ['prod/a.yaml dta'], known: 1 })
    renameSync(join(cwd, 'dev'), join(cwd, 'test'))
    write(cwd, 'prod/a.yaml', config('a'))
    expect(await checked(cwd)).toMatchObject({ fresh: [], known: 1, gone: 0 })
  })

  it('knows from any folder and with any path what is known', async () => {
    const cwd = await baselineOf({ 'x/a.yaml': files['a.yaml'], 'y/b.yaml': files['b.yaml'] })
    expect(await checked(cwd, 'x')).toEqual({ code: 0, fresh: [], known: 1, gone: 0 })
    expect(await checked(cwd, join(cwd, 'y/b.yaml'))).toEqual({ code: 0, fresh: [], known: 1, gone: 0 })
    expect(await checked(join(cwd, 'x'))).toEqual({ code: 0, fresh: [], known: 1, gone: 0 })
    expect(await checked(join(cwd, 'x'), '../y')).toEqual({ code: 0, fresh: [], known: 1, gone: 0 })
    write(cwd, 'z/a.yaml', files['a.yaml'])
    expect(await checked(cwd, 'z')).toMatchObject({ fresh: ['z/a.yaml spec.template.spec.containers[0].imge'] })
  })

  it('takes the file that an option or the config names', async () => {
    const cwd = folderOf({ ...files, 'supercargo.yaml': 'baseline: ci/known.json\n', 'ci/x.yaml': config('x') })
    expect((await supercargo(['baseline'], { cwd })).stdout).toBe('ci/known.json: 2 known findings\n')
    expect(JSON.parse(readFileSync(join(cwd, 'ci/known.json'), 'utf8')).findings[0].file).toBe('../b.yaml')
    expect(await checked(cwd)).toMatchObject({ fresh: [], known: 2 })
    expect((await supercargo(['config'], { cwd })).stdout).toMatch(/^baseline: ci\/known\.json +# supercargo\.yaml:1$/m)
    renameSync(join(cwd, 'ci/known.json'), join(cwd, 'ci/other.json'))
    expect((await supercargo([], { cwd })).stderr).toContain('there is no baseline "ci/known.json"')
    expect(await checked(cwd, '--baseline', 'ci/other.json')).toMatchObject({ fresh: [], known: 2 })
  })

  it('counts for whatever severity makes a run fail', async () => {
    const cwd = await baselineOf({ 'a.yaml': config('a', 'dta: {}\n') })
    expect((await supercargo(['--fail-on', 'info'], { cwd })).code).toBe(0)
  })
})

describe('supercargo baseline', () => {
  it('keeps what it did not look at', async () => {
    const cwd = await baselineOf({ 'x/a.yaml': config('a', 'dta: {}\n'), 'y/b.yaml': config('b', 'dta: {}\n') })
    write(cwd, 'x/a.yaml', config('a', 'kinds: {}\n'))
    const { stdout } = await supercargo(['baseline', 'x'], { cwd })
    expect(stdout).toBe('supercargo-baseline.json: 2 known findings, 1 new, 1 gone\n')
    await supercargo(['baseline', '--only', 'wrong-type'], { cwd })
    expect(await checked(cwd)).toMatchObject({ fresh: [], known: 2 })
  })

  it('writes the same bytes from any folder, and prints them with -', async () => {
    const cwd = await baselineOf({ 'x/a.yaml': config('a', 'dta: {}\n'), 'y/b.yaml': config('b', 'dta: {}\n') })
    const first = readFileSync(join(cwd, 'supercargo-baseline.json'), 'utf8')
    await supercargo(['baseline', join(cwd, 'y'), '../x'], { cwd: join(cwd, 'x') })
    expect(readFileSync(join(cwd, 'supercargo-baseline.json'), 'utf8')).toBe(first)
    expect((await supercargo(['baseline', '-o', '-'], { cwd })).stdout).toBe(first)
  })

  it('writes an empty one where nothing is found', async () => {
    const cwd = await baselineOf({})
    expect(readFileSync(join(cwd, 'supercargo-baseline.json'), 'utf8')).toBe(
      '{"supercargoBaseline": 1, "findings": []}\n',
    )
  })

  test.each([
    ['a foreign file', '{"name": "x"}', [], 'cannot use the baseline "supercargo-baseline.json": it is no baseline'],
    ['half a file', '{"supercargoBaseline": 1, "fin', [], 'it is no JSON'],
    ['what is missing', undefined, ['--baseline', 'b.json'], 'there is no baseline "b.json"'],
  ])('says what is wrong with %s', async (_, text, argv, expected) => {
    const cwd = folderOf({ 'a.yaml': config('a'), ...(text !== undefined && { 'supercargo-baseline.json': text }) })
    const { code, stdout, stderr } = await supercargo(argv, { cwd })
    expect(stderr).toContain(expected)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    if (text !== undefined) {
      expect((await supercargo(['baseline'], { cwd })).code).toBe(2)
      expect(readFileSync(join(cwd, 'supercargo-baseline.json'), 'utf8')).toBe(text)
    }
  })

  it('takes nothing out of what is not there', async () => {
    const { code, stderr } = await supercargo(['baseline', '--prune'], { cwd: folderOf({ 'a.yaml': config('a') }) })
    expect(stderr).toContain('there is no baseline "supercargo-baseline.json" to take something out of')
    expect(code).toBe(2)
  })
})

test('a path that leads nowhere writes no baseline', async () => {
  const cwd = folderOf({ '.git/HEAD': '', 'a.yaml': config('a') })
  expect((await supercargo(['baseline', 'deplyo'], { cwd })).code).toBe(2)
  expect(readdirSync(cwd)).not.toContain('supercargo-baseline.json')
})
