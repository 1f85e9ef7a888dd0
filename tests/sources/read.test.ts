import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readText } from '../../src/sources/read.ts'
import { folderOf } from '../helpers/folder.ts'

const read = (content: string | Uint8Array) => readText(join(folderOf({ 'a.yaml': content }), 'a.yaml'))

it.each([
  ['UTF-8', Buffer.from('a: ä€😀\n'), 'a: ä€😀\n'],
  ['a byte-order mark, which is the parser’s business', Buffer.from('\ufeffa: 1\n'), '\ufeffa: 1\n'],
  ['a replacement character that was written', Buffer.from('a: \ufffd\n'), 'a: \ufffd\n'],
  ['UTF-16', Buffer.from('\ufeffa: ä\n', 'utf16le'), 'a: ä\n'],
  ['UTF-16 of the other order', Buffer.from('\ufeffa: ä\n', 'utf16le').swap16(), 'a: ä\n'],
  ['a text with a NUL', Buffer.from('name: some\nx: \0\n'), 'name: some\nx: \0\n'],
])('reads %s', (_, bytes, text) => {
  expect(read(bytes).replace(/^\ufeff(?!a: 1)/, '')).toBe(text)
})

it.each([
  ['another encoding', Buffer.from('a: ä\n', 'latin1'), /not valid UTF-8/],
  ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'it has binary content'],
  ['zeros', new Uint8Array(100), 'it has binary content'],
])('refuses %s', (_, bytes, message) => {
  expect(() => read(bytes)).toThrow(message)
})

it('refuses bulk without reading it', () => {
  const folder = folderOf({ 'zeros.yaml': '', 'large.yaml': `kind: Pod\n#${'x'.repeat(9000)}` })
  truncateSync(join(folder, 'zeros.yaml'), 200 * 1024 * 1024)
  truncateSync(join(folder, 'large.yaml'), 65 * 1024 * 1024)
  const before = process.memoryUsage().arrayBuffers
  expect(() => readText(join(folder, 'zeros.yaml'))).toThrow('it has binary content')
  expect(() => readText(join(folder, 'large.yaml'))).toThrow('it is too large: 65 MiB, at most 64 are read')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024)
})
