import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'

/** The program as a package that has never been run. */
function installed(): string {
  const folder = folderOf({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' })
  for (const name of ['bin', 'dist', 'package.json']) cpSync(name, join(folder, name), { recursive: true })
  return folder
}

function run(folder: string) {
  const { status, stderr } = spawnSync(process.execPath, ['bin/supercargo.js', 'a.yaml'], {
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

it('answers an editor with one program alone', () => {
  const folder = installed()
  for (const name of ['cli.cjs', 'rest.cjs']) rmSync(join(folder, 'dist', name))
  const messages = [
    { id: 1, method: 'initialize', params: { capabilities: {} } },
    { id: 2, method: 'shutdown' },
    { method: 'exit' },
  ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  const input = messages.map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`).join('')
  const args = ['bin/supercargo.js', 'lsp', '--stdio']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, input, encoding: 'utf8' })
  expect({ status, stderr }).toEqual(fine)
  expect(stdout).toContain('"capabilities"')
})

it.skipIf(process.getuid?.() === 0)('does without where it may not write', () => {
  const folder = installed()
  chmodSync(join(folder, 'dist'), 0o555)
  expect(run(folder)).toEqual(fine)
})
