import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { folderOf } from '../helpers/folder.ts'

/** The program as a package that has never been run. */
function installed(): string {
  const folder = folderOf({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' })
  for (const name of ['bin', 'dist', 'package.json']) cpSync(name, join(folder, name), { recursive: true })
  return folder
}

function run(folder: string, path = 'a.yaml') {
  const { status, stderr } = spawnSync(process.execPath, ['bin/supercargo.js', path], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stderr }
}

const caches = (folder: string) => readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.cache'))
const fine = { status: 0, stderr: '' }

it('keeps compiled code beside the program, and does without where it is broken', () => {
  const folder = installed()
  expect(run(folder)).toEqual(fine)
  const [name] = caches(folder).filter((each) => each.includes(process.version))
  expect(name).toBeDefined()
  const cache = join(folder, 'dist', name!)
  expect(run(folder)).toEqual(fine)
  writeFileSync(cache, 'broken')
  expect(run(folder)).toEqual(fine)
  truncateSync(cache, 1000)
  expect(run(folder)).toEqual(fine)
})

/** Which of the files of compiled code V8 takes when a process starts. */
function taken(folder: string): string[] {
  return caches(folder).filter((name) => {
    const program = name.slice(0, name.indexOf('.cjs') + 4)
    const code = `const fs = require('node:fs'), { Script } = require('node:vm'), [filename, cache] = process.argv.slice(1)
      process.exitCode = new Script(fs.readFileSync(filename, 'latin1'), { filename, cachedData: fs.readFileSync(cache) }).cachedDataRejected ? 1 : 0`
    const places = [program, name].map((each) => join(folder, 'dist', each))
    return spawnSync(process.execPath, ['-e', code, ...places]).status === 0
  })
}

const begun = (name: string) => name.includes('.begun.')

it('keeps compiled code that the next start takes, also from a run over many files', () => {
  const folder = installed()
  for (const name of caches(folder)) rmSync(join(folder, 'dist', name))
  for (let i = 0; i < 150; i++) cpSync(join(folder, 'a.yaml'), join(folder, 'many', `${i}`, 'a.yaml'))
  expect(run(folder, 'many')).toEqual(fine)
  expect(taken(folder).map(begun)).toEqual([true])
  const [first] = caches(folder)
  expect(run(folder, 'many')).toEqual(fine)
  expect(caches(folder)).toEqual([first])
  expect(run(folder)).toEqual(fine)
  expect(taken(folder).map(begun)).toEqual([false])
})

it('keeps compiled code of the thread that reads ahead', { timeout: 60_000 }, () => {
  const folder = installed()
  for (const name of caches(folder)) rmSync(join(folder, 'dist', name))
  for (let i = 0; i < 1000; i++) cpSync(join(folder, 'a.yaml'), join(folder, 'many', `${i}`, 'a.yaml'))
  expect(run(folder, 'many')).toEqual(fine)
  const kept = caches(folder)
  expect(taken(folder).map((name) => name.slice(0, name.indexOf('.')))).toEqual(['cli', 'reader'])
  expect(run(folder, 'many')).toEqual(fine)
  expect(caches(folder)).toEqual(kept)
})

const said = (...messages: readonly object[]) =>
  messages
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`)
    .join('')

const INITIALIZE = { id: 1, method: 'initialize', params: { capabilities: {} } }
const SERVE = ['bin/supercargo.js', 'lsp', '--stdio']

it('answers an editor with one program alone', () => {
  const folder = installed()
  for (const name of ['cli.cjs', 'rest.cjs']) rmSync(join(folder, 'dist', name))
  const input = said(INITIALIZE, { id: 2, method: 'shutdown' }, { method: 'exit' })
  const { status, stdout, stderr } = spawnSync(process.execPath, SERVE, { cwd: folder, input, encoding: 'utf8' })
  expect({ status, stderr }).toEqual(fine)
  expect(stdout).toContain('"capabilities"')
})

it('keeps compiled code for an editor that ends the process as soon as it is answered', async () => {
  const folder = installed()
  for (const name of caches(folder)) rmSync(join(folder, 'dist', name))
  const server = spawn(process.execPath, SERVE, { cwd: folder })
  server.stdin.write(said(INITIALIZE))
  await vi.waitUntil(() => taken(folder).length > 0, { timeout: 10_000, interval: 50 })
  server.kill('SIGKILL')
  expect(taken(folder).map(begun)).toEqual([true])
  const input = said(INITIALIZE, { id: 2, method: 'shutdown' }, { method: 'exit' })
  expect(spawnSync(process.execPath, SERVE, { cwd: folder, input }).status).toBe(0)
  expect(taken(folder).map(begun)).toEqual([false])
})

it.skipIf(process.getuid?.() === 0)('does without where it may not write', () => {
  const folder = installed()
  chmodSync(join(folder, 'dist'), 0o555)
  expect(run(folder)).toEqual(fine)
})
