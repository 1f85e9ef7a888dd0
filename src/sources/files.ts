import {
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { BASELINE_NAME, CONFIG_NAMES } from '../config/find.ts'
import { compareText } from '../text/compare.ts'
import { toEnd } from '../text/steps.ts'
import { IgnoredIn } from './ignored.ts'
import { KUSTOMIZATION_NAMES, partsOfKustomization } from './kustomization.ts'
import { decode, describe, readStream, readText, SIZE_LIMIT } from './read.ts'
import { OWN_CONFIG, type Recognised, recognisePath } from './recognise.ts'
import { SourceError, type SourceFile } from './source.ts'

/** Where to look, and how standard input is read. */
export interface FindOptions {
  readonly cwd: string
  /** Standard input, up to one byte more than `limit`. */
  readonly stdin: (limit: number) => Uint8Array
  /** The name that standard input is reported under. */
  readonly stdinName?: string
  /** Called with the number of files found so far. */
  readonly onFile?: (found: number) => void
  /** The files are definitions (`--crds`). */
  readonly definitions?: boolean
  /** The files are only there for others. */
  readonly context?: boolean
  /** Whether a file or folder, by its place, is left out as if it were not there. */
  readonly excluded?: (place: string, isFolder: boolean) => boolean
  /** Called with each folder that is searched, before what is in it: whether it has a config file or is the top of a repository. */
  readonly onFolder?: (place: string, hasTop: boolean) => void
  /** Whether a folder belongs to another project, which is no context. */
  readonly isOther?: (place: string) => boolean
}

/** What paths lead to. */
export interface Found {
  /** Each file once, standard input first, then sorted by place: the same order however the files were named. */
  readonly files: readonly SourceFile[]
  /** What could not be found, in words for the person. */
  readonly problems: readonly string[]
  /** How many files that were named or matched are excluded. */
  readonly excluded: number
}

/** Folders that never hold a project's own manifests. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules'])

/** Finds the files that paths mean: files, folders (walked, honouring .gitignore), `-` for standard input, and globs where no such path exists. */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<Found> {
  const search = new Search(options)
  for (const path of paths) {
    if (path === '') search.problems.push('a path is empty: write . for the current folder')
    else if (path === '-') search.addStdin()
    else if (!search.addPath(path)) await addGlob(path, search)
  }
  return search.found()
}

/** A folder to search. */
export interface Below {
  /** Absolute, with forward slashes. */
  readonly folder: string
  /** How a file is called in reports, by its place. */
  readonly nameOf: (place: string) => string
  /** How many folders deep. */
  readonly depth: number
  /** How many manifests there may be, and a hundred times as many entries of folders. */
  readonly limit: number
}

/** The files below a folder, as a walk of it finds them; undefined where they are more than the limit. */
export function findBelow(below: Below, options: FindOptions): Found | undefined {
  return toEnd(stepsBelow(below, options))
}

/** The same in steps, which are a folder each, with files that need not be there yet, such as an editor has: by their places, as far as a walk would have found them. */
export function* stepsBelow(
  below: Below,
  options: FindOptions,
  others: readonly string[] = [],
): Generator<undefined, Found | undefined> {
  const search = new Search(options, below)
  yield* search.walkSteps(below.folder, '')
  for (const place of others) search.addOther(below, place)
  return search.isOverLimit ? undefined : search.found()
}

async function addGlob(pattern: string, search: Search): Promise<void> {
  const { expandGlob, isGlob } = await import('./glob.ts')
  const slashed = pattern.replaceAll('\\', '/')
  if (slashed !== pattern && existsSync(resolve(search.cwd, slashed))) {
    search.problems.push(`no such file or folder "${pattern}"; did you mean "${slashed}"?`)
    return
  }
  const matches = isGlob(pattern) ? await expandGlob(pattern, search.cwd) : undefined
  if (matches === undefined) search.problems.push(`no such file or folder "${pattern}"`)
  else if (matches.length === 0) search.problems.push(`no file matches "${pattern}"`)
  else for (const match of matches) search.addFile(shownPath(match), false)
}

/** Names of files that say what those beside and below them are. */
const TELLING: ReadonlySet<string> = new Set(['Chart.yaml', ...KUSTOMIZATION_NAMES])
/** Names in the folder that a search for the config file ends in. */
const TOPS: ReadonlySet<string> = new Set([...CONFIG_NAMES, '.git'])
const NONE: readonly string[] = []

/** What a file is may only turn out when all are found. */
type Candidate = SourceFile & { recognised?: Recognised }

/** A file whose text is read when it is asked for; it is small, for there may be many. */
class DiskFile implements SourceFile {
  /** What it is called, or how many characters of its place that leaves out. */
  readonly #path: string | number
  readonly explicit: boolean
  readonly place: string
  readonly definitions: boolean | undefined
  readonly context: boolean | undefined
  recognised: Recognised | undefined

  constructor({
    path,
    place,
    explicit,
    definitions,
    context,
    recognised,
  }: Omit<Candidate, 'text'> & { place: string }) {
    this.#path = place.endsWith(path) ? place.length - path.length : path
    this.place = place
    this.explicit = explicit
    this.definitions = definitions
    this.context = context
    this.recognised = recognised
  }

  get path(): string {
    return typeof this.#path === 'string' ? this.#path : this.place.slice(this.#path)
  }

  get isOnDisk(): boolean {
    return true
  }

  text(): string {
    return readText(this.place)
  }
}

class Search {
  readonly cwd: string
  readonly problems: string[] = []
  readonly #options: FindOptions
  readonly #files = new Map<string, Candidate>()
  readonly #exists = new Map<string, boolean>()
  /** Where the links to files that were found lead. */
  readonly #links = new Map<string, string>()
  /** Of folders that were listed, the names that tell what other files are. */
  readonly #telling = new Map<string, readonly string[]>()
  readonly #depth: number
  readonly #limit: number
  readonly #nameOf: ((place: string) => string) | undefined
  #entries = 0
  #excluded = 0

  constructor(options: FindOptions, below?: Below) {
    this.#options = options
    this.cwd = options.cwd
    this.#depth = Math.min(below?.depth ?? DEPTH_LIMIT, DEPTH_LIMIT)
    this.#limit = below?.limit ?? Number.POSITIVE_INFINITY
    this.#nameOf = below?.nameOf
  }

  found(): Found {
    // A file that is found itself is not checked a second time under the name of a link to it.
    const repeated = [...this.#links].filter(([, target]) => this.#files.has(target))
    for (const [link] of repeated) if (!this.#files.get(link)!.explicit) this.#files.delete(link)
    const files = this.#recogniseParts().sort((a, b) => compareText(a.place ?? '', b.place ?? ''))
    return { files, problems: this.problems, excluded: this.#excluded }
  }

  /** The files, with those left out that the kustomizations beside and above them read for something else than resources. */
  #recogniseParts(): SourceFile[] {
    if (this.#options.definitions) return [...this.#files.values()]
    const parts = new Map<string, Recognised>()
    const seen = new Set<string>()
    for (const absolute of this.#files.keys())
      for (let folder = folderOf(absolute); folder !== '' && !seen.has(folder); folder = folderOf(folder)) {
        seen.add(folder)
        for (const [part, what] of this.#partsIn(folder)) parts.set(part, what)
      }
    for (const [absolute, what] of parts) {
      const file = this.#files.get(absolute)
      if (file !== undefined) file.recognised ??= what
    }
    return [...this.#files.values()]
  }

  #partsIn(folder: string): ReadonlyMap<string, Recognised> {
    const name = KUSTOMIZATION_NAMES.find((each) => this.#isFile(`${folder}/${each}`))
    if (name === undefined) return new Map()
    try {
      return partsOfKustomization(folder, readText(`${folder}/${name}`))
    } catch (error) {
      if (error instanceof SourceError) return new Map()
      throw error
    }
  }

  /** Under a file's name it stands for that file: an editor checks what is not saved yet among its neighbours. */
  addStdin(): void {
    const { stdin, stdinName } = this.#options
    const bytes = stdin(SIZE_LIMIT)
    let text: string | undefined
    this.#files.set(stdinName === undefined ? '-' : this.#absolute(stdinName), {
      path: stdinName ?? '<stdin>',
      place: stdinName === undefined ? undefined : this.#absolute(stdinName),
      explicit: true,
      text: () => (text ??= decode(bytes)),
    })
  }

  /** Adds a file or a whole folder; false where there is no such path. */
  addPath(path: string): boolean {
    let stat: Stats
    try {
      stat = statSync(resolve(this.cwd, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isLink(resolve(this.cwd, path))) return false
      this.problems.push(`cannot read "${path}": ${describeLink(error)}`)
      return true
    }
    const shown = shownPath(path)
    if (stat.isDirectory()) this.#walkFrom(shown, path)
    else this.addFile(shown, !this.#options.definitions, stat.isFile())
    return true
  }

  addFile(path: string, explicit: boolean, isRegular = true): void {
    this.#add(this.#absolute(path), path, explicit, isRegular)
  }

  #absolute(path: string): string {
    return slashes(resolve(this.cwd, path))
  }

  #add(absolute: string, path: string, explicit: boolean, isRegular = true): void {
    const known = this.#files.get(absolute)
    if (known !== undefined && (known.explicit || !explicit)) return
    const { definitions, context, excluded } = this.#options
    if (excluded?.(absolute, false)) {
      this.#excluded++
      return
    }
    const recognised = definitions ? undefined : recognisePath(absolute, this.#isFile)
    const facts = {
      path: this.#nameOf?.(absolute) ?? path,
      place: absolute,
      explicit: explicit && recognised !== OWN_CONFIG,
      definitions,
      context,
      recognised,
    }
    let kept: string | undefined
    const file: Candidate = isRegular
      ? new DiskFile(facts)
      : { ...facts, text: () => (kept ??= decode(readStream(absolute, SIZE_LIMIT))) }
    this.#files.set(absolute, file)
    this.#options.onFile?.(this.#files.size)
  }

  #walkFrom(shown: string, path: string): void {
    toEnd(this.walkSteps(this.#absolute(path), shown === '.' ? '' : shown.endsWith('/') ? shown : `${shown}/`))
  }

  /** Walks a folder, as far as there is not more in it than the limit. */
  walkSteps(absolute: string, prefix: string): Generator<undefined, void> {
    return this.#walk(absolute === '/' ? '' : absolute, prefix, () => IgnoredIn.at(slashes(realpathSync(absolute))), 0)
  }

  get isOverLimit(): boolean {
    return this.#files.size > this.#limit || this.#entries > this.#limit * 100
  }

  /** Adds a file that may not be there yet, where a walk of the folder would find it. */
  addOther({ folder, depth }: Below, place: string): void {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`
    if (!place.startsWith(prefix) || this.#files.has(place)) return
    const path = place.slice(prefix.length)
    const folders = path.split('/').slice(0, -1)
    if (!isManifestName(path.slice(path.lastIndexOf('/') + 1)) || folders.length > depth) return
    if (folders.some((name) => SKIPPED_FOLDERS.has(name)) || IgnoredIn.at(folder).covers(path)) return
    const above = folders.map((_, index) => prefix + folders.slice(0, index + 1).join('/'))
    if (above.some((each) => this.#isLeftOut(each))) return
    this.#add(place, path, false)
  }

  #isLeftOut(folder: string): boolean {
    const { excluded, context, isOther } = this.#options
    return excluded?.(folder, true) === true || (context === true && isOther?.(folder) === true)
  }

  *#walk(
    absolute: string,
    prefix: string,
    ignoredHere: (hasRules: boolean) => IgnoredIn,
    depth: number,
  ): Generator<undefined, void> {
    let entries: Dirent[]
    try {
      entries = readdirSync(`${absolute}/`, { withFileTypes: true })
    } catch (error) {
      this.problems.push(`cannot read "${prefix || '.'}": ${describe(error)}`)
      return
    }
    this.#options.onFolder?.(
      absolute || '/',
      entries.some(({ name }) => TOPS.has(name)),
    )
    if (this.#options.context && depth > 0 && this.#options.isOther?.(absolute)) return
    const telling = entries.filter(({ name }) => TELLING.has(name))
    this.#telling.set(absolute, telling.length === 0 ? NONE : telling.map(({ name }) => name))
    const ignored = ignoredHere(entries.some(({ name }) => name === '.gitignore'))
    this.#entries += entries.length
    for (const entry of entries) {
      if (this.isOverLimit) return
      const { name } = entry
      const isFolder = entry.isDirectory()
      if (isFolder ? SKIPPED_FOLDERS.has(name) || depth >= this.#depth : !isManifestName(name)) continue
      if (ignored.has(name, isFolder)) continue
      if (isFolder && this.#options.excluded?.(`${absolute}/${name}`, true)) continue
      if (isFolder)
        yield* this.#walk(`${absolute}/${name}`, `${prefix}${name}/`, (has) => ignored.below(name, has), depth + 1)
      else if (entry.isFile()) this.#add(`${absolute}/${name}`, `${prefix}${name}`, false)
      else if (entry.isSymbolicLink()) this.#addLink(`${absolute}/${name}`, `${prefix}${name}`)
    }
    yield
  }

  /** A link to a file is followed, a link to a folder is not (as git and kubectl do), one that leads nowhere is a file that cannot be read. */
  #addLink(absolute: string, path: string): void {
    try {
      if (!statSync(absolute).isFile()) return
      this.#add(absolute, path, false)
      this.#links.set(absolute, slashes(resolve(folderOf(absolute), readlinkSync(absolute))))
    } catch (error) {
      const message = describeLink(error)
      this.#files.set(absolute, {
        path,
        place: absolute,
        explicit: false,
        definitions: this.#options.definitions,
        text: () => {
          throw new SourceError(message)
        },
      })
    }
  }

  readonly #isFile = (path: string): boolean => {
    const telling = this.#telling.get(folderOf(path))
    if (telling !== undefined) return telling.includes(path.slice(path.lastIndexOf('/') + 1))
    let known = this.#exists.get(path)
    if (known === undefined) this.#exists.set(path, (known = existsSync(path)))
    return known
  }
}

function describeLink(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? 'it is a symbolic link that leads nowhere'
    : describe(error)
}

/** Deeper folders than any project has: a guard against file systems without end. */
const DEPTH_LIMIT = 200

/** Whether a file of that name is looked at where a folder is searched. */
export function isManifestName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) && !CONFIG_NAMES.includes(name) && name !== BASELINE_NAME
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** A path as it stands in reports: forward slashes, without `./` and without doubled slashes. */
export function shownPath(path: string): string {
  const clean = slashes(path)
    .replace(/\/{2,}/g, '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?:\/\.)+(?=\/|$)/g, '')
  return clean === '' ? '.' : clean
}

/** A path with forward slashes. */
export function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
