import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT } from './command.ts'
import type { Io } from './io.ts'

/** Set by the build, which also puts everything into one folder below the package. */
declare const SUPERCARGO_VERSION: string | undefined
const bundled = typeof SUPERCARGO_VERSION === 'string'

/** The folder of the package. */
export const ROOT = join(import.meta.dirname, bundled ? '..' : '../..')

/** The version of supercargo, as in package.json. */
export function ownVersion(): string {
  if (bundled) return SUPERCARGO_VERSION!
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version
}

/** Prints the version. */
export function showVersion(io: Io): number {
  io.stdout.write(`${ownVersion()}\n`)
  return EXIT.clean
}
