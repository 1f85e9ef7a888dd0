import { closeSync, openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from '../sources/read.ts'
import { printable } from '../text/width.ts'
import type { ParsedArgs } from './args.ts'
import { type Io, OutputError } from './io.ts'

/** Where the result of a command goes: standard output, or the file that `--output` names. Small pieces are gathered. */
export interface Output {
  write(text: string): void
  /** Writes what is left. */
  end(): void
}

const GATHER = 1 << 16

/** Opens the output of a command; throws OutputError where the file cannot be written. */
export function openOutput(args: ParsedArgs, io: Io): Output {
  return openFile(outputFile(args), io)
}

/** Opens a file to be written anew, or standard output; throws OutputError where the file cannot be written. */
export function openFile(file: string | undefined, io: Io): Output {
  const target = openTarget(file, io)
  let pieces: string[] = []
  let size = 0
  const flush = () => {
    if (size > 0) target.write(pieces.join(''))
    pieces = []
    size = 0
  }
  return {
    write(text) {
      pieces.push(text)
      size += text.length
      if (size > GATHER) flush()
    },
    end() {
      flush()
      target.close()
    },
  }
}

/** The file that `--output` names; undefined where standard output is meant. */
export function outputFile(args: ParsedArgs): string | undefined {
  const file = args.values.get('output')?.at(-1)
  return file === '-' ? undefined : file
}

/** Opens a file for writing, or standard output; throws OutputError where that cannot be done. */
export function openTarget(file: string | undefined, io: Io): { write(text: string): void; close(): void } {
  if (file === undefined) return { write: (text) => io.stdout.write(text), close: () => {} }
  const attempt = <T>(action: () => T): T => {
    try {
      return action()
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      throw new OutputError(
        `cannot write "${printable(file)}": ${missing ? 'its folder does not exist' : describe(error)}`,
      )
    }
  }
  const fd = attempt(() => openSync(resolve(io.cwd, file), 'w'))
  return {
    write: (text) => {
      const bytes = Buffer.from(text)
      for (let done = 0; done < bytes.length; ) done += attempt(() => writeSync(fd, bytes, done))
    },
    close: () => closeSync(fd),
  }
}
