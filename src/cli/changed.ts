import { existsSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { matchPaths } from '../config/globs.ts'
import { type Context, findContext, MOST_BYTES, MOST_FILES } from '../sources/context.ts'
import { type FindOptions, type Found, findFiles, isManifestName, slashes } from '../sources/files.ts'
import { type SourceFile, withFacts } from '../sources/source.ts'
import { compareText } from '../text/compare.ts'
import { printable } from '../text/width.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import {
  FETCH_MORE,
  filesOfTree,
  findCommit,
  git,
  isShallow,
  listOf,
  missingHint,
  sizeOf,
  type Tree,
  topOfWorkTree,
  treeOf,
} from './git.ts'
import { asFound, completed, namedPaths, unitsOf, withoutKnown } from './input.ts'
import type { Io } from './io.ts'
import type { Finder } from './projects.ts'
import type { Settings } from './settings.ts'

/** Finds what `--staged` or `--changed-since` leaves of what is named, with the rest for context. Throws UsageError where git cannot say it. */
export function findChanged(args: ParsedArgs, io: Io): Finder {
  const revision = args.values.get('changed-since')?.at(-1)
  const isStaged = args.flags.get('staged') === true
  const option = isStaged ? '--staged' : '--changed-since'
  if (isStaged && revision !== undefined)
    throw new UsageError('`--staged` and `--changed-since` are two different questions: ask one of them')
  if (isStaged && args.values.has('against'))
    throw new UsageError('`--against` compares files of the work tree, so it cannot be used with `--staged`')
  if (namedPaths(args).includes('-')) throw new UsageError(`\`${option}\` is about files, not about standard input`)
  const top = topOfWorkTree(io.cwd, `\`${option}\``)
  return isStaged ? new Staged(top, io) : new ChangedSince(revision!, top)
}

/** The index: what is staged, and as its context all other manifests as the next commit will have them. */
class Staged implements Finder {
  readonly #top: string
  readonly #io: Io
  readonly #tree: Tree

  constructor(top: string, io: Io) {
    this.#top = top
    this.#io = io
    this.#tree = treeOf(listOf(['ls-files', '--stage', '-z'], top, 'list the index'), /^(\d+) (\w+) 0\t(.*)$/s)
  }

  find = async (paths: readonly string[], { excluded }: FindOptions): Promise<Found> => {
    const isNamed = matcherOf(paths, this.#io)
    const staged = stagedIn(this.#top)
    const matching = staged.filter((path) => this.#tree.has(path) && isNamed(this.#placeOf(path)))
    const kept = matching.filter((path) => !excluded?.(this.#placeOf(path), false))
    return {
      files: this.#filesOf(kept.sort(compareText), false),
      problems: this.#unknown(paths, [...this.#tree.keys(), ...staged]),
      excluded: matching.length - kept.length,
    }
  }

  /** Paths that lead nowhere, be it on disk, in the index, or where something is about to be deleted. */
  #unknown(paths: readonly string[], known: readonly string[]): string[] {
    return paths
      .filter((path) => !isGlob(path, this.#io))
      .filter((path) => !existsSync(resolve(this.#io.cwd, path)))
      .filter((path) => {
        const isMeant = matcherOf([path], this.#io)
        return !known.some((each) => isMeant(this.#placeOf(each)))
      })
      .map((path) => `no such file or folder "${path}"`)
  }

  complete: Finder['complete'] = async (found, _paths, args, settings, options) => {
    const crds = settings?.crds ?? []
    const definitions = await findFiles(crds, { ...options, excluded: undefined, definitions: true })
    const { paths, isWhole } = this.#around(found, args, settings, options)
    return {
      files: [...definitions.files, ...this.#filesOf(paths, true), ...found],
      problems: definitions.problems,
      covered: [],
      isWhole,
    }
  }

  /** The other manifests of the project; those in the same folders where that are too many. */
  #around(
    found: readonly SourceFile[],
    args: ParsedArgs,
    settings: Settings | undefined,
    { excluded, isOther }: FindOptions,
  ): { readonly paths: readonly string[]; readonly isWhole: boolean } {
    if (found.length === 0 || args.flags.get('context') === false) return { paths: [], isWhole: false }
    const known = new Set(found.map(({ place }) => place))
    const folders = new Set(found.map(({ place }) => posix.dirname(place!)))
    const isNear = unitsOf(found, settings?.units ?? [])
    const whole = [...this.#tree.keys()].filter((path) => {
      const place = this.#placeOf(path)
      return !known.has(place) && isNear(place) && !isOther?.(posix.dirname(place)) && !excluded?.(place, false)
    })
    if (this.#areFew(whole)) return { paths: whole, isWhole: true }
    const beside = whole.filter((path) => folders.has(posix.dirname(this.#placeOf(path))))
    return { paths: this.#areFew(beside) ? beside : [], isWhole: false }
  }

  #areFew(paths: readonly string[]): boolean {
    if (paths.length > MOST_FILES) return false
    const objects = paths.map((path) => this.#tree.get(path)!)
    return sizeOf(objects, this.#top) <= MOST_BYTES
  }

  #filesOf(paths: readonly string[], context: boolean): SourceFile[] {
    const here = slashes(this.#io.cwd)
    return filesOfTree(this.#tree, paths, this.#top, (path) => {
      const place = this.#placeOf(path)
      return { path: posix.relative(here, place), place, explicit: false, context }
    })
  }

  #placeOf(path: string): string {
    return `${this.#top}/${path}`
  }
}

/** The files that the next commit adds, changes or deletes, from the top. */
function stagedIn(top: string): string[] {
  const head = findCommit('HEAD', top) ?? git(['hash-object', '-t', 'tree', '--stdin'], top).stdout.toString().trim()
  const options = ['--cached', '--name-only', '--no-renames', '--ignore-submodules', '-z']
  return listOf(['diff-index', ...options, head, '--'], top, 'say what is staged')
}

/** Tells whether a place is meant by paths: files, folders and globs. */
function matcherOf(paths: readonly string[], { cwd }: Io): (place: string) => boolean {
  const named = new Set(paths.map((path) => slashes(resolve(cwd, path))))
  const folders = [...named].map((path) => (path === '/' ? path : `${path}/`))
  const globs = paths.filter((path) => isGlob(path, { cwd })).map(slashes)
  const isMeant = matchPaths(slashes(cwd), globs)
  return (place) => named.has(place) || folders.some((folder) => place.startsWith(folder)) || isMeant(place)
}

function isGlob(path: string, { cwd }: Pick<Io, 'cwd'>): boolean {
  return /[*?[{!]/.test(path) && !existsSync(resolve(cwd, path))
}

/** The files of the work tree that have changed since the branch left a revision, and as their context all others. */
class ChangedSince implements Finder {
  readonly #changed: ReadonlySet<string>
  readonly find = findFiles

  constructor(revision: string, top: string) {
    this.#changed = new Set(changesSince(revision, top).map((path) => `${top}/${path}`))
  }

  complete: Finder['complete'] = async (found, paths, args, settings, options) => {
    const input = await completed(found, paths, args, settings, options)
    const isChanged = ({ place, definitions, context }: SourceFile) =>
      !definitions && !context && place !== undefined && this.#changed.has(place)
    const subjects = input.files.filter(isChanged).map(asFound)
    const definitions = input.files.filter((file) => file.definitions)
    const rest = input.files.filter((file) => !isChanged(file) && !file.definitions).map(asContext)
    const isAlone = args.flags.get('context') === false
    const around: Context =
      subjects.length === 0 || isAlone
        ? { files: [], isWhole: false }
        : findContext(subjects, { ...options, onFile: undefined })
    const isMissed = (place: string) => isManifestName(posix.basename(place)) && !existsSync(place)
    const hasRemoved = [...this.#changed].some(isMissed)
    const others = isAlone || (subjects.length === 0 && !hasRemoved) ? [] : rest
    return {
      ...input,
      files: [...definitions, ...withoutKnown(around.files, input.files), ...others, ...subjects],
      covered: [],
      isWhole: input.isWhole && around.isWhole,
      hasRemoved,
    }
  }
}

function asContext(file: SourceFile): SourceFile {
  return withFacts(file, { explicit: false, context: true })
}

/** Names of files that differ from the commit where the branch left a revision, also those that are gone or not known to git yet, from the top. */
function changesSince(revision: string, top: string): string[] {
  const options = ['--name-only', '--no-renames', '--no-ext-diff', '--ignore-submodules', '-z']
  const base = mergeBase(revision, top)
  return [
    ...listOf(
      ['--no-optional-locks', '-c', 'diff.relative=false', 'diff', ...options, base, '--'],
      top,
      `compare with ${revision}`,
    ),
    ...listOf(['ls-files', '--others', '--exclude-standard', '-z'], top, 'list new files'),
  ]
}

function mergeBase(revision: string, top: string): string {
  const commit = findCommit(revision, top)
  if (commit === undefined)
    throw new UsageError(`"${printable(revision)}" is no revision of this git repository${missingHint(revision, top)}`)
  const { status, stdout, stderr } = git(['merge-base', commit, 'HEAD'], top)
  if (status === 0) return stdout.toString().trim()
  if (isShallow(top))
    throw new UsageError(`nobody knows where this branch left "${printable(revision)}": ${FETCH_MORE}`)
  throw new UsageError(
    `this branch and "${printable(revision)}" have no commit in common${stderr === '' ? '' : `: ${stderr.trim()}`}`,
  )
}
