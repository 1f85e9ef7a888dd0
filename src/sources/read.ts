import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { decodeText } from '../yaml/decode.ts'
import { SourceError } from './source.ts'

/** The largest file that is read: 64 MiB. */
export const SIZE_LIMIT = 64 * 1024 * 1024

/** What is looked at to tell binary content from text. */
const HEAD = 8192

/** Files below this size, which nearly all are, are read without asking for their size first. */
const SMALL = 65_536

let buffer: Buffer | undefined

/** The text of a file as the cluster reads its bytes; throws SourceError where it cannot be read, is no text or is too large. */
export function readText(path: string): string {
  try {
    buffer ??= Buffer.allocUnsafeSlow(SMALL)
    const size = readStart(path, buffer)
    if (size < SMALL) return textOf(buffer.subarray(0, size))
    refuseBulk(buffer.toString('latin1', 0, HEAD), statSync(path).size)
    return textOf(readFileSync(path))
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError(describe(error))
  }
}

/** U+FFFD stands where the bytes are no UTF-8: UTF-16, another encoding, or binary content. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (text.includes('\uFFFD')) return decode(bytes)
  refuseBinary(text)
  return text
}

/** Reads the beginning of a file until the block is full, and says how much there was. */
function readStart(path: string, block: Buffer): number {
  const fd = openSync(path, 'r')
  try {
    let size = 0
    for (let count = 1; count > 0 && size < block.length; size += count)
      count = readSync(fd, block, size, block.length - size, null)
    return size
  } finally {
    closeSync(fd)
  }
}

/** The text of bytes as the cluster reads them; throws SourceError where they are too many or no text. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > SIZE_LIMIT) throw tooLarge(bytes.length)
  const { text, error } = decodeText(bytes)
  if (text !== undefined) {
    refuseBinary(text)
    return text
  }
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  throw new SourceError(head.includes('\0') && !hasByteOrderMark(head) ? BINARY : error)
}

const BINARY = 'it has binary content'

function refuseBulk(head: string, size: number): void {
  if (isBinary(head)) throw new SourceError(BINARY)
  if (size > SIZE_LIMIT) throw tooLarge(size)
}

function refuseBinary(text: string): void {
  if (isBinary(text.length > HEAD ? text.slice(0, HEAD) : text)) throw new SourceError(BINARY)
}

/** Whether the beginning of a file is full of NULs; a single one in a text is left to the parser, which says where it is. */
function isBinary(head: string): boolean {
  return head.includes('\0') && !hasByteOrderMark(head) && (head.split('\0').length - 1) * 10 > head.length
}

/** A byte-order mark of UTF-16 in text that was read byte by byte. */
function hasByteOrderMark(head: string): boolean {
  return head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')
}

function tooLarge(size: number): SourceError {
  return new SourceError(
    `it is too large: ${Math.ceil(size / 1024 / 1024)} MiB, at most ${SIZE_LIMIT / 1024 / 1024} are read`,
  )
}

/** The bytes of something that is no regular file, such as a pipe: at most one more than `limit`. */
export function readStream(path: string, limit: number): Uint8Array {
  const blocks: Uint8Array[] = []
  let size = 0
  const fd = openSync(path, 'r')
  try {
    while (size <= limit) {
      const block = Buffer.allocUnsafe(65_536)
      const count = readSync(fd, block)
      if (count === 0) break
      blocks.push(block.subarray(0, count))
      size += count
    }
  } catch (error) {
    throw new SourceError(describe(error))
  } finally {
    closeSync(fd)
  }
  return Buffer.concat(blocks)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'a part of its path is no folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
}

/** Why the file system refused, in words for the person. */
export function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code !== undefined && Object.hasOwn(REASONS, code) && REASONS[code]) || message
}
