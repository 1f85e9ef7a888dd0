import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Found, findFiles, shownPath } from '../../src/sources/files.ts'
import { folderOf } from '../helpers/folder.ts'

async function find(cwd: string, ...paths: string[]): Promise<Found> {
  return findFiles(paths, { cwd, stdin: () => Buffer.from('kind: Pod\n') })
}

const pathsOf = ({ files }: Found) => files.map(({ path }) => path)

describe('folders', () => {
  it('are walked for manifests in a fixed order, whatever the capitals of the ending', async () => {
    const cwd = folderOf({ 'b.yaml': '', 'a/z.YML': '', 'a/b/c.json': '', 'a/readme.md': '', 'a/x.yaml.txt': '' })
    expect(pathsOf(await find(cwd, '.'))).toEqual(['a/b/c.json', 'a/z.YML', 'b.yaml'])
  })

  it.each([
    ['a', ['a/x.yaml']],
    ['./a/', ['a/x.yaml']],
    ['a/../a', ['a/../a/x.yaml']],
    ['.//a', ['a/x.yaml']],
  ])('keep the path as it was given: %s', async (path, expected) => {
    expect(pathsOf(await find(folderOf({ 'a/x.yaml': '' }), path))).toEqual(expected)
  })

  it('keep an absolute path absolute', async () => {
    const cwd = folderOf({ 'a/x.yaml': '' })
    expect(pathsOf(await find('/', join(cwd, 'a')))).toEqual([`${cwd}/a/x.yaml`])
  })

  it('leave out what git and npm keep for themselves', async () => {
    const cwd = folderOf({ 'node_modules/p/x.yaml': '', '.git/x.yaml': '', '.github/w.yaml': '', 'a.yaml': '' })
    expect(pathsOf(await find(cwd, '.'))).toEqual(['.github/w.yaml', 'a.yaml'])
  })

  it('that are named twice, or hold a file that is named too, give each file once', async () => {
    const cwd = folderOf({ 'a/x.yaml': '', 'a/y.yaml': '' })
    const found = await find(cwd, 'a', 'a/x.yaml', './a')
    expect(found.files.map(({ path, explicit }) => [path, explicit])).toEqual([
      ['a/x.yaml', true],
      ['a/y.yaml', false],
    ])
  })

  it('are empty without complaint', async () => {
    expect(await find(folderOf({}), '.')).toEqual({ files: [], problems: [], excluded: 0 })
  })
})

describe('what git ignores', () => {
  const files = {
    '.gitignore': 'build/\n*.gen.yaml\n!keep.gen.yaml\n/top.yaml\n',
    'build/x.yaml': '',
    'a/build/x.yaml': '',
    'a/x.gen.yaml': '',
    'a/keep.gen.yaml': '',
    'top.yaml': '',
    'a/top.yaml': '',
    'a/.gitignore': 'secret.yaml\n!x.gen.yaml\n',
    'a/secret.yaml': '',
    'a/b/secret.yaml': '',
    'secret.yaml': '',
    '.git/info/exclude': 'local.yaml\n',
    'a/local.yaml': '',
  }
  const shown = ['a/keep.gen.yaml', 'a/top.yaml', 'a/x.gen.yaml', 'secret.yaml']

  it('is left out, by nested rules and by .git/info/exclude', async () => {
    expect(pathsOf(await find(folderOf(files), '.'))).toEqual(shown)
  })

  it('is left out too when the walk starts further down', async () => {
    expect(pathsOf(await find(folderOf(files), 'a'))).toEqual(shown.filter((path) => path.startsWith('a/')))
    expect(pathsOf(await find(join(folderOf(files), 'a'), '.'))).toEqual(['keep.gen.yaml', 'top.yaml', 'x.gen.yaml'])
  })

  it('is left out where a pattern would match it', async () => {
    expect(pathsOf(await find(folderOf(files), '**/*.yaml'))).toEqual(shown)
  })

  it('is checked where it is named: a file, or an ignored folder', async () => {
    const cwd = folderOf(files)
    expect(pathsOf(await find(cwd, 'top.yaml', 'build'))).toEqual(['build/x.yaml', 'top.yaml'])
  })

  it('is the same as git says', async () => {
    const cwd = folderOf(Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('.git/'))))
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    execFileSync('git', ['init', '-q', cwd], { env })
    writeFileSync(join(cwd, '.git/info/exclude'), 'local.yaml\n')
    const listed = execFileSync('git', ['-C', cwd, 'ls-files', '-o', '--exclude-standard'], { env, encoding: 'utf8' })
    const expected = listed
      .split('\n')
      .filter((path) => path.endsWith('.yaml'))
      .sort()
    expect(pathsOf(await find(cwd, '.'))).toEqual(expected)
  })
})

describe('globs', () => {
  const files = { 'a/x.yaml': '', 'a/b/y.yaml': '', 'a/z.json': '', 'node_modules/p/n.yaml': '', '[x].yaml': '' }

  it.each([
    ['**/*.yaml', ['[x].yaml', 'a/b/y.yaml', 'a/x.yaml']],
    ['a/*.{yaml,json}', ['a/x.yaml', 'a/z.json']],
    ['./a/*.yaml', ['a/x.yaml']],
    ['[x].yaml', ['[x].yaml']],
  ])('%s', async (pattern, expected) => {
    expect(pathsOf(await find(folderOf(files), pattern))).toEqual(expected)
  })

  it.skipIf(process.platform === 'win32')('are told from paths with the separators of Windows', async () => {
    const { problems } = await find(folderOf(files), 'a\\x.yaml')
    expect(problems).toEqual(['no such file or folder "a\\x.yaml"; did you mean "a/x.yaml"?'])
  })

  it('that match nothing are a problem', async () => {
    expect((await find(folderOf(files), 'b/*.yaml')).problems).toEqual(['no file matches "b/*.yaml"'])
  })
})

describe('links', () => {
  it('to files are followed, to folders are not, circles end', async () => {
    const cwd = folderOf({ 'a/x.yaml': '', 'b/x.txt': 'kind: Pod' })
    symlinkSync('../b/x.txt', join(cwd, 'a/link.yaml'))
    symlinkSync('.', join(cwd, 'a/circle'))
    symlinkSync('circle.yaml', join(cwd, 'a/circle.yaml'))
    symlinkSync('.', join(cwd, 'a/folder.yaml'))
    const found = await find(cwd, '.')
    expect(pathsOf(found)).toEqual(['a/circle.yaml', 'a/link.yaml', 'a/x.yaml'])
    expect(found.files[1]!.text()).toBe('kind: Pod')
    expect(() => found.files[0]!.text()).toThrow('its symbolic links lead in a circle')
  })

  it('to files that are found themselves are left out, unless they are named', async () => {
    const cwd = folderOf({ 'a/x.yaml': '', 'b/y.yaml': '' })
    symlinkSync('x.yaml', join(cwd, 'a/link.yaml'))
    symlinkSync('link.yaml', join(cwd, 'a/next.yaml'))
    expect(pathsOf(await find(cwd, '.'))).toEqual(['a/x.yaml', 'b/y.yaml'])
    expect(pathsOf(await find(cwd, '.', 'a/link.yaml'))).toEqual(['a/link.yaml', 'a/x.yaml', 'b/y.yaml'])
  })

  it('to a folder are followed where they are named', async () => {
    const cwd = folderOf({ 'a/x.yaml': '' })
    symlinkSync('a', join(cwd, 'link'))
    expect(pathsOf(await find(cwd, 'link'))).toEqual(['link/x.yaml'])
  })

  it('that lead nowhere cannot be read, named or found', async () => {
    const cwd = folderOf({ 'a/x.yaml': '' })
    symlinkSync('gone.yaml', join(cwd, 'a/broken.yaml'))
    const found = await find(cwd, 'a')
    expect(() => found.files[0]!.text()).toThrow('it is a symbolic link that leads nowhere')
    const { problems } = await find(cwd, 'a/broken.yaml')
    expect(problems).toEqual(['cannot read "a/broken.yaml": it is a symbolic link that leads nowhere'])
  })
})

describe('what cannot be found or read', () => {
  it('is named, and the rest is still found', async () => {
    const found = await find(folderOf({ 'a.yaml': '' }), 'b.yaml', 'a.yaml')
    expect(found.problems).toEqual(['no such file or folder "b.yaml"'])
    expect(pathsOf(found)).toEqual(['a.yaml'])
  })

  it.skipIf(process.getuid?.() === 0)('is a folder or file without permission', async () => {
    const cwd = folderOf({ 'a.yaml': '' })
    mkdirSync(join(cwd, 'shut'), { mode: 0 })
    chmodSync(join(cwd, 'a.yaml'), 0)
    const found = await find(cwd, '.')
    expect(found.problems).toEqual(['cannot read "shut/": permission denied'])
    expect(() => found.files[0]!.text()).toThrow('permission denied')
  })
})

describe('standard input', () => {
  it('is one explicit file that is called <stdin>', async () => {
    const { files } = await find('/', '-', '-')
    expect(files.map(({ path, explicit }) => [path, explicit])).toEqual([['<stdin>', true]])
    expect(files[0]!.text()).toBe('kind: Pod\n')
  })
})

describe('standard input under the name of a file', () => {
  it.each([
    ['before', ['-', 'a']],
    ['after', ['a', '-']],
  ])('stands for that file, named %s its folder', async (_, paths) => {
    const cwd = folderOf({ 'a/x.yaml': 'on disk', 'a/y.yaml': 'other' })
    const { files } = await findFiles(paths, { cwd, stdin: () => Buffer.from('typed'), stdinName: 'a/x.yaml' })
    expect(files.map((file) => [file.path, file.text()])).toEqual([
      ['a/x.yaml', 'typed'],
      ['a/y.yaml', 'other'],
    ])
  })
})

describe('what a file is by its place', () => {
  it('is told with the file', async () => {
    const cwd = folderOf({
      'chart/Chart.yaml': '',
      'chart/values.yaml': '',
      'chart/values-prod.yaml': '',
      'chart/values.schema.json': '',
      'chart/templates/a/deploy.yaml': '',
      'chart/crds/crd.yaml': '',
      'templates/deploy.yaml': '',
      'values.yaml': '',
      'base/kustomization.yml': '',
    })
    const { files } = await find(cwd, '.')
    expect(files.map(({ path, recognised }) => [path, recognised?.reason])).toEqual([
      ['base/kustomization.yml', 'kustomization'],
      ['chart/Chart.yaml', 'helm-chart'],
      ['chart/crds/crd.yaml', undefined],
      ['chart/templates/a/deploy.yaml', 'helm-template'],
      ['chart/values-prod.yaml', 'helm-chart'],
      ['chart/values.schema.json', 'helm-chart'],
      ['chart/values.yaml', 'helm-chart'],
      ['templates/deploy.yaml', undefined],
      ['values.yaml', undefined],
    ])
    const inside = await find(join(cwd, 'chart/templates/a'), 'deploy.yaml')
    expect(inside.files[0]!.recognised?.message).toBe('a Helm template')
  })
})

it.each([
  ['./a', 'a'],
  ['a//b/', 'a/b/'],
  ['.', '.'],
  ['./', '.'],
  ['././a/./b', 'a/b'],
  ['../a', '../a'],
  ['/', '/'],
  ['.hidden/.x', '.hidden/.x'],
])('shows the path %s as %s', (path, shown) => {
  expect(shownPath(path)).toBe(shown)
})
