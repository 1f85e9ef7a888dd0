import { fstatSync, readSync, statSync, writeSync } from 'node:fs'
import { describe } from '../sources/read.ts'

/** Where text for a person or a program goes. */
export interface Sink {
  /** Returns once the text is handed over completely. */
  write(text: string): void
  readonly isTTY: boolean
  /** Width of the terminal; undefined where it is none. */
  readonly columns: number | undefined
}

/** Everything that a command sees of the outside besides files. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Standard input, up to one byte more than `limit`. */
  stdin(limit: number): Uint8Array
  readonly stdout: Sink
  readonly stderr: Sink
  /** Milliseconds of some clock, for progress. */
  now(): number
  /** The day in UTC, as 2027-01-31. */
  today(): string
}

/** Output could not be written, for another reason than a reader that went away. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** The real process. */
export function processIo(): Io {
  return {
    cwd: currentFolder(),
    env: process.env,
    stdin: readStdin,
    stdout: new DescriptorSink(1),
    stderr: new DescriptorSink(2),
    now: Date.now,
    today: () => new Date().toISOString().slice(0, '2027-01-31'.length),
  }
}

/** Nothing can be done from a folder that somebody has removed. */
function currentFolder(): string {
  try {
    return process.cwd()
  } catch (error) {
    writeSync(2, `supercargo: cannot use the current folder: ${describe(error)}\n`)
    process.exit(2)
  }
}

/** Whether a descriptor is a terminal. The module that knows is loaded for devices only: it takes a tenth of the start of Node. */
function isTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd)
    if (!stat.isCharacterDevice()) return false
    if (stat.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false
  } catch {
    return false
  }
  return process.getBuiltinModule('node:tty').isatty(fd)
}

/** Writes synchronously, so that a report is complete before the process ends; a reader that went away (`| head`) is no error. */
class DescriptorSink implements Sink {
  readonly #fd: 1 | 2
  #isTTY: boolean | undefined
  #closed = false

  constructor(fd: 1 | 2) {
    this.#fd = fd
  }

  get isTTY(): boolean {
    this.#isTTY ??= isTerminal(this.#fd)
    return this.#isTTY
  }

  get columns(): number | undefined {
    // The stream object is made only here: it costs start-up time.
    return this.isTTY ? (this.#fd === 1 ? process.stdout : process.stderr).columns : undefined
  }

  write(text: string): void {
    if (this.#closed || text === '') return
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length; ) {
      try {
        done += writeSync(this.#fd, bytes, done)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EAGAIN') pause(1)
        else if (code === 'EPIPE') {
          this.#closed = true
          return
        } else throw new OutputError(`cannot write the output: ${describe(error)}`)
      }
    }
  }
}

/** Reads in blocks until the end; a terminal or a slow pipe that has nothing yet is waited for. */
function readStdin(limit: number): Uint8Array {
  const blocks: Uint8Array[] = []
  let size = 0
  while (size <= limit) {
    const block = Buffer.allocUnsafe(Math.min(1 << 16, limit + 1 - size))
    try {
      const count = readSync(0, block)
      if (count === 0) break
      blocks.push(block.subarray(0, count))
      size += count
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') pause(5)
      else if (code === 'EOF') break
      else throw error
    }
  }
  return Buffer.concat(blocks, size)
}

/** Waits without spinning: a pipe whose reader is slow takes nothing for a while. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
