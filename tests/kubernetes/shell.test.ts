import { expect, it } from 'vitest'
import { isShell, mayStartShell, readsParameters, runsFurtherText, scriptIndex } from '../../src/kubernetes/shell.ts'

it.each([
  'sh -c SCRIPT a',
  '/bin/bash -c SCRIPT',
  'bash -ec SCRIPT',
  'ash -xc SCRIPT',
  'zsh -lc SCRIPT',
  'ksh -euc SCRIPT',
  'dash -e -u -c SCRIPT',
  'bash -o pipefail -ec SCRIPT',
  'bash -euo pipefail -c SCRIPT',
  'bash -ceo pipefail SCRIPT a',
  'bash --norc --login -c SCRIPT',
  'sh -c -- SCRIPT a',
  'sh -c - SCRIPT a',
  'sh -c -e SCRIPT a',
  'sh -c +e -x -- SCRIPT a',
  'env sh -c SCRIPT',
  '/usr/bin/env -i A=b C= bash -c SCRIPT',
  '/sbin/tini -- sh -c SCRIPT',
  'tini -g sh -c SCRIPT',
  'dumb-init -v -- sh -c SCRIPT',
  'busybox sh -c SCRIPT',
  'timeout 5s sh -c SCRIPT',
  'tini -- timeout 5 env A=b sh -c SCRIPT',
])('%s', (line) => {
  const words = line.split(' ')
  expect(scriptIndex(words)).toBe(words.indexOf('SCRIPT'))
  expect(mayStartShell(words[0])).toBe(true)
})

it.each([
  'sh',
  'sh script -c a',
  'sh -e script',
  'sh -- -c a',
  'sh - -c a',
  'bash --rcfile file -c a',
  'bash -onocaseglob -c a',
  'fish -c a',
  'csh -c a',
  'su -c a',
  'env -S sh -c a',
  'env -u A sh -c a',
  'timeout -k 1 5 sh -c a',
  'tini -p SIGTERM -- sh -c a',
  'busybox echo sh -c a',
  'env',
  'env A=b',
  'tini --',
  '',
])('no script in: %s', (line) => expect(scriptIndex(line.split(' '))).toBe(-1))

it('may not find the script that it looks for', () => {
  expect(scriptIndex([])).toBe(-1)
  expect(scriptIndex([undefined])).toBe(-1)
  expect(scriptIndex(['sh', '-c'])).toBe(-1)
  expect(scriptIndex(['env', undefined, 'sh', '-c', 'a'])).toBe(-1)
})

it.each([
  'echo $0',
  'echo "$1"',
  'echo $9',
  `echo "\${1:-a}"`,
  `echo "\${@:2}"`,
  `echo "\${!1}" "\${#}"`,
  'exec "$@"',
  'echo $*',
  'test $# -gt 1',
  'shift',
  'while getopts a: b; do c; done',
  'set -- a b',
  'for x; do echo $x; done',
  'for x do echo $x; done',
  'for x\ndo echo $x; done',
  'select x; do echo $x; done',
  'echo $argv',
  'echo $$1',
])('reads its parameters: %s', (script) => expect(readsParameters(script)).toBe(true))

it.each([
  'echo',
  'echo $HOME',
  `echo "\${A1:-b}" "\${#A}"`,
  'echo $(date) $((1 + 2)) $?',
  'for x in a b; do echo $x; done',
  'for dodo in a b; do echo $dodo; done',
  'echo shifted reset -- a',
  'set -e; a',
])('reads none: %s', (script) => expect(readsParameters(script)).toBe(false))

it.each(['. /etc/profile', 'a && source ./b', 'eval "$A"', '$(RUN)', 'a; $(RUN) b'])(
  'runs more than is there: %s',
  (script) => expect(runsFurtherText(script)).toBe(true),
)

it.each(['./run a', 'echo .', 'evaluate a', 'echo $(DATE)', '$$(RUN)'])('runs what is there: %s', (script) =>
  expect(runsFurtherText(script)).toBe(false),
)

it('knows shells with a path', () => {
  expect(['sh', '/bin/sh', '/usr/local/bin/bash', 'ash'].every(isShell)).toBe(true)
  expect(['fish', 'push', 'shell', 'sh.sh', ''].some(isShell)).toBe(false)
})
