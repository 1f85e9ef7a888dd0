import { readFileSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GROUPS } from '../../src/cli/command.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const clean = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'
const wrong = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: wbe}
    spec:
      containers: [{name: web, image: 'nginx:1.27'}]
`

describe('exit codes', () => {
  it.each([
    [0, [], { 'a.yaml': clean }],
    [1, [], { 'a.yaml': wrong }],
    [0, ['--fail-on', 'never'], { 'a.yaml': wrong }],
    [1, [], { 'a.yaml': clean, 'b.yaml': wrong }],
    [1, [], { 'a.yaml': 'kind: Pod\n  x: [\n' }],
    [2, [], {}],
    [2, ['gone.yaml'], { 'a.yaml': clean }],
    [2, ['a.yaml', 'gone.yaml'], { 'a.yaml': wrong }],
    [2, ['*.yml'], { 'a.yaml': clean }],
    [2, ['--nonsense'], { 'a.yaml': clean }],
  ])('%i for %j with %j', async (code, argv, files) => {
    expect((await supercargo(argv, { cwd: folderOf(files as Record<string, string>) })).code).toBe(code)
  })

  it('are 1 from the severity that --fail-on names', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    for (const severity of ['error', 'warning', 'info'])
      expect((await supercargo(['--fail-on', severity], { cwd })).code).toBe(1)
  })
})

describe('bad input', () => {
  it.each([
    ['nothing', {}, [], 'nothing to check: no .yaml, .yml or .json file was found'],
    [
      'no manifest',
      { 'x.json': '{}' },
      [],
      'nothing to check: no Kubernetes manifest was found (see --explain-skipped)',
    ],
    ['a missing path', {}, ['a.yaml'], 'no such file or folder "a.yaml"'],
    ['an empty file that is named', { 'a.yaml': '' }, ['a.yaml'], 'cannot check "a.yaml": no document with content'],
    ['another file that is named', { 'a.yaml': 'x: 1' }, ['a.yaml'], 'cannot check "a.yaml": no Kubernetes manifest'],
    [
      'a chart file that is named',
      { 'Chart.yaml': 'x: 1' },
      ['Chart.yaml'],
      'cannot check "Chart.yaml": the description of a Helm chart',
    ],
    ['binary content', { 'a.yaml': 'PNG\0\x01' }, [], 'cannot read "a.yaml": it has binary content'],
    [
      'an unknown version',
      { 'a.yaml': clean },
      ['--kubernetes-version', '1.99'],
      'Kubernetes 1.99 is not known: known are 1.16 to 1.36',
    ],
    [
      'no version',
      { 'a.yaml': clean },
      ['--kubernetes-version', 'x'],
      '"x" is no Kubernetes version: write for example 1.29, 1.27-1.31 or latest; known are 1.16 to 1.36',
    ],
    [
      'a range that goes backwards',
      { 'a.yaml': clean },
      ['--kubernetes-version', '1.31-1.27'],
      'a range goes from the older version to the newer: 1.27-1.31',
    ],
    ['an empty path', { 'a.yaml': clean }, ['', 'a.yaml'], 'a path is empty: write . for the current folder'],
    [
      'a rule like no other',
      { 'a.yaml': clean },
      ['--only', 'nope'],
      'unknown rule "nope"; `supercargo rules` lists all',
    ],
    [
      'an unknown rule',
      { 'a.yaml': clean },
      ['--only', 'selector-mismatsch'],
      'unknown rule "selector-mismatsch": did you mean `selector-mismatch`?',
    ],
    [
      'an unknown format',
      { 'a.yaml': clean },
      ['--format', 'jsno'],
      '`--format` must be pretty, compact, json, sarif, junit, checkstyle, gitlab, github or markdown, not "jsno": did you mean `json`?',
    ],
    [
      'a folder for the output that is not there',
      { 'a.yaml': clean },
      ['-o', 'x/y.txt'],
      'cannot write "x/y.txt": its folder does not exist',
    ],
  ])('%s: exit code 2 and a message', async (_, files, argv, message) => {
    const cwd = folderOf(files as unknown as Record<string, string>)
    const { code, stderr } = await supercargo(argv, { cwd })
    expect(stderr).toContain(`supercargo: ${message}`)
    expect(code).toBe(2)
  })

  it('of 200 MB is refused in no time', async () => {
    const cwd = folderOf({ 'a.yaml': '' })
    truncateSync(join(cwd, 'a.yaml'), 200_000_000)
    const { code, stderr } = await supercargo([], { cwd })
    expect([code, stderr]).toEqual([2, 'supercargo: cannot read "a.yaml": it has binary content\n'])
  })

  it('does not hide the findings of the rest', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    symlinkSync('gone', join(cwd, 'b.yaml'))
    const { code, stdout, stderr } = await supercargo(['--format', 'compact', '.', 'c.yaml'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toMatch(/^a\.yaml:/)
    expect(stderr).toContain('no such file or folder "c.yaml"')
    expect(stderr).toContain('cannot read "b.yaml": it is a symbolic link that leads nowhere')
  })
})

describe('output', () => {
  it('of programs is nothing but the report', async () => {
    const cwd = folderOf({ 'a.yaml': wrong, 'values.json': '{}' })
    const { stdout } = await supercargo(['--format', 'json'], { cwd })
    expect(JSON.parse(stdout).summary.files).toBe(1)
    const compact = await supercargo(['--format', 'compact'], { cwd })
    expect(
      compact.stdout
        .trimEnd()
        .split('\n')
        .every((line) => /^a\.yaml:\d+:\d+: \w+ .* \[[\w-]+\]$/.test(line)),
    ).toBe(true)
    expect(compact.stderr).toMatch(/in 1 file: 1 resource in 1 document checked.*; left out: 1 other file/)
  })

  it('goes to a file with --output', async () => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { stdout } = await supercargo(['--format', 'json', '-o', 'report.json'], { cwd })
    expect(stdout).toBe('')
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).findings.length).toBeGreaterThan(0)
  })

  it('is the same whatever the order of the paths', async () => {
    const cwd = folderOf({ 'a.yaml': wrong, 'b/c.yaml': wrong, 'b/d.yaml': clean })
    const one = await supercargo(['a.yaml', 'b'], { cwd })
    const other = await supercargo(['b/d.yaml', 'b', 'a.yaml'], { cwd })
    expect(other.stdout).toBe(one.stdout)
  })

  it.each([
    [false, {}, []],
    [true, { FORCE_COLOR: '1' }, []],
    [false, { FORCE_COLOR: '0' }, []],
    [true, { NO_COLOR: '1' }, ['--color']],
  ])('without a terminal has colours: %s for %j %j', async (expected, env, argv) => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { stdout } = await supercargo(argv, { cwd, env: env as Record<string, string> })
    expect(stdout.includes('\x1b[')).toBe(expected)
  })

  it.each([
    [true, {}, []],
    [false, { NO_COLOR: '1' }, []],
    [true, { NO_COLOR: '' }, []],
    [false, { TERM: 'dumb' }, []],
    [false, {}, ['--no-color']],
    [false, {}, ['--output', 'x']],
  ])('in a terminal has colours: %s for %j %j', async (expected, env, argv) => {
    const cwd = folderOf({ 'a.yaml': wrong })
    const { stdout } = await supercargo(argv, { cwd, env: env as Record<string, string>, isTTY: true, columns: 80 })
    expect(stdout.includes('\x1b[')).toBe(expected)
  })

  it('is only findings with --quiet', async () => {
    expect((await supercargo(['-q'], { cwd: folderOf({ 'a.yaml': clean }) })).stdout).toBe('')
  })

  it('lists what was left out with --explain-skipped', async () => {
    const cwd = folderOf({ 'a.yaml': clean, 'chart/Chart.yaml': '', 'chart/templates/x.yaml': '', 'x.json': '{}' })
    const { code, stdout } = await supercargo(['--explain-skipped'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(`\
left out chart/Chart.yaml: the description of a Helm chart
left out chart/templates/x.yaml: a Helm template
left out x.json: no Kubernetes manifest: it has neither \`apiVersion\` nor \`kind\`
no problems in 1 file: 1 resource in 1 document checked for Kubernetes 1.36; left out: 1 Helm template, 1 file of a Helm chart, 1 other file
`)
  })

  it.each([
    ['kind: pipeline\ntype: docker\nname: default\n', 0],
    ['apiVersion: v1\nentries: {}\n', 0],
    ['kind: DaemonSet\nimage: {tag: x}\n', 0],
    ['kind: Pod\nmetadata: {name: a}\n', 1],
    ['kind: ConfigMap\ndata: {a: b}\n', 1],
    ['apiversion: v1\nkind: Pod\n', 1],
    ['apiVersion: v1\nkind: Service\nmetadata: {name: a}\n$patch: delete\n', 0],
    ['apiVersion: apiserver.k8s.io/v1beta1\nkind: EgressSelectorConfiguration\negressSelections: []\n', 0],
  ])('%j that was found is no manifest (0), or one that lacks something (1)', async (text, expected) => {
    const cwd = folderOf({ 'a.yaml': clean, 'b.yaml': text })
    expect((await supercargo([], { cwd })).code).toBe(expected)
  })

  it('shows progress after a second, in a terminal only', async () => {
    const cwd = folderOf({ 'a.yaml': clean, 'b.yaml': clean, 'c.yaml': clean })
    const clock = () => {
      let time = 0
      return () => (time += 600)
    }
    const terminal = await supercargo([], { cwd, isTTY: true, columns: 80, now: clock() })
    expect(terminal.stderr).toBe('\r2 of 3 files\x1b[K\r3 of 3 files\x1b[K\r\x1b[K')
    expect((await supercargo([], { cwd, now: clock() })).stderr).toBe('')
  })
})

describe('definitions', () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: toys.shop.example.com}
spec:
  group: shop.example.com
  scope: Namespaced
  names: {kind: Toy, plural: toys, singular: toy, listKind: ToyList}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
`
  const toy = 'apiVersion: shop.example.com/v1\nkind: Toy\nmetadata: {name: a}\nspec: {size: big}\n'

  it('of --crds are used and neither reported nor counted', async () => {
    const cwd = folderOf({ 'crds/toy.yaml': definition, 'crds/values.yaml': 'a: 1', 'toy.yaml': toy })
    const { code, stdout } = await supercargo(['--format', 'json', '--crds', 'crds', 'toy.yaml'], { cwd })
    const { summary, findings } = JSON.parse(stdout)
    expect(findings.map(({ path, rule }: { path: string; rule: string }) => [path, rule])).toEqual([
      ['spec.size', 'wrong-type'],
    ])
    expect([code, summary.files, summary.documents, summary.leftOut]).toEqual([1, 1, 1, []])
  })

  it('that cannot be found are a problem', async () => {
    const { code, stderr } = await supercargo(['--crds', 'gone', '.'], { cwd: folderOf({ 'toy.yaml': toy }) })
    expect([code, stderr]).toEqual([2, 'supercargo: no such file or folder "gone"\n'])
  })
})

describe('an option that is given and turned off', () => {
  it.each([
    [['--config', 'a.yaml', '--no-config'], '`--config a.yaml` and `--no-config` contradict each other'],
    [['--no-baseline', '--baseline=b.json'], '`--baseline b.json` and `--no-baseline` contradict each other'],
  ])('%j is refused', async (argv, message) => {
    const { code, stderr } = await supercargo(argv, { cwd: folderOf({}) })
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

describe('standard input', () => {
  it('is checked under its name', async () => {
    const named = await supercargo(['--format', 'compact', '-'], { stdin: wrong })
    expect(named.stdout).toMatch(/^<stdin>:/)
    const other = await supercargo(['--format', 'compact', '-f', '-', '--stdin-filename', 'x.yaml'], { stdin: wrong })
    expect(other.stdout).toMatch(/^x\.yaml:/)
    const unread = await supercargo(['--stdin-filename', 'x.yaml'], { cwd: folderOf({}), stdin: wrong })
    expect(unread.stderr).toContain('`--stdin-filename` names standard input, which is read where `-` is among')
    expect(unread.code).toBe(2)
  })
})

describe('help', () => {
  it.each([[[]], [['check']], ...COMMANDS.map(({ name }) => [[name]])])(
    'is there for %j, and fits its width',
    async (argv) => {
      for (const columns of [60, 80, 120]) {
        const { code, stdout } = await supercargo([...argv, '--help'], { isTTY: true, columns })
        expect(code).toBe(0)
        expect(stdout).toMatch(/^Usage: supercargo/)
        for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(Math.max(columns, 60))
        expect(stdout).not.toMatch(/ $/m)
      }
    },
  )

  it('of the program lists all commands', async () => {
    const { stdout } = await supercargo(['help'])
    for (const { name, summary } of COMMANDS)
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'))
  })

  it('of the program says what commands are for', async () => {
    const { stdout } = await supercargo(['--help'])
    for (const group of GROUPS) {
      const named = COMMANDS.filter((command) => command.group === group).map(({ name }) => name)
      expect(stdout).toMatch(
        new RegExp(`^${group}:\\n${named.map((name) => `  ${name} .*(?:\\n {4}.*)*\\n`).join('')}\\n`, 'm'),
      )
    }
  })

  it('for a command that is not there names the nearest', async () => {
    const { code, stderr } = await supercargo(['help', 'rulse'])
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'supercargo: unknown command "rulse": did you mean `rules`?'])
  })

  it.each(['rulse', 'rules'])('points to a command that was taken for a path: %s', async (word) => {
    const { code, stderr } = await supercargo(['-q', word], { cwd: folderOf({}) })
    expect(code).toBe(2)
    expect(stderr).toBe(
      `supercargo: no such file or folder "${word}"\ndid you mean the command \`supercargo rules\`?\n`,
    )
  })
})

describe('rules', () => {
  it('are listed with severity, authority and preset', async () => {
    const { stdout } = await supercargo(['rules', '--format', 'json'])
    for (const rule of JSON.parse(stdout)) {
      expect(rule).toMatchObject({ id: expect.stringMatching(/^[a-z-]+$/), summary: expect.any(String) })
      expect(['error', 'warning', 'info']).toContain(rule.severity)
      expect(rule.presets[0]).toBe(rule.preset)
      expect(rule.preset === 'server').toBe(rule.authority === 'api-server')
    }
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        id: 'no-rollback-history',
        options: { least: expect.objectContaining({ default: 1 }) },
      }),
    )
    const table = (await supercargo(['rules'])).stdout
    for (const { id } of JSON.parse(stdout)) expect(table).toContain(`  ${id} `)
  })

  it('have a page each', async () => {
    expect((await supercargo(['rule', 'selector-mismatch'])).stdout).toMatch(/^# selector-mismatch\n/)
    const { code, stderr } = await supercargo(['rule', 'selector-mismatsh'])
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'supercargo: unknown rule "selector-mismatsh": did you mean `selector-mismatch`?',
    ])
  })
})

describe('explain', () => {
  it('describes a field', async () => {
    const { code, stdout } = await supercargo(['explain', 'deploy.spec.replicas', '--kubernetes-version', '1.20'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^spec\.replicas\nof Deployment in apps\/v1, Kubernetes 1\.20\n\n {2}type +integer/)
    expect(stdout).toContain('Number of desired pods')
  })

  it.each([[], ['nonsense'], ['pod', 'service'], ['pod.spec.contaniers']])(
    'says what is wrong with %j',
    async (...argv) => {
      const { code, stdout, stderr } = await supercargo(['explain', ...argv])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^supercargo: /)
    },
  )
})

it('says its version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect((await supercargo(['--version'])).stdout).toBe(`${version}\n`)
  expect((await supercargo(['version'])).stdout).toBe(`${version}\n`)
})
