import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { writeProject } from '../../bench/project.ts'
import { readAll } from '../../src/cli/reader/read.ts'
import { FREE, NOW, PAST, READ, type ReaderMessage, STRETCH, stateOf } from '../../src/cli/reader/shared.ts'
import { folderOf } from '../helpers/folder.ts'
import { store } from '../helpers/store.ts'

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
const versions = { from: store().newest, to: store().newest }

/** Reads so many copies of a file, as a thread does, from a state that all stretches have before, but for those that are given. */
function read(place: string, count: number, given: Readonly<Record<number, number>> = {}, now = -1) {
  const stretches = Math.ceil(count / STRETCH)
  const state = new Int32Array(new SharedArrayBuffer(4 * stateOf(stretches)))
  state[NOW] = now
  for (const [stretch, value] of Object.entries(given)) state[stateOf(Number(stretch))] = value
  const { port1, port2 } = new MessageChannel()
  const places = `${place}\0`.repeat(count)
  readAll({ jobs: [{ versions, marks: [], places, explicit: '0'.repeat(count) }], state, port: port2 }, store())
  const messages: ReaderMessage[] = []
  for (let next = receiveMessageOnPort(port1); next !== undefined; next = receiveMessageOnPort(port1))
    messages.push(next.message)
  port1.close()
  return { messages, states: [...state.slice(stateOf(0))] }
}

it('reads files stretch by stretch', () => {
  const place = join(folderOf({ 'a.yaml': MAP }), 'a.yaml')
  const { messages, states } = read(place, 2 * STRETCH + 1)
  expect(messages.map(([stretch, files]) => [stretch, files.length])).toEqual([
    [0, STRETCH],
    [1, STRETCH],
    [2, 1],
  ])
  expect(states).toEqual([READ, READ, READ])
  expect(messages[2]![1][0]).toMatchObject({ text: MAP, resources: [{ name: 'a' }] })
})

it('leaves out what is judged already, and what somebody else has begun with', () => {
  const place = join(folderOf({ 'a.yaml': MAP }), 'a.yaml')
  const { messages, states } = read(place, 5 * STRETCH, { 3: PAST }, 1)
  expect(messages.map(([stretch]) => stretch)).toEqual([2, 4])
  expect(states).toEqual([FREE, FREE, READ, PAST, READ])
})

it('has nothing of a file that cannot be read', () => {
  const { messages } = read(join(folderOf({}), 'missing.yaml'), 1)
  expect(messages).toEqual([[0, [undefined]]])
})

/** The program as a package that has never been run, beside a project of so many files. */
function installed(files: number, mistakes: number): string {
  const folder = folderOf({})
  for (const name of ['bin', 'dist', 'package.json']) cpSync(name, join(folder, name), { recursive: true })
  for (const name of readdirSync(join(folder, 'dist'))) if (name.endsWith('.cache')) rmSync(join(folder, 'dist', name))
  writeProject(join(folder, 'many'), { files, seed: 5, mistakes })
  return folder
}

function check(folder: string, ...args: readonly string[]) {
  const given = ['bin/supercargo.js', 'many', '--no-config', '--format', 'json', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  return { status, stdout, stderr }
}

const caches = (folder: string) => readdirSync(join(folder, 'dist')).filter((name) => /^reader\.cjs.*cache$/.test(name))

it('says the same of many files with a thread that reads ahead and without', { timeout: 60_000 }, () => {
  const folder = installed(1100, 0.2)
  const first = check(folder)
  expect(first).toMatchObject({ status: 1, stderr: '' })
  expect(caches(folder)).toHaveLength(1)
  expect(check(folder)).toEqual(first)
  // A thread that cannot begin, and one that ends in the middle.
  for (const program of ["throw new Error('gone')", 'process.exit(3)', 'for (;;) {}']) {
    writeFileSync(join(folder, 'bin', 'reader.js'), program)
    expect(check(folder)).toEqual(first)
  }
  rmSync(join(folder, 'bin', 'reader.js'))
  expect(check(folder)).toEqual(first)
})

it('stops a thread that reads little that is of use', { timeout: 60_000 }, () => {
  const folder = installed(1100, 1)
  const paths = (stdout: string) => new Set(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file))
  const first = check(folder)
  expect(first).toMatchObject({ status: 1, stderr: '' })
  rmSync(join(folder, 'bin', 'reader.js'))
  expect(check(folder)).toEqual(first)
  expect(paths(first.stdout).size).toBe(1100)
})
