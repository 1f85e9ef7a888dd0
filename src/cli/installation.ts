import { ownVersion, packageFolder } from '../library/installed.ts'
import { EXIT } from './command.ts'
import type { Io } from './io.ts'

export { ownVersion } from '../library/installed.ts'

/** The folder of the package. */
export const ROOT = packageFolder()

/** Prints the version. */
export function showVersion(io: Io): number {
  io.stdout.write(`${ownVersion()}\n`)
  return EXIT.clean
}
