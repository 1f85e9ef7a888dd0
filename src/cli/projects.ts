import { byConfig, Ignored } from '../project/by-config.ts'
import type { SchemaStore } from '../schema/types.ts'
import { type FindOptions, type Found, findFiles } from '../sources/files.ts'
import { printable } from '../text/width.ts'
import type { ParsedArgs } from './args.ts'
import { complain } from './command.ts'
import { configsFor, startOf } from './configs.ts'
import { completed, findOptions, type Input, namedPaths } from './input.ts'
import type { Io } from './io.ts'
import { type Settings, settingsFor } from './settings.ts'

/** Files that go by one config file, judged together. */
export interface Project extends Input {
  readonly settings: Settings
}

/** What the paths of a command line lead to. */
export interface Projects extends Input {
  /** At least one, sorted by the places of their config files. */
  readonly projects: readonly [Project, ...Project[]]
  /** What the first path goes by. */
  readonly settings: Settings
  /** The config files that say to leave out something that was named or found. */
  readonly ignoring: readonly string[]
}

/** How files are found: those of the work tree, or what git says of it. */
export interface Finder {
  /** What paths lead to. */
  find(paths: readonly string[], options: FindOptions): Promise<Found>
  /** Files of one project, with what else is known when they are judged. */
  complete: typeof completed
}

const WORK_TREE: Finder = { find: findFiles, complete: completed }

/** Whether only what has changed is asked for. */
export function isNarrowed(args: ParsedArgs): boolean {
  return args.flags.get('staged') === true || args.values.has('changed-since')
}

/** Finds the files that are named, or those of the current folder, with what lies around them; each goes by the config file that is nearest to it. Says what cannot be found; calls back with the number of files found so far. */
export async function findProjects(
  args: ParsedArgs,
  io: Io,
  store: SchemaStore,
  onFound?: (count: number) => void,
): Promise<Projects> {
  const configs = configsFor(args, io)
  const ignored = new Ignored(configs)
  const paths = namedPaths(args)
  const first = configs.at(startOf(args, io))
  const options = { ...findOptions(args, io, onFound), onFolder: configs.enter.bind(configs), excluded: ignored.has }
  const { find, complete } = isNarrowed(args) ? (await import('./commands/rest.ts')).findChanged(args, io) : WORK_TREE
  const found = await find(paths, options)
  for (const problem of found.problems) complain(io, printable(problem))
  const problems = [...found.problems]
  const projects: Project[] = []
  for (const [config, files] of byConfig(found.files, configs, first)) {
    const settings = settingsFor(config, args, io, store)
    const isOther = (folder: string) => configs.at(folder) !== config
    const input = await complete(files, paths, args, settings, { ...options, isOther })
    for (const problem of input.problems) complain(io, printable(problem))
    problems.push(...input.problems)
    projects.push({ ...input, settings })
  }
  const [one, ...others] = projects
  return {
    projects: [one!, ...others],
    settings:
      projects.find(({ settings }) => settings.config === first)?.settings ?? settingsFor(first, args, io, store),
    files: projects.flatMap(({ files }) => files),
    covered: one!.covered,
    isWhole: projects.every(({ isWhole }) => isWhole),
    hasRemoved: projects.some(({ hasRemoved }) => hasRemoved),
    problems,
    ignoring: found.excluded > 0 ? ignored.by : [],
  }
}
