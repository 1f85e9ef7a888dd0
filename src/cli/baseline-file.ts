import { posix, resolve } from 'node:path'
import type { BaselineFile } from '../baseline/run.ts'
import { BASELINE_NAME, findBaseline, findConfig } from '../config/find.ts'
import { slashes } from '../sources/files.ts'
import type { ParsedArgs } from './args.ts'
import { startOf } from './configs.ts'
import type { Io } from './io.ts'
import type { Settings } from './settings.ts'

/** The baseline that a check goes by: the one that is named, that of the config, or the nearest one. */
export function baselineOf(args: ParsedArgs, io: Io, { config }: Settings): BaselineFile | undefined {
  if (args.flags.get('baseline') === false) return undefined
  const named = args.values.get('baseline')?.at(-1)
  if (named !== undefined) return { path: named, absolute: slashes(resolve(io.cwd, named)) }
  const written = config?.baseline
  const absolute =
    written === undefined ? findBaseline(startOf(args, io)) : slashes(resolve(written.file.base, written.value))
  return absolute === undefined ? undefined : { path: shownFrom(io, absolute), absolute }
}

/** Where a new baseline has its place: beside the config file, else at the top of the repository, else in the current folder. */
export function placeOfBaseline(args: ParsedArgs, io: Io): BaselineFile {
  const folder = findConfig(startOf(args, io)).root ?? slashes(io.cwd)
  const absolute = posix.join(folder, BASELINE_NAME)
  return { path: shownFrom(io, absolute), absolute }
}

function shownFrom({ cwd }: Io, absolute: string): string {
  return posix.relative(slashes(cwd), absolute) || absolute
}
