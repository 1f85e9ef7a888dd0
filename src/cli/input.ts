import { resolve } from 'node:path'
import type { UnitDefinition } from '../check.ts'
import { type Context, findContext } from '../sources/context.ts'
import { type FindOptions, findFiles, slashes } from '../sources/files.ts'
import { type SourceFile, withFacts } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import { complain } from './command.ts'
import type { Io } from './io.ts'
import type { Settings } from './settings.ts'
import { tuneFor } from './tuning.ts'

/** What the paths of a command line lead to. */
export interface Input {
  readonly files: readonly SourceFile[]
  /** What could not be found; it has been said. */
  readonly problems: readonly string[]
  /** What was named: of folders all manifests are among the files. Absolute, with forward slashes. */
  readonly covered: readonly string[]
  /** All manifests of the project that these belong to are known. */
  readonly isWhole: boolean
  /** Manifests have been removed, which others may miss. */
  readonly hasRemoved?: boolean
}

/** Finds the files that are named, or those of the current folder, and the definitions; with settings also what lies around. Says what cannot be found. */
export async function findInput(args: ParsedArgs, io: Io, settings?: Settings): Promise<Input> {
  const paths = namedPaths(args)
  const options = { ...findOptions(args, io), excluded: settings?.excluded }
  const found = await findFiles(paths, options)
  tuneFor(found.files.length)
  const input = await completed(found.files, paths, args, settings, options)
  const problems = [...input.problems, ...found.problems]
  for (const problem of problems) complain(io, printable(problem))
  return { ...input, problems }
}

/** The paths of a command line; without any the current folder. */
export function namedPaths(args: ParsedArgs): readonly string[] {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  return named.length > 0 ? named : ['.']
}

/** How the options of a command line say to look for files. */
export function findOptions(args: ParsedArgs, { cwd, stdin }: Io, onFound?: (count: number) => void): FindOptions {
  const stdinName = args.values.get('stdin-filename')?.at(-1)
  if (stdinName !== undefined && !namedPaths(args).includes('-'))
    throw new UsageError('`--stdin-filename` names standard input, which is read where `-` is among the paths')
  return { cwd, stdin, stdinName, onFile: onFound }
}

/** Files that were found, with the definitions that are used for them; with settings also with what lies around. */
export async function completed(
  found: readonly SourceFile[],
  paths: readonly string[],
  args: ParsedArgs,
  settings: Settings | undefined,
  options: FindOptions,
): Promise<Input> {
  const crds = settings?.crds ?? args.values.get('crds') ?? []
  const definitions = await findFiles(crds, { ...options, excluded: undefined, definitions: true })
  const known = new Set(found.map(({ path }) => path))
  const defining = definitions.files.filter(({ path }) => !known.has(path))
  const isLenient = args.flags.get('ignore-unknown') === true
  const files = [...defining, ...(isLenient ? found.map(asFound) : found)]
  const around = settings === undefined ? undefined : findAround(found, paths, args, settings, options)
  return {
    files: around === undefined ? files : [...withoutKnown(around.files, files), ...files],
    problems: definitions.problems,
    covered: paths.filter((path) => path !== '-').map((path) => slashes(resolve(options.cwd, path))),
    isWhole: around?.isWhole ?? true,
  }
}

/** A file that was named as if it had been found in a folder: it is left out where it is no manifest. */
export function asFound(file: SourceFile): SourceFile {
  return withFacts(file, { explicit: false })
}

/** What lies around the files that were named; where all that is named must be here, also around what folders and globs led to. */
function findAround(
  found: readonly SourceFile[],
  paths: readonly string[],
  args: ParsedArgs,
  { config, outside, units }: Settings,
  options: FindOptions,
): Context | undefined {
  const isClosed =
    outside?.closed === true && !paths.some((path) => isAbove(resolve(options.cwd, path), config!.file.folder))
  const subjects = found.filter(({ explicit, place }) => (explicit || isClosed) && place !== undefined)
  if (subjects.length === 0) return undefined
  if (args.flags.get('context') === false) return { files: [], isWhole: false }
  const isNear = unitsOf(subjects, units ?? [])
  const { files, isWhole } = findContext(subjects, { ...options, onFile: undefined })
  return { files: files.filter(({ place }) => isNear(place!)), isWhole }
}

function isAbove(path: string, folder: string): boolean {
  const above = slashes(path)
  return folder === above || folder.startsWith(above.endsWith('/') ? above : `${above}/`)
}

/** Files without those that lie at the same places as others. */
export function withoutKnown(files: readonly SourceFile[], known: readonly SourceFile[]): readonly SourceFile[] {
  const places = new Set(known.map(({ place }) => place))
  return files.filter(({ place }) => !places.has(place))
}

/** Tells whether a file may have to do with those that were named: where all of these are in units of the config, only the files of those units. */
export function unitsOf(
  named: readonly Pick<SourceFile, 'place'>[],
  units: readonly UnitDefinition[],
): (place: string) => boolean {
  const theirs = units.filter(({ holds }) => named.some(({ place }) => place !== undefined && holds(place)))
  const areAll = named.every(({ place }) => place !== undefined && theirs.some(({ holds }) => holds(place)))
  return areAll ? (place) => theirs.some(({ holds }) => holds(place)) : () => true
}
