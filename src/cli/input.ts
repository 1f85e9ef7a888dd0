import { resolve } from 'node:path'
import type { UnitDefinition } from '../check.ts'
import { type Context, findContext } from '../sources/context.ts'
import { type FindOptions, findFiles } from '../sources/files.ts'
import type { SourceFile } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import type { ParsedArgs } from './args.ts'
import { complain } from './command.ts'
import type { Io } from './io.ts'
import { type Settings, slashes } from './settings.ts'
import { tuneFor } from './tuning.ts'

/** What the paths of a command line lead to. */
export interface Input {
  readonly files: readonly SourceFile[]
  /** What could not be found; it has been said. */
  readonly problems: readonly string[]
  /** How many files the config says to leave out. */
  readonly excluded: number
  /** What was named: of folders all manifests are among the files. Absolute, with forward slashes. */
  readonly covered: readonly string[]
  /** All manifests of the project that these belong to are known. */
  readonly isWhole: boolean
}

/** Finds the files that are named, or those of the current folder, and the definitions; with settings also what lies around. Says what cannot be found. */
export async function findInput(args: ParsedArgs, io: Io, settings?: Settings): Promise<Input> {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  const paths = named.length > 0 ? named : ['.']
  const stdinName = args.values.get('stdin-filename')?.at(-1)
  const options = { cwd: io.cwd, stdin: io.stdin, stdinName, onFile: tuneFor, excluded: settings?.excluded }
  const found = await findFiles(paths, options)
  const crds = settings?.crds ?? args.values.get('crds') ?? []
  const definitions = await findFiles(crds, { ...options, excluded: undefined, definitions: true })
  const problems = [...definitions.problems, ...found.problems]
  for (const problem of problems) complain(io, printable(problem))
  const known = new Set(found.files.map(({ path }) => path))
  const defining = definitions.files.filter(({ path }) => !known.has(path))
  const files = [...defining, ...found.files]
  const around = settings === undefined ? undefined : findAround(found.files, paths, args, settings, options)
  return {
    files: around === undefined ? files : [...withoutKnown(around.files, files), ...files],
    problems,
    excluded: found.excluded,
    covered: paths.filter((path) => path !== '-').map((path) => slashes(resolve(io.cwd, path))),
    isWhole: around?.isWhole ?? true,
  }
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
    outside?.closed === true && !paths.some((path) => isAbove(resolve(options.cwd, path), config!.folder))
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

function withoutKnown(files: readonly SourceFile[], known: readonly SourceFile[]): readonly SourceFile[] {
  const places = new Set(known.map(({ place }) => place))
  return files.filter(({ place }) => !places.has(place))
}

/** Tells whether a file may have to do with those that were named: where all of these are in units of the config, only the files of those units. */
function unitsOf(named: readonly SourceFile[], units: readonly UnitDefinition[]): (place: string) => boolean {
  const theirs = units.filter(({ holds }) => named.some(({ place }) => place !== undefined && holds(place)))
  const areAll = named.every(({ place }) => place !== undefined && theirs.some(({ holds }) => holds(place)))
  return areAll ? (place) => theirs.some(({ holds }) => holds(place)) : () => true
}
