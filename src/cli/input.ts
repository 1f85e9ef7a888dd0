import type { UnitDefinition } from '../check.ts'
import { findContext } from '../sources/context.ts'
import { findFiles } from '../sources/files.ts'
import type { SourceFile } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import type { ParsedArgs } from './args.ts'
import { complain } from './command.ts'
import type { Io } from './io.ts'
import type { Settings } from './settings.ts'
import { tuneFor } from './tuning.ts'

/** What the paths of a command line lead to. */
export interface Input {
  readonly files: readonly SourceFile[]
  /** What could not be found; it has been said. */
  readonly problems: readonly string[]
  /** How many files the config says to leave out. */
  readonly excluded: number
}

/** Finds the files that are named, or those of the current folder, and the definitions; with settings also the files that lie around those that were named. Says what cannot be found. */
export async function findInput(args: ParsedArgs, io: Io, settings?: Settings): Promise<Input> {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  const stdinName = args.values.get('stdin-filename')?.at(-1)
  const options = { cwd: io.cwd, stdin: io.stdin, stdinName, onFile: tuneFor, excluded: settings?.excluded }
  const found = await findFiles(named.length > 0 ? named : ['.'], options)
  const crds = settings?.crds ?? args.values.get('crds') ?? []
  const definitions = await findFiles(crds, { ...options, excluded: undefined, definitions: true })
  const problems = [...definitions.problems, ...found.problems]
  for (const problem of problems) complain(io, printable(problem))
  const paths = new Set(found.files.map(({ path }) => path))
  const defining = definitions.files.filter(({ path }) => !paths.has(path))
  const context = settings === undefined || args.flags.get('context') === false ? [] : around()
  return { files: [...defining, ...context, ...found.files], problems, excluded: found.excluded }

  function around(): readonly SourceFile[] {
    const explicit = found.files.filter((file) => file.explicit)
    if (explicit.length === 0) return explicit
    const known = new Set([...found.files, ...defining].map(({ place }) => place))
    const isNear = unitsOf(explicit, settings?.units ?? [])
    const files = findContext(explicit, { ...options, onFile: undefined })
    return files.filter(({ place }) => !known.has(place) && isNear(place!))
  }
}

/** Tells whether a file may have to do with those that were named: where all of these are in units of the config, only the files of those units. */
function unitsOf(named: readonly SourceFile[], units: readonly UnitDefinition[]): (place: string) => boolean {
  const theirs = units.filter(({ holds }) => named.some(({ place }) => place !== undefined && holds(place)))
  const areAll = named.every(({ place }) => place !== undefined && theirs.some(({ holds }) => holds(place)))
  return areAll ? (place) => theirs.some(({ holds }) => holds(place)) : () => true
}
