import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const config = (value: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
immutable: true
data:
  a: ${value}
`

/** A repository with one commit of these files, tagged v1. */
function repositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files)
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', 'commit', '-qm', 'one')
  git('tag', 'v1')
  return folder
}

const hasGit = spawnSync('git', ['--version']).status === 0

describe.skipIf(!hasGit)('supercargo diff', () => {
  it('compares the working tree with a revision', async () => {
    const cwd = repositoryOf({ 'deploy/a.yaml': config('b') })
    writeFileSync(join(cwd, 'deploy/a.yaml'), config('c'))
    const { code, stdout, stderr } = await supercargo(['diff', 'v1', '--format', 'compact'], { cwd })
    expect(stdout).toBe(
      'deploy/a.yaml:7:6: error `data` cannot be changed once the resource exists (it was "b") [forbidden-field]\n',
    )
    expect(stderr).toContain('1 resource changed, 0 new, 0 gone\n')
    expect(code).toBe(1)
  })

  it('compares two revisions, also below one folder', async () => {
    const cwd = repositoryOf({ 'deploy/a.yaml': config('b'), 'other/b.yaml': config('c') })
    const { code, stdout } = await supercargo(['diff', 'v1', 'HEAD', '-f', 'deploy'], { cwd })
    expect(stdout).toBe(
      'nothing changes\nno problems in 1 file: 1 resource in 1 document checked for Kubernetes 1.36\n',
    )
    expect(code).toBe(0)
  })

  it('says nothing about what the new manifests or the config suppress', async () => {
    const cwd = repositoryOf({ 'a.yaml': config('b'), 'b.yaml': config('b').replace('settings', 'more') })
    const ignored = config('c').replace(
      '\ndata:',
      '\ndata: # supercargo-ignore forbidden-field: it is made anew by hand',
    )
    writeFileSync(join(cwd, 'a.yaml'), ignored)
    const plain = await supercargo(['diff', 'v1', '--format', 'compact'], { cwd })
    expect(plain).toMatchObject({ code: 0, stdout: '' })
    expect(plain.stderr).toContain('suppressed: 1 finding')
    const checked = await supercargo(['check', '--against', 'v1', '--format', 'compact'], { cwd })
    expect(checked).toMatchObject({ code: 0, stdout: '' })
    writeFileSync(join(cwd, 'b.yaml'), config('c').replace('settings', 'more'))
    writeFileSync(
      join(cwd, 'supercargo.yaml'),
      'suppress: [{rules: [forbidden-field], match: {name: more}, reason: made anew by hand}]\n',
    )
    expect(await supercargo(['diff', 'v1', '--format', 'compact'], { cwd })).toMatchObject({ code: 0, stdout: '' })
  })

  it('adds to a check what would be refused', async () => {
    const cwd = repositoryOf({ 'a.yaml': config('b') })
    writeFileSync(join(cwd, 'a.yaml'), `${config('c')}colour: red\n`)
    const { stdout } = await supercargo(['check', '--against', 'v1', '--preset', 'server', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'forbidden-field',
      'unknown-field',
    ])
  })

  it('knows what kustomizations and charts have in a revision', async () => {
    const cwd = repositoryOf({
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'a.yaml': config('b'),
      'patch.yaml': config('x'),
      'chart/Chart.yaml': 'name: a\n',
      'chart/templates/b.yaml': '{{ if .Values.a }}\n',
    })
    const { code, stdout } = await supercargo(['diff', 'v1'], { cwd })
    expect(stdout).toContain('nothing changes')
    expect(code).toBe(0)
  })

  it.each([
    ['an unknown revision', ['diff', 'v2'], '"v2" is no file, no folder and no revision'],
    ['a near one', ['diff', 'V1'], 'did you mean "v1"?'],
    ['nothing', ['diff'], 'compare with what?'],
    ['one folder', ['diff', 'deploy'], 'Name the new file or folder as well'],
    ['too much', ['diff', 'v1', 'v1', 'v1'], 'two sides can be compared'],
    ['standard input', ['check', '--against', 'v1', '-'], 'not standard input'],
  ])('says what is wrong with %s', async (_, argv, expected) => {
    const cwd = repositoryOf({ 'deploy/a.yaml': config('b') })
    const { code, stderr } = await supercargo(argv, { cwd })
    expect(stderr).toContain(expected)
    expect(code).toBe(2)
  })
})

describe('supercargo diff of folders', () => {
  it('matches files by their names below the folders', async () => {
    const cwd = folderOf({ 'old/a.yaml': config('b'), 'new/a.yaml': config('c') })
    const { code, stdout } = await supercargo(['diff', 'old', './new/', '--format', 'compact'], { cwd })
    expect(stdout).toContain('new/a.yaml:7:6: error')
    expect(code).toBe(1)
  })

  it('takes files of any names', async () => {
    const cwd = folderOf({ 'old.yaml': config('b'), 'new.yaml': config('b') })
    expect(await supercargo(['diff', 'old.yaml', 'new.yaml', '-q'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('takes standard input for one side', async () => {
    const cwd = folderOf({ 'old.yaml': config('b') })
    const { code, stdout } = await supercargo(['diff', 'old.yaml', '-', '--format', 'compact'], {
      cwd,
      stdin: config('c'),
    })
    expect(stdout).toContain('<stdin>:7:6: error')
    expect(code).toBe(1)
  })

  it('says that there is no repository', async () => {
    const { code, stderr } = await supercargo(['diff', 'main'], { cwd: folderOf({}) })
    expect(stderr).toMatch(/this folder is in no git repository|`git` must be installed/)
    expect(code).toBe(2)
  })
})
