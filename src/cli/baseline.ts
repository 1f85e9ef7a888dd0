import { existsSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import { BaselineError, type Known, parseBaseline } from '../baseline/baseline.ts'
import { type Comparison, compare, type Scope } from '../baseline/compare.ts'
import { ConfigError } from '../config/config.ts'
import type { Severity } from '../model/finding.ts'
import { identityOf, resourceText } from '../model/identity.ts'
import type { Report } from '../model/report.ts'
import type { Resource } from '../model/resource.ts'
import { readText } from '../sources/read.ts'
import { SourceError } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import type { BaselineFile } from './baseline-file.ts'
import type { Checked } from './commands/check.ts'
import { slashes } from './configs.ts'
import type { Input } from './input.ts'
import type { Io } from './io.ts'
import type { Besides } from './report.ts'

/** A run that is to be compared with a baseline. */
export interface Judged extends Pick<Input, 'files' | 'covered'> {
  readonly report: Report
}

/** Takes what a baseline knows out of a report; throws ConfigError where the baseline cannot be used. */
export function withoutKnown(
  file: BaselineFile,
  { report, input }: Pick<Checked, 'report' | 'input'>,
  io: Io,
): Besides & { readonly report: Report } {
  const known = readBaseline(file)
  if (known === undefined)
    throw new ConfigError(
      `there is no baseline "${printable(file.path)}": \`supercargo baseline --output ${printable(file.path)}\` writes one`,
    )
  const { fresh, ...rest } = compareWithBaseline(known, file, { report, ...input }, io)
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { severity } of fresh) counts[severity]++
  const baseline = { file: file.path, known: sum(rest.known), gone: sum(rest.gone) }
  return {
    report: { ...report, findings: fresh, summary: { ...report.summary, findings: counts, baseline } },
    notes: noteOf(baseline),
  }
}

function noteOf({ file, known, gone }: { file: string; known: number; gone: number }): string[] {
  if (known + gone === 0) return []
  const findings = `${known} known ${known === 1 ? 'finding' : 'findings'} left out (${printable(file)})`
  const lost = gone === 0 ? '' : `; ${gone} more ${gone === 1 ? 'is' : 'are'} gone: \`supercargo baseline --prune\``
  return [findings + lost]
}

/** How many findings these are. */
export function sum(known: readonly Known[]): number {
  return known.reduce((total, { count }) => total + count, 0)
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

/** All findings of a run as a baseline has them. */
export function knownOf({ findings }: Report, nameOf: (file: string) => string): Known[] {
  return findings.map((finding) => ({ ...identityOf(finding), file: nameOf(finding.file), count: 1 }))
}

/** What a file of a report is called in a baseline: relative to the folder of the baseline. */
export function namesIn({ absolute }: BaselineFile, { cwd }: Io): (file: string) => string {
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
  io: Io,
): Comparison & { readonly nameOf: (file: string) => string } {
  const nameOf = namesIn(file, io)
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
