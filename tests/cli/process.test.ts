import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'

const bin = `"${process.execPath}" "${resolve('bin/supercargo.js')}"`
const wrong = (name: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}}
date: {}
`

/** Runs the built program by a shell, for what only a real process shows. */
function sh(command: string, cwd: string, input?: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, stdout, stderr }
}

describe.skipIf(process.platform === 'win32')('the process', () => {
  it('hands a large report over completely to a slow reader', () => {
    const documents = Array.from({ length: 3000 }, (_, i) => wrong(`a${i}`)).join('---\n')
    const { code, stdout } = sh(`${bin} --format json a.yaml | (sleep 0.3; cat)`, folderOf({ 'a.yaml': documents }))
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings.length).toBeGreaterThanOrEqual(3000)
  })

  it('ends quietly when the reader goes away', () => {
    const documents = Array.from({ length: 3000 }, (_, i) => wrong(`a${i}`)).join('---\n')
    const { code, stdout, stderr } = sh(
      `${bin} --format compact -q a.yaml | head -n 1`,
      folderOf({ 'a.yaml': documents }),
    )
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout.split('\n')).toHaveLength(2)
  })

  it.skipIf(!existsSync('/dev/full'))('says so when the output cannot be written', () => {
    const { code, stderr } = sh(`${bin} a.yaml > /dev/full`, folderOf({ 'a.yaml': wrong('a') }))
    expect(code).toBe(2)
    expect(stderr).toMatch(/^supercargo: cannot write the output: no space is left on the device/)
  })

  it('reads standard input and pipes that have a path', () => {
    const cwd = folderOf({ 'a.yaml': wrong('a') })
    expect(sh(`${bin} --format compact -q -`, cwd, wrong('a')).stdout).toMatch(/^<stdin>:4:1: error/)
    expect(sh(`sleep 0.2; cat a.yaml | ${bin} -q -`, cwd).code).toBe(1)
    expect(sh(`${bin} --format compact -q <(cat a.yaml)`, cwd).stdout).toMatch(/^\/dev\/fd\/\d+:4:1: error/)
    expect(sh(`${bin} - < /dev/null`, cwd).code).toBe(2)
  })

  it('says that the current folder is gone', () => {
    const { code, stderr } = sh(`mkdir a && cd a && rmdir ../a && ${bin}`, folderOf({}))
    expect(stderr).toBe('supercargo: cannot use the current folder: no such file or folder\n')
    expect(code).toBe(2)
  })

  it('starts in any folder', () => {
    const cwd = folderOf({ 'a/b.yaml': wrong('a') })
    expect(sh(`${bin} --format compact -q`, join(cwd, 'a')).stdout).toMatch(/^b\.yaml:4:1: error/)
  })
})
