import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { PRESETS } from '../../src/engine/presets.ts'
import { supercargo } from './program.ts'

const commands = COMMANDS.map(({ name }) => name)
const ids = rules.map(({ id }) => id)
const cwd = mkdtempSync(join(tmpdir(), 'supercargo-completion-'))
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0

beforeAll(async () => {
  mkdirSync(`${cwd}/deploy`)
  for (const file of ['deploy/web app.yaml', 'notes.txt']) writeFileSync(`${cwd}/${file}`, '')
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(`${cwd}/.completion.${shell}`, (await supercargo(['completion', shell])).stdout)
})

afterAll(() => rmSync(cwd, { recursive: true }))

/** What bash offers for the last of the words, as readline splits them. */
function bash(...words: string[]): string[] {
  const script = `source .completion.bash
complete -p supercargo >&2
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _supercargo
printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], { cwd, encoding: 'utf8' })
  expect(stderr).toBe('complete -F _supercargo supercargo\n')
  return stdout.split('\n').filter(Boolean)
}

/** What fish offers for the end of a line. */
function fish(line: string): string[] {
  const script = `source .completion.fish; complete -C ${JSON.stringify(line)}`
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { cwd, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').flatMap((each) => each.split('\t', 1)[0] || [])
}

/** What a terminal is told besides text. */
const CONTROL = /\x1b\[[\d;?]*[A-Za-z]|[\x07\x08]/g

/** What zsh shows for a line, in a terminal of its own. */
function zsh(line: string): string {
  const script = `zmodload zsh/zpty
zpty shell 'TERM=dumb zsh -f -i'
zpty -w shell "PS1=; unsetopt zle_bracketed_paste; stty rows 400 cols 100; autoload -U compinit; compinit -u -D; source .completion.zsh; zstyle ':completion:*' list-prompt ''; zstyle ':completion:*' verbose yes; LISTMAX=10000; echo REA''DY"
zpty -m -r shell REPLY '*READY*'
zpty -w -n shell ${JSON.stringify(line)}$'\\t\\t'
sleep 1
while zpty -r -t shell REPLY; do print -rn -- "$REPLY"; done
zpty -d shell`
  const { stdout } = spawnSync('zsh', ['-f', '-c', script], { cwd, encoding: 'utf8', timeout: 20_000 })
  return stdout.replace(CONTROL, '')
}

describe.skipIf(!has('bash'))('in bash', () => {
  it('commands, options and files are completed', () => {
    expect(bash('supercargo', '')).toEqual(expect.arrayContaining(['deploy', 'notes.txt', ...commands]))
    expect(bash('supercargo', 'ex')).toEqual(['explain'])
    expect(bash('supercargo', '--form')).toEqual(['--format'])
    expect(bash('supercargo', 'graph', '--st')).toEqual(['--stdin-filename', '--standing'])
    expect(bash('supercargo', 'deploy/w')).toEqual(['deploy/web app.yaml'])
    expect(bash('supercargo', '--no-c')).toEqual(['--no-context', '--no-config', '--no-compat', '--no-color'])
  })

  it('values are completed, behind a space and behind =', () => {
    expect(bash('supercargo', '--preset', '')).toEqual(Object.keys(PRESETS))
    expect(bash('supercargo', '--preset', '=', 's')).toEqual(['server'])
    expect(bash('supercargo', '--preset', '=')).toEqual(Object.keys(PRESETS))
    expect(bash('supercargo', 'graph', '--format', 's')).toEqual(['svg'])
    expect(bash('supercargo', '--kubernetes-version', '1.36')).toEqual(['1.36'])
    expect(bash('supercargo', '-o', 'no')).toEqual(['notes.txt'])
    expect(bash('supercargo', '-n', '')).toEqual([])
  })

  it('rules are completed, also behind a comma', () => {
    expect(bash('supercargo', 'rule', '')).toEqual(ids)
    expect(bash('supercargo', '--only', 'syntax,unknown-f')).toEqual(['syntax,unknown-field'])
    expect(bash('supercargo', 'rules', '')).toEqual([])
  })

  it('commands and shells are completed', () => {
    expect(bash('supercargo', 'help', '')).toEqual(commands)
    expect(bash('supercargo', 'completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(bash('supercargo', 'init', 'd')).toEqual(['deploy'])
  })
})

describe.skipIf(!has('fish'))('in fish', () => {
  it('all of this is completed too', () => {
    expect(fish('supercargo ')).toEqual(expect.arrayContaining([...commands, 'deploy/']))
    expect(fish('supercargo --form')).toEqual(['--format'])
    expect(fish('supercargo --preset ').sort()).toEqual(Object.keys(PRESETS).sort())
    expect(fish('supercargo graph --format=s')).toEqual(['--format=svg'])
    expect(fish('supercargo rule ').sort()).toEqual([...ids].sort())
    expect(fish('supercargo --only syntax,unknown-f')).toEqual(['syntax,unknown-field'])
    expect(fish('supercargo --only=syntax,unknown-f')).toEqual(['--only=syntax,unknown-field'])
    expect(fish('supercargo completion ').sort()).toEqual(['bash', 'fish', 'zsh'])
    expect(fish('supercargo help gr')).toEqual(['graph'])
    expect(fish('supercargo -f de')).toEqual(['deploy/'])
    expect(fish('supercargo rules ')).toEqual([])
  })
})

describe.skipIf(!has('zsh'))('in zsh', () => {
  it('all of this is completed too', { timeout: 60_000, retry: 2 }, () => {
    expect(zsh('supercargo --form')).toContain('supercargo --format=')
    expect(zsh('supercargo explai')).toMatch(/supercargo explain{1,2} /)
    expect(zsh('supercargo graph --format=sv')).toContain('--format=svg')
    expect(zsh('supercargo --only syntax,unknown-fie')).toContain('syntax,unknown-field')
    expect(zsh('supercargo rule selector-mism')).toContain('selector-mismatch')
    expect(zsh('supercargo check depl')).toContain('deploy/')
  })
})

it('asks for a shell that is known', async () => {
  expect((await supercargo(['completion'])).stderr).toContain('`completion` must be followed by bash, zsh or fish\n')
  expect((await supercargo(['completion', 'zhs'])).stderr).toContain('did you mean `zsh`?')
})
