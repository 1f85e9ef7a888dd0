import { posix } from 'node:path'
import type { Known } from '../baseline/baseline.ts'
import { type BaselineFile, compareWithBaseline, readBaseline } from '../baseline/run.ts'
import { type Config, ConfigError } from '../config/config.ts'
import { CONFIG_NAMES, findBaseline } from '../config/find.ts'
import { faultAt } from '../config/load.ts'
import type { Schema } from '../config/read.ts'
import { compareFindings } from '../engine/findings.ts'
import { mergeReports } from '../engine/merge.ts'
import { installedText } from '../library/installed.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { Configs } from '../project/configs.ts'
import { slashes } from '../sources/files.ts'
import type { SourceFile } from '../sources/source.ts'
import type { LineIndex } from '../text/lines.ts'
import { push, recently } from '../workspace/maps.ts'
import { carryFindings } from './carry.ts'
import { configFinding, configFindings, fingerprintOf } from './config-faults.ts'
import type { Documents, OpenDocument } from './documents.ts'
import { type Area, definitionsAt, gather, type Part } from './gather.ts'
import { Group, type Program, projectOptions } from './group.ts'
import type { Ranges } from './ranges.ts'
import type { Slices } from './slices.ts'
import { Surroundings } from './surroundings.ts'
import { isIn } from './uri.ts'

/** Where findings go. */
export interface Outlet {
  /** What is wrong with a file now, by its key; shown at the last of some steps. */
  show(key: string, findings: readonly Finding[], folder: Folder): Generator<undefined, void>
  /** Nothing more is wrong with some files. */
  takeBack(keys: ReadonlySet<string>, folder: Folder): void
  /** Everything of an area is as it will stay until something changes. */
  settled(folder: Folder): void
  log(message: string): void
}

/** What folders have in common. */
export interface FolderContext {
  readonly program: () => Program
  readonly documents: Documents
  readonly slices: Slices
  readonly outlet: Outlet
  /** The keys of the documents that an area is there for. */
  subjectsOf(area: Area): ReadonlySet<string>
  /** Whether a rule looks at several resources. */
  isAboutSeveral(rule: string): boolean
}

/** An area that is kept up to date: finds its files, judges what has changed, and shows what is wrong; each in slices, so that nothing has to wait for it. */
export class Folder {
  readonly area: Area
  readonly #context: FolderContext
  #groups = new Map<string, Group>()
  #schema: Schema | undefined
  #mustGather = true
  /** Below which folders its files were found; undefined while they are looked for. */
  #reach: readonly string[] | undefined
  /** Counts what came from outside: work on an earlier state is abandoned. */
  #changes = 0
  #isWorking = false
  #isClosed = false
  /** What was shown of files with findings: how it was found, and in which lines. */
  #shown = new Map<string, { readonly findings: readonly Finding[]; readonly lines: LineIndex | undefined }>()
  /** Documents that have been judged since they were last shown. */
  readonly #fresh = new Set<string>()
  /** Documents that were shown before their neighbours had been looked at. */
  readonly #early = new Set<string>()
  #faults: Finding[] = []
  /** Some config file extends others. */
  #extends = false
  #baseline: Baseline | undefined
  #waiters: (() => void)[] = []

  constructor(area: Area, context: FolderContext) {
    this.area = area
    this.#context = context
  }

  /** Whether everything is known and shown, as far as it ever will be. */
  get isSettled(): boolean {
    return this.#isClosed || (!this.#isWorking && !this.#mustGather)
  }

  /** Resolves when something of the area has been shown, or at once where nothing is going to be. */
  progress(): Promise<void> {
    return this.isSettled ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve))
  }

  /** Whether what happens at a place may matter: it lies in the area, or where files are taken from that its own may name. */
  isAround(place: string): boolean {
    return this.#reach === undefined || this.#reach.some((each) => isIn(each, place))
  }

  /** Notes that files may have come, gone or become something else. */
  rescan(): void {
    this.#mustGather = true
    this.#changed()
  }

  /** Notes that a file has changed on disk: it may be one that a config file extends, whatever it is called. */
  changedOnDisk(key: string): void {
    if (this.#extends) this.rescan()
    else this.touch(key)
  }

  /** Notes that a file may have changed. */
  touch(key: string): void {
    const known = [...this.#groups.values()].filter((group) => group.touch(key))
    if (known.length > 0) this.#changed()
  }

  /** Whether a file is among those of the area. */
  has(key: string): boolean {
    return [...this.#groups.values()].some((group) => group.has(key))
  }

  /** Whether a file has been judged, be it in an earlier version. */
  hasJudged(key: string): boolean {
    return [...this.#groups.values()].some((group) => group.hasJudged(key))
  }

  /** Judges a document next if it waits for that, and shows what is wrong with it by itself. */
  async hurry(key: string): Promise<void> {
    const { slices } = this.#context
    for (const group of this.#groups.values())
      if ((await slices.hurry(group.judgeInSteps(key))) !== undefined) this.#fresh.add(key)
    await slices.hurry(this.#showFresh())
  }

  /** Whether all of its files have been judged by themselves as they are now. */
  get isComplete(): boolean {
    return !this.#mustGather && [...this.#groups.values()].every((group) => !group.isWaiting)
  }

  /** What is judged together with a file; undefined where that is none of the area. */
  surroundingsOf(key: string, ranges: Ranges): Surroundings | undefined {
    const group = [...this.#groups.values()].find((each) => each.reportsOn(key))
    return group && this.#around(group, ranges)
  }

  /** Everything of the area, by what is judged together. */
  surroundings(ranges: Ranges): Surroundings[] {
    return [...this.#groups.values()].map((group) => this.#around(group, ranges))
  }

  #around(group: Group, ranges: Ranges): Surroundings {
    return new Surroundings(group, this.#context.documents, ranges, (file) => this.keyOf(file))
  }

  /** Stops, and takes back what was shown. */
  close(): void {
    this.#isClosed = true
    this.#changes++
    this.#context.outlet.takeBack(new Set([...this.#shown.keys(), ...this.#early]), this)
    this.#wake()
  }

  /** The place of a file of a report, else the URI that it is called by. */
  keyOf(file: string): string {
    return this.area.kind === 'alone' && this.#context.documents.get(file) ? file : posix.resolve(this.area.place, file)
  }

  #changed(): void {
    this.#changes++
    this.#context.slices.changed()
    if (this.#isWorking || this.#isClosed) return
    this.#isWorking = true
    void this.#work()
  }

  async #work(): Promise<void> {
    try {
      do await this.#context.slices.lull()
      while (!this.#isClosed && (await this.#advance()))
    } catch (error) {
      this.#context.outlet.log(defect(error))
    }
    this.#isWorking = false
    if (!this.#isClosed) this.#context.outlet.settled(this)
    this.#wake()
  }

  /** Does the next piece of work; false where there is none. */
  async #advance(): Promise<boolean> {
    if (this.#mustGather) {
      await this.#gather()
      return true
    }
    for (const group of this.#groups.values()) {
      if (!group.isWaiting) continue
      const key = await this.#run(group.judgeInSteps())
      if (key === undefined) return true
      if (this.#context.documents.get(key) !== undefined) this.#fresh.add(key)
      await this.#breathe()
      return true
    }
    for (const group of this.#groups.values())
      if (group.report === undefined) {
        await this.#report(group)
        return true
      }
    return this.#showAll()
  }

  async #gather(): Promise<void> {
    this.#mustGather = false
    this.#reach = undefined
    const { program, documents } = this.#context
    const open = [...documents.all].filter((document) => this.#concerns(document))
    this.#faults = []
    const groups = new Map<string, Group>()
    const reach = [this.area.place]
    try {
      const configs = new Configs({ cwd: this.area.place, schema: () => this.#readSchema() })
      const { parts, isTooLarge } = await this.#run(gather(this.area, configs, open))
      if (isTooLarge) this.#context.outlet.log(`${this.area.place} has too many manifests: only open ones are judged`)
      this.#extends = parts.some(({ config }) => config?.file.value.extends !== undefined)
      for (const part of parts) {
        if (part.config?.closed?.value) reach.push(part.config.file.folder)
        const id = `${program().today} ${fingerprintOf(part)}`
        const group = this.#groups.get(id) ?? new Group(projectOptions(part, program(), this.#isChecked), documents)
        await this.#breathe()
        await this.#run(group.align(await this.#filesOf(part)))
        groups.set(id, group)
      }
      this.#baseline = this.#readBaseline(configs.at(this.area.place), parts)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      // What is wrong may be in a file that is extended.
      this.#extends = true
      this.#faults = configFindings(error, CONFIG_NAMES[0]!)
      groups.clear()
    }
    this.#groups = groups
    this.#reach = reach
    // While files were looked for, documents may have changed that had been looked at already.
    for (const { key } of documents.all) for (const group of groups.values()) group.touch(key)
  }

  /** The files of a part, with the definitions of custom resources that its config names. */
  async #filesOf({ config, files }: Part): Promise<readonly SourceFile[]> {
    const known = new Set(files.map(({ path }) => path))
    const defining = new Map<string, SourceFile>()
    for (const placed of config?.crds ?? []) {
      const found = await definitionsAt(placed, this.area.place)
      for (const file of found.files) if (!known.has(file.path)) defining.set(file.path, file)
      const { line, column } = placed.file.positionOf(placed.path)
      this.#faults.push(...found.problems.map((problem) => configFinding(placed.file.path, line, column, problem)))
    }
    return [...defining.values(), ...files]
  }

  #readBaseline(config: Config | undefined, parts: readonly Part[]): Baseline | undefined {
    if (this.area.kind === 'alone') return undefined
    const written = config?.baseline
    const absolute =
      written === undefined
        ? findBaseline(this.area.place)
        : slashes(posix.resolve(written.file.base, slashes(written.value)))
    if (absolute === undefined) return undefined
    const file = { path: posix.relative(this.area.place, absolute), absolute }
    const known = readBaseline(file)
    if (known === undefined) throw faultAt(written!.file, written!.path, `there is no baseline "${written!.value}"`)
    return { file, known, files: parts.flatMap((part) => part.files) }
  }

  #readSchema(): Schema {
    return (this.#schema ??= JSON.parse(installedText('docs/config.schema.json')) as Schema)
  }

  /** Whether a document is one of the area, should a check find it there. */
  #concerns({ key, place }: OpenDocument): boolean {
    if (this.area.kind === 'workspace') return place !== undefined && isIn(this.area.place, place)
    return this.#context.subjectsOf(this.area).has(key)
  }

  /** Whether all files of a folder are judged. */
  readonly #isChecked = (folder: string): boolean => this.area.kind === 'workspace' && isIn(this.area.place, folder)

  /** Runs steps to their end, whatever changes meanwhile. */
  async #run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      await this.#breathe()
    }
  }

  /** Judges what is about several resources, unless something changes meanwhile. */
  async #report(group: Group): Promise<void> {
    const changes = this.#changes
    const steps = group.reportInSteps()
    while (!steps.next().done) {
      await this.#breathe()
      if (this.#changes !== changes) return
    }
  }

  /** Lets others have their turn where it is time; what is known of documents by themselves is shown before. */
  async #breathe(): Promise<void> {
    if (!this.#context.slices.isOver) return
    await this.#context.slices.run(this.#showFresh())
    if (this.#context.slices.isOver) await this.#context.slices.pause()
  }

  /** Shows documents that have just been judged by themselves, in steps, with what was found about several resources before. */
  *#showFresh(): Generator<undefined, void> {
    for (const key of this.#fresh) {
      this.#fresh.delete(key)
      const group = [...this.#groups.values()].find((each) => each.reportsOn(key))
      if (group === undefined) continue
      const own = yield* group.findingsOf(key)
      // What has changed meanwhile is judged and shown anew.
      if (this.#isClosed || group.judgedAs(key) !== this.#context.documents.get(key)) continue
      const before = this.#shown.get(key)
      const kept = (before?.findings ?? []).filter(({ rule }) => this.#context.isAboutSeveral(rule))
      const to = group.linesOf(key)
      const carried = before?.lines === undefined || to === undefined ? kept : carryFindings(kept, before.lines, to)
      const findings = [...own, ...carried].sort(compareFindings)
      this.#early.add(key)
      yield* this.#context.outlet.show(key, this.#withoutKnown(findings), this)
    }
    this.#wake()
  }

  /** Shows everything that is not shown yet; true where something changed meanwhile. */
  async #showAll(): Promise<boolean> {
    const changes = this.#changes
    const now = await this.#run(this.#findings())
    if (this.#changes !== changes) return true
    this.#fresh.clear()
    const keys = new Set([...now.keys(), ...this.#shown.keys(), ...this.#early])
    for (const { key } of this.#context.documents.all) if (this.has(key)) keys.add(key)
    for (const key of keys) {
      const findings = now.get(key) ?? []
      const before = this.#shown.get(key)
      const isOpen = this.#context.documents.get(key) !== undefined
      if (isOpen || this.#early.has(key) || before?.lines || !areSame(before?.findings ?? [], findings))
        await this.#context.slices.run(this.#context.outlet.show(key, findings, this))
      if (findings.length === 0) this.#shown.delete(key)
      else this.#shown.set(key, { findings, lines: this.#linesOf(key) })
      this.#early.delete(key)
      await this.#breathe()
      if (this.#changes !== changes) return true
    }
    return false
  }

  /** Everything that is wrong, by files; in steps. */
  *#findings(): Generator<undefined, Map<string, Finding[]>> {
    const reports = [...this.#groups.values()].flatMap(({ report }) => report ?? [])
    const found = reports.length === 0 ? [] : this.#withoutKnown(mergeReports(reports).findings, reports)
    const keyOf = recently((file: string) => this.keyOf(file))
    const byKey = new Map<string, Finding[]>()
    for (const [index, finding] of [...this.#faults, ...found].entries()) {
      push(byKey, keyOf(finding.file), finding)
      if (index % STEP === 0) yield
    }
    return byKey
  }

  /** Findings without those that the baseline knows. */
  #withoutKnown(findings: readonly Finding[], reports: readonly Report[] = []): readonly Finding[] {
    if (this.#baseline === undefined || findings.length === 0) return findings
    const { known, file, files } = this.#baseline
    const rules = new Set(reports.flatMap((report) => [...report.rules]))
    const resources = reports.flatMap((report) => report.resources)
    const judged = { report: { findings, rules, resources }, files, covered: [this.area.place] }
    return compareWithBaseline(known, file, judged, this.area.place).fresh
  }

  #linesOf(key: string): LineIndex | undefined {
    for (const group of this.#groups.values()) if (group.reportsOn(key)) return group.linesOf(key)
    return undefined
  }

  #wake(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const resume of waiters) resume()
  }
}

/** Findings that are known, with the files of the area, which decide where they may be. */
interface Baseline {
  readonly file: BaselineFile
  readonly known: readonly Known[]
  readonly files: readonly SourceFile[]
}

/** So many findings are one step. */
const STEP = 1024

function areSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

/** Words for the log about what should not have happened. */
export function defect(error: unknown): string {
  return `a defect of supercargo: ${error instanceof Error ? error.stack : error}`
}
