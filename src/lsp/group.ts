import { statSync } from 'node:fs'
import type { Config } from '../config/config.ts'
import { faultAt } from '../config/load.ts'
import type { Rule } from '../engine/rule.ts'
import { compat } from '../engine/suppress/compat.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { VersionRange } from '../model/version.ts'
import { askedBy } from '../project/asked.ts'
import { Project, type ProjectOptions } from '../project/project.ts'
import { supportedVersions } from '../schema/supported.ts'
import type { SchemaStore } from '../schema/types.ts'
import { SIZE_LIMIT } from '../sources/read.ts'
import { HELM_TEMPLATE, type Recognised } from '../sources/recognise.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import type { LineIndex } from '../text/lines.ts'
import type { PlainResource } from '../workspace/resource.ts'
import type { Documents, OpenDocument } from './documents.ts'
import type { Part } from './gather.ts'

/** What manifests are judged with, whatever folder they are in. */
export interface Program {
  readonly store: SchemaStore
  readonly rules: readonly Rule[]
  /** As 2027-01-31. */
  readonly today: string
}

/** A file as it was judged: of an open document which version of it, of any other one the state on disk. */
interface Known {
  readonly file: SourceFile
  readonly document: OpenDocument | undefined
  readonly stamp: string | undefined
}

/** The files of one area that go by one config: what is known of them, and what has yet to be judged. */
export class Group {
  readonly project: Project
  readonly #documents: Documents
  readonly #known = new Map<string, Known>()
  /** What has to be judged, by key; open documents come first. */
  readonly #waiting = new Map<string, SourceFile>()
  #report: Report | undefined
  /** Counts how often a file was judged or forgotten. */
  changes = 0

  constructor(options: ProjectOptions, documents: Documents) {
    this.project = new Project(options)
    this.#documents = documents
  }

  /** What was found last; undefined where something has changed since. */
  get report(): Report | undefined {
    return this.#waiting.size === 0 ? this.#report : undefined
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0
  }

  /** Whether some other file than this one has to be judged. */
  isWaitingBeside(key: string): boolean {
    return this.#waiting.size > (this.#waiting.has(key) ? 1 : 0)
  }

  has(key: string): boolean {
    return this.#known.has(key) || this.#waiting.has(key)
  }

  /** Whether a file has been judged, be it in an earlier version. */
  hasJudged(key: string): boolean {
    return this.#known.has(key)
  }

  /** An open document as it was judged last; undefined where it was not open then. */
  judgedAs(key: string): OpenDocument | undefined {
    return this.#known.get(key)?.document
  }

  /** Whether its findings are reported: it is not only there for others. */
  reportsOn(key: string): boolean {
    const file = this.#waiting.get(key) ?? this.#known.get(key)?.file
    return file !== undefined && !file.context && !file.definitions
  }

  /** The lines of an open document as it was judged. */
  linesOf(key: string): LineIndex | undefined {
    return this.#known.get(key)?.document?.positions.lines
  }

  /** Takes in what its files are now: those that are gone are forgotten at once, those that are new or have changed have to be judged. */
  *align(files: readonly SourceFile[]): Generator<undefined, void> {
    const wanted = new Map(files.map((file) => [file.place ?? file.path, file]))
    for (const [key, { file }] of this.#known) {
      if (wanted.has(key)) continue
      this.#forget(key, file)
      yield
    }
    for (const key of this.#waiting.keys()) if (!wanted.has(key)) this.#waiting.delete(key)
    for (const [key, file] of wanted) {
      const known = this.#known.get(key)
      if (known === undefined || !isSame(known.file, file) || this.#hasChanged(key, known)) this.#waiting.set(key, file)
      yield
    }
  }

  /** Notes that a file may have changed, on disk or as a document; false where it is not among its files. */
  touch(key: string): boolean {
    if (this.#waiting.has(key)) return true
    const known = this.#known.get(key)
    if (known !== undefined && this.#hasChanged(key, known)) this.#waiting.set(key, known.file)
    return known !== undefined
  }

  /** Judges the next file by itself, or the one that is named, in steps; gives its key, undefined where none waits or it has changed again meanwhile. */
  *judgeInSteps(key = this.#next()): Generator<undefined, string | undefined> {
    const file = key === undefined ? undefined : this.#waiting.get(key)
    if (key === undefined || file === undefined) return undefined
    const document = this.#documents.get(key)
    const stamp = document === undefined ? stampOf(key) : undefined
    try {
      const steps = this.project.setInSteps(document === undefined ? file : overlay(file, document))
      while (!steps.next().done) {
        yield
        if (this.#waiting.get(key) !== file || this.#documents.get(key) !== document) return undefined
      }
    } catch (error) {
      // Tried again and again, a defect would keep everything else from being judged.
      this.#waiting.delete(key)
      throw error
    }
    // A file that has changed on disk meanwhile has to be judged once more.
    if (document === undefined && stampOf(key) !== stamp) return undefined
    this.#waiting.delete(key)
    this.#known.set(key, { file, document, stamp })
    this.#report = undefined
    this.changes++
    return key
  }

  /** What is wrong with a file by itself, in steps. */
  *findingsOf(key: string): Generator<undefined, readonly Finding[]> {
    const known = this.#known.get(key)
    return known === undefined ? [] : yield* this.project.findingsOf(known.file.path)
  }

  /** The resources of a file, as it was judged last. */
  resourcesIn(key: string): readonly PlainResource[] {
    const known = this.#known.get(key)
    return known === undefined ? [] : this.project.resourcesIn(known.file.path)
  }

  /** The resources of all files, as they were judged last. */
  *resources(): Generator<PlainResource> {
    for (const { file } of this.#known.values()) yield* this.project.resourcesIn(file.path)
  }

  /** Why a file is not judged; undefined where it is. */
  leftOut(key: string): Recognised | undefined {
    const known = this.#known.get(key)
    return known && this.project.leftOut(known.file.path)
  }

  /** Whether a file is still what was judged, on disk or as a document. */
  isAsJudged(key: string): boolean {
    const known = this.#known.get(key)
    return known !== undefined && !this.#waiting.has(key) && !this.#hasChanged(key, known)
  }

  /** Judges what is about several resources, in steps; it must be abandoned when something changes. */
  *reportInSteps(): Generator<undefined, void> {
    this.#report = yield* this.project.reportInSteps()
  }

  #forget(key: string, file: SourceFile): void {
    this.project.delete(file.path)
    this.#known.delete(key)
    this.#report = undefined
    this.changes++
  }

  #next(): string | undefined {
    for (const { key } of this.#documents.all) if (this.#waiting.has(key)) return key
    return this.#waiting.keys().next().value
  }

  /** Whether a file is another one than was judged. That a document was opened or closed changes nothing where the text is the same. */
  #hasChanged(key: string, known: Known): boolean {
    const document = this.#documents.get(key)
    if (document === undefined && known.document === undefined) return stampOf(key) !== known.stamp
    if (document !== undefined && known.document !== undefined && known.document.language === document.language)
      return known.document.positions.lines.text !== document.positions.lines.text
    return true
  }
}

/** What the files of a part are judged by; throws ConfigError for what there is not of what its config asks for. */
export function projectOptions(
  { config, isPartial }: Part,
  { store, rules, today }: Program,
  isChecked: (folder: string) => boolean,
): ProjectOptions {
  const versions = versionsOf(config, store)
  if (config === undefined) return { store, rules, versions, suppress: { today, isPartial } }
  return { ...askedBy(config, { rules, isPartial, isChecked, today, foreign: compat }), store, rules, versions }
}

/** The versions that a config asks for, else the newest; throws ConfigError for what is none. */
export function versionsOf(config: Config | undefined, store: SchemaStore): VersionRange {
  const written = config?.kubernetesVersion
  const range = supportedVersions(written?.value ?? 'latest', store)
  if (typeof range !== 'string') return range
  throw faultAt(written!.file, written!.path, range)
}

function isSame(a: SourceFile, b: SourceFile): boolean {
  return (
    a.path === b.path &&
    a.context === b.context &&
    a.definitions === b.definitions &&
    a.explicit === b.explicit &&
    a.recognised?.message === b.recognised?.message
  )
}

/** A file with the text of the document that is open. */
function overlay(file: SourceFile, document: OpenDocument): SourceFile {
  const { path, place, context, definitions } = file
  const text = () => {
    const { text } = document.positions.lines
    if (text.length > SIZE_LIMIT) throw new SourceError('it is too large')
    return text
  }
  const recognised = file.recognised ?? spoken(document.language)
  return { path, place, explicit: false, context, definitions, recognised, text, parse: () => document.parse() }
}

/** What a document is by the name of its language. */
function spoken(language: string): SourceFile['recognised'] {
  return /^(?:helm|gotmpl|go-template)/i.test(language) ? HELM_TEMPLATE : undefined
}

/** What tells one state of a file on disk from another. */
function stampOf(place: string): string | undefined {
  const stat = statSync(place, { throwIfNoEntry: false, bigint: false })
  return stat && `${stat.mtimeMs}:${stat.size}:${stat.ino}`
}
