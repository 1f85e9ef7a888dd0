import { existsSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import { ConfigError } from '../config/config.ts'
import { resourceText } from '../model/identity.ts'
import type { Report } from '../model/report.ts'
import type { Resource } from '../model/resource.ts'
import { slashes } from '../sources/files.ts'
import { readText } from '../sources/read.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import { BaselineError, type Known, parseBaseline } from './baseline.ts'
import { type Comparison, compare, type Scope } from './compare.ts'

/** The file with findings that are known. */
export interface BaselineFile {
  /** As it is called in messages. */
  readonly path: string
  /** With forward slashes. */
  readonly absolute: string
}

/** A run that is to be compared with a baseline. */
export interface Judged {
  readonly report: Pick<Report, 'findings' | 'rules' | 'resources'>
  readonly files: readonly SourceFile[]
  /** What was named: of folders all manifests are among the files. Absolute, with forward slashes. */
  readonly covered: readonly string[]
}

/** The findings of a baseline, undefined where there is no such file; throws ConfigError for any other. */
export function readBaseline({ path, absolute }: BaselineFile): Known[] | undefined {
  if (!existsSync(absolute)) return undefined
  try {
    return parseBaseline(readText(absolute))
  } catch (error) {
    if (!(error instanceof BaselineError || error instanceof SourceError)) throw error
    throw new ConfigError(`cannot use the baseline "${printable(path)}": ${printable(error.message)}`)
  }
}

/** What a file of a report is called in a baseline: relative to the folder of the baseline. */
export function namesIn({ absolute }: BaselineFile, cwd: string): (file: string) => string {
  const folder = posix.dirname(absolute)
  const names = new Map<string, string>()
  return (file) => {
    let name = names.get(file)
    if (name === undefined) names.set(file, (name = posix.relative(folder, slashes(resolve(cwd, file)))))
    return name
  }
}

/** Tells what is new in a run from what is known, and what is known from what is gone. */
export function compareWithBaseline(
  known: readonly Known[],
  file: BaselineFile,
  judged: Judged,
  cwd: string,
): Comparison & { readonly nameOf: (file: string) => string } {
  const nameOf = namesIn(file, cwd)
  return { ...compare(judged.report.findings, known, new RunScope(judged, file, nameOf)), nameOf }
}

/** What a run looked at. Most runs need to know nothing of it, so it is put together when it is asked for. */
class RunScope implements Scope {
  readonly nameOf: (file: string) => string
  readonly #folder: string
  readonly #judged: Judged
  #places: Map<string, Set<string>> | undefined
  #files: { readonly all: Set<string>; readonly judged: Set<string> } | undefined
  #resources: Set<string> | undefined

  constructor(judged: Judged, { absolute }: BaselineFile, nameOf: (file: string) => string) {
    this.nameOf = nameOf
    this.#folder = posix.dirname(absolute)
    this.#judged = judged
  }

  hasRun(rule: string): boolean {
    return this.#judged.report.rules.has(rule) || rules.every(({ id }) => id !== rule)
  }

  isJudged(file: string): boolean {
    return this.#names.judged.has(file)
  }

  isCovered(file: string): boolean {
    const absolute = posix.join(this.#folder, file)
    return this.#judged.covered.some(
      (path) => absolute === path || absolute.startsWith(path.endsWith('/') ? path : `${path}/`),
    )
  }

  isStillIn(file: string, resource: string | undefined): boolean {
    if (!this.#names.all.has(file)) return existsSync(posix.join(this.#folder, file))
    return resource === undefined || this.#byFile.get(file)?.has(resource) === true
  }

  hasJudged(resource: string): boolean {
    this.#resources ??= new Set(
      [...this.#byFile].flatMap(([file, resources]) => (this.isJudged(file) ? [...resources] : [])),
    )
    return this.#resources.has(resource)
  }

  get #names() {
    if (this.#files === undefined) {
      const named = this.#judged.files.map((file) => ({ ...file, name: this.nameOf(file.path) }))
      const judged = named.filter(({ context, definitions }) => !context && !definitions)
      this.#files = { all: new Set(named.map(({ name }) => name)), judged: new Set(judged.map(({ name }) => name)) }
    }
    return this.#files
  }

  /** The resources of each file. */
  get #byFile(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#places === undefined) {
      this.#places = new Map()
      for (const resource of this.#judged.report.resources) {
        const name = this.nameOf(resource.origin.file)
        const there = this.#places.get(name)
        if (there === undefined) this.#places.set(name, new Set([textOf(resource)]))
        else there.add(textOf(resource))
      }
    }
    return this.#places
  }
}

function textOf({ gvk, kind, namespace = '', name = '' }: Resource): string {
  return resourceText({ group: gvk.group, kind, namespace, name })
}
