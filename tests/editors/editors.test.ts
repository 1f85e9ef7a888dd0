import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Driven, drive, isInstalled, placeIn, type Start, type Step } from './drive.ts'

const neovim: Start = (file) => [
  'nvim',
  ...['--headless', '-i', 'NONE', '-n', '-u', resolve('editors/neovim/supercargo.lua')],
  ...[file, '-c', `luafile ${resolve('tests/editors/neovim/drive.lua')}`],
]

const emacs: Start = (file) => [
  'emacs',
  // What an Emacs with a window does by itself.
  ...['--batch', '--no-init-file', '--funcall', 'package-initialize'],
  ...['--load', resolve('editors/emacs/supercargo.el')],
  ...['--load', resolve('tests/editors/emacs/drive.el'), file, '--funcall', 'drive'],
]

const wrong = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: main
          image: registry.example/web:1
          envFrom:
            - secretRef:
                name: logn
`
const right = wrong.replace('logn', 'login')
const typing = right.replace('replicas: 4\n', 'replicas: 4\n  strat\n')
const files = {
  'web.yaml': wrong,
  'login.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData:\n  user: me\n',
  'supercargo.yaml': 'kubernetesVersion: "1.31"\n',
}

interface Check {
  readonly step: Step
  /** What must come of it. */
  readonly expected?: unknown
}

/** What is done in each editor, in this order. */
const checks: Readonly<Record<string, Check>> = {
  'a mistake is underlined': {
    step: { does: 'diagnostics', count: 1, saying: 'login' },
    expected: [{ line: 19, severity: 'error', message: expect.stringContaining('did you mean "login"?') }],
  },
  'the outline has the resource': { step: { does: 'symbols' }, expected: expect.arrayContaining(['Deployment web']) },
  'a field is explained': {
    step: { does: 'hover', ...placeIn(wrong, 'repl|icas') },
    expected: expect.stringContaining('replicas'),
  },
  'a mistake can be repaired': {
    step: { does: 'actions', ...placeIn(wrong, 'lo|gn') },
    expected: expect.arrayContaining([expect.stringContaining('login')]),
  },
  'it is repaired': {
    step: { does: 'repair', saying: '`login`', ...placeIn(wrong, 'lo|gn') },
    expected: right,
  },
  'nothing is wrong any more': { step: { does: 'diagnostics', count: 0, saying: '' }, expected: [] },
  'a name leads to what it names': {
    step: { does: 'definition', ...placeIn(right, 'lo|gin') },
    expected: { file: 'login.yaml', line: expect.any(Number) },
  },
  'half a field is typed': { step: { does: 'type', from: 'replicas: 4\n', to: 'replicas: 4\n  strat\n' } },
  'it is completed': {
    step: { does: 'completion', ...placeIn(typing, 'strat|\n') },
    expected: expect.arrayContaining([expect.stringContaining('strategy')]),
  },
  'it is taken back': { step: { does: 'type', from: '  strat\n', to: '' } },
  'nothing is wrong then': { step: { does: 'diagnostics', count: 0, saying: '' }, expected: [] },
  'a name is changed': {
    step: { does: 'rename', to: 'account', ...placeIn(right, 'lo|gin') },
    expected: right.replace('login', 'account'),
  },
  'another mistake is made': { step: { does: 'type', from: 'replicas', to: 'replica' } },
  'that is underlined, too': {
    step: { does: 'diagnostics', count: 1, saying: 'replica' },
    expected: [{ line: 5, severity: 'error', message: expect.stringContaining('unknown field `replica`') }],
  },
}

it.skipIf(!isInstalled('nvim', '--version'))('later versions of Neovim are told how to start the server', () => {
  const record = 'function(...) print(vim.inspect({...})) end'
  const { stderr } = spawnSync('nvim', [
    ...['--headless', '-i', 'NONE', '-u', resolve('editors/neovim/supercargo.lua')],
    ...['--cmd', `lua vim.lsp.config = ${record}; vim.lsp.enable = ${record}`, '+qall!'],
  ])
  expect(stderr.toString()).toContain('cmd = { "supercargo", "lsp", "--stdio" }')
  expect(stderr.toString()).toContain('{ "supercargo" }')
})

const names = Object.keys(checks)
const expected = Object.entries(checks).filter(([, check]) => 'expected' in check)

describe.each([
  ['Neovim', neovim, 'neovim', isInstalled('nvim', '--version')],
  [
    'Emacs',
    emacs,
    'emacs-nox, elpa-eglot and elpa-yaml-mode',
    isInstalled(
      'emacs',
      '--batch',
      '--funcall',
      'package-initialize',
      '--eval',
      "(progn (require 'eglot) (require 'yaml-mode))",
    ),
  ],
] as const)('%s', (_, start, packages, isThere) => {
  if (!isThere) {
    it.skip(`is not tried: it takes the packages ${packages}`, () => {})
    return
  }
  let driven: Driven | undefined
  it.each(expected)('%s', { timeout: 120_000 }, (name, check) => {
    const steps = Object.values(checks).map(({ step }) => step)
    driven ??= drive(start, files, steps)
    expect(driven.results[names.indexOf(name)]).toEqual(check.expected)
  })
})
