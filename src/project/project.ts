import { FindingList, type Found } from '../engine/findings.ts'
import { type Plan, planRules } from '../engine/plan.ts'
import type { Preset } from '../engine/presets.ts'
import type { Rule } from '../engine/rule.ts'
import { unitRuleSteps } from '../engine/run.ts'
import type { Override, RuleSetting } from '../engine/settings.ts'
import { Suppressions, type SuppressOptions } from '../engine/suppress/suppressions.ts'
import { countSeverities, type Finding, type Problem, type StageProblem } from '../model/finding.ts'
import type { LeftOut, Report } from '../model/report.ts'
import type { Resource } from '../model/resource.ts'
import type { SchemaContext } from '../schema/check.ts'
import type { Recognised } from '../sources/recognise.ts'
import type { SourceFile } from '../sources/source.ts'
import { compareText } from '../text/compare.ts'
import { toEnd } from '../text/steps.ts'
import type { PlainResource } from '../workspace/resource.ts'
import type { Kustomized, Outside, Unit } from '../workspace/unit.ts'
import { splitUnitsInSteps, type UnitDefinition } from '../workspace/units.ts'
import type { MapNode } from '../yaml/node.ts'
import { type FileEntry, Judge, type JudgeOptions } from './judge.ts'
import type { ReadAhead } from './plain.ts'
import { Replay } from './replay.ts'

export interface ProjectOptions extends JudgeOptions {
  readonly rules: readonly Rule[]
  /** By default what is recommended. */
  readonly preset?: Preset
  /** Only these rule ids; empty means all of the preset. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Rules by id: `off`, or what their findings weigh, whatever the preset. */
  readonly settings?: ReadonlyMap<string, RuleSetting>
  /** Other settings for some files or resources; of several for the same the last counts. */
  readonly overrides?: readonly Override[]
  /** Manifests that are deployed together; what is in none of these is split by folders. */
  readonly units?: readonly UnitDefinition[]
  /** What lives elsewhere. */
  readonly outside?: Outside
}

/** What a rule says of a resource. */
type Told = readonly [rule: Rule, resource: Resource, problem: Problem]

/** When earlier texts of a file are longer than this together, all of it is judged anew; in characters. */
const MOST_KEPT = 64_000_000

/**
 * Everything of one run, or of a folder that an editor has open: each file is judged by itself when it comes or changes, what needs its neighbours when a report is asked
 * for. Whatever came, changed and went before, the report is that of a new project over the same files.
 */
export class Project {
  readonly #options: ProjectOptions
  readonly #plan: Plan
  readonly #judge: Judge
  /** What was found in each file by itself. */
  readonly #own: FindingList
  #entries: FileEntry[] = []
  /** Only made where a file is looked up by name: batches are not. */
  #byName: Map<string, FileEntry> | undefined
  /** Files that are only there for those that are checked. */
  readonly #context = new Set<string>()
  /** Resources of no built-in kind that are not judged yet. */
  readonly #custom = new Set<PlainResource>()
  /** A definition of custom resources came or went after some of these were judged. */
  #isRedefined = false
  /** Of two definitions of one kind the one in the later file counts. */
  #lastDefining = ''
  #hasReported = false
  #units: readonly Unit[] = []
  /** Counts how often a file came, changed or went: when the units were found, and now. */
  #splitAt = -1
  #changes = 0
  /** Of files that were judged in part: how long the texts are that parts of what is known were read from. V8 keeps the whole of each. */
  readonly #keptTexts = new Map<string, number>()
  /** What was found in units as wholes; these stay the same while their resources do. */
  readonly #unitFindings = new WeakMap<Unit, FindingList>()

  constructor(options: ProjectOptions) {
    this.#options = options
    this.#plan = planRules(options.rules, options)
    this.#own = new FindingList(this.#plan)
    this.#judge = new Judge(options, this.#plan, this.#own)
  }

  /** Takes in new files, which no other ones are called like; calls back with the number of those that are done. Some may have been read ahead. */
  addAll(files: Iterable<SourceFile>, onFile?: (done: number) => void, ahead?: ReadAhead): void {
    let done = 0
    for (const entry of this.#judge.judgeAll(files, ahead)) {
      this.#put(entry)
      onFile?.(++done)
    }
  }

  #put(entry: FileEntry): void {
    const { file } = entry
    if (file.context) this.#context.add(file.path)
    this.#entries.push(entry)
    this.#changes++
    this.#byName?.set(file.path, entry)
    this.#note(entry)
  }

  /**
   * Takes in a file that is new or has changed, in many small steps between which other files may come, change and go. The file is as before until the last
   * of them; nothing remains of steps that are abandoned.
   */
  *setInSteps(file: SourceFile): Generator<undefined, void> {
    const replay = yield* this.#replayFor(file)
    const found = new FindingList(this.#plan)
    const entry = yield* this.#judge.judgeInSteps(file, found, replay)
    const at = this.#forget(file.path)
    if (replay === undefined) this.#keptTexts.delete(file.path)
    this.#put(entry)
    this.#own.takeIn(found)
    if (at !== undefined) this.#entries.splice(at, 0, this.#entries.pop()!)
  }

  /** What holds on of what was said about a file, if its text was and is that of an open document. */
  *#replayFor(file: SourceFile): Generator<undefined, Replay | undefined> {
    if (file.parse === undefined || file.recognised !== undefined) return undefined
    const now = yield* file.parse()
    const entry = this.#entry(file.path)
    if (entry?.file.parse === undefined || entry.left || entry.file.context || file.context) return undefined
    const before = toEnd(entry.file.parse())
    const kept = (this.#keptTexts.get(file.path) ?? 0) + now.text.length
    if (kept > MOST_KEPT) return undefined
    this.#keptTexts.set(file.path, kept)
    return new Replay(before, entry.resources, this.#own.foundIn(file.path))
  }

  /** Forgets a file; false where there is none of that name. */
  delete(path: string): boolean {
    const entry = this.#entry(path)
    if (entry === undefined) return false
    this.#forget(path)
    this.#judge.forget(entry.file)
    return true
  }

  /** What is wrong with a file by itself, as far as it can be told without its neighbours, in steps; a report may say more, and less where these explain or use something. */
  *findingsOf(path: string): Generator<undefined, readonly Finding[]> {
    const entry = this.#entry(path)
    if (entry === undefined || entry.file.context || entry.file.definitions) return []
    if (this.#hasReported && !this.#isRedefined) yield* this.#judgeCustom((each) => each.file === path)
    const list = new FindingList(this.#plan)
    list.takeIn(this.#own, [path])
    const suppressions = this.#suppressions([entry], { ...this.#options.suppress, isPartial: true })
    const { findings } = yield* suppressions.settleInSteps(list, entry.resources)
    return findings.filter(({ file }) => file === path)
  }

  /** What manifests are judged by, with all definitions of custom resources. */
  get schema(): SchemaContext {
    return this.#judge.schema
  }

  /** The resources of a file, in its order. */
  resourcesIn(path: string): readonly PlainResource[] {
    return this.#entry(path)?.resources ?? []
  }

  /** Why a file is not judged; undefined where it is. */
  leftOut(path: string): Recognised | undefined {
    return this.#entry(path)?.left
  }

  /** What is not judged, and stands among what is. */
  leftOutFiles(): readonly { readonly file: SourceFile; readonly left: Recognised }[] {
    return this.#entries.flatMap(({ file, left }) => (left === undefined ? [] : [{ file, left }]))
  }

  /** What servers would say of a resource by itself, whatever is configured, in steps; its node stands in `text`. */
  problemsOf(node: MapNode, text: string): Generator<undefined, readonly StageProblem[]> {
    return this.#judge.problemsOf(node, text)
  }

  /** The units that there are now, each known as long as its resources stay the same. */
  units(): readonly Unit[] {
    return toEnd(this.unitsInSteps())
  }

  /** The same in many small steps; should a file come, change or go between them, the units that there were. */
  *unitsInSteps(): Generator<undefined, readonly Unit[]> {
    if (this.#splitAt === this.#changes) return this.#units
    const changes = this.#changes
    const kustomized = kustomizedBy(this.#entries)
    const resources = this.#entries.flatMap((entry) => entry.resources)
    yield
    const units = yield* splitUnitsInSteps(resources, { ...this.#options, kustomized, before: this.#units })
    if (changes !== this.#changes) return units
    this.#splitAt = changes
    return (this.#units = units)
  }

  /** Leaves out that a selector is missing which a kustomization adds; undefined where none does. */
  #isMeant(): ((found: Found) => boolean) | undefined {
    const given = this.#entries.flatMap(({ selectors }) => selectors ?? [])
    if (given.length === 0) return undefined
    return (found) => !lacksSelector(found) || !given.some((path) => isAtOrBelow(found.place, path))
  }

  /** Everything that is wrong with the files that are there now. */
  report(): Report {
    return toEnd(this.reportInSteps())
  }

  /** The same report in many small steps, between which something else may be done; it must be abandoned when a file comes, changes or goes. */
  *reportInSteps(): Generator<undefined, Report> {
    if (this.#isRedefined) yield* this.#redefine()
    yield* this.#judgeCustom()
    const list = new FindingList(this.#plan)
    list.takeIn(this.#own, undefined, this.#isMeant())
    for (const unit of yield* this.#reportedUnits()) list.takeIn(yield* this.#judgeUnit(unit))
    const suppressions = this.#suppressions(this.#entries, this.#options.suppress)
    const resources = this.#entries.flatMap((entry) => entry.resources)
    const { findings, suppressed } = yield* suppressions.settleInSteps(list, resources)
    const checked = this.#entries.filter(({ documents }) => documents !== undefined)
    this.#hasReported = true
    return {
      versions: this.#options.versions,
      summary: {
        files: checked.length,
        documents: checked.reduce((sum, { documents }) => sum + documents!, 0),
        resources: checked.reduce((sum, entry) => sum + entry.resources.length, 0),
        findings: countSeverities(findings),
        leftOut: this.#entries.flatMap((entry) => leftOut(entry) ?? []),
      },
      get files() {
        return checked.map(({ file }) => file.path)
      },
      findings,
      suppressed,
      resources,
      rules: new Set(this.#plan.rules.keys()),
      textOf: (file) => this.#entry(file)?.file.text() ?? suppressions.textOf(file)!,
    }
  }

  /** Notes what an entry has for the other files. */
  #note({ file, resources, defines }: FileEntry): void {
    for (const resource of resources) if (!resource.builtIn && !this.#isContext(resource)) this.#custom.add(resource)
    if (!defines) return
    const place = placeOf(file)
    if (this.#hasReported || compareText(place, this.#lastDefining) < 0) this.#isRedefined = true
    this.#lastDefining = place
  }

  /** Where the entry stood; undefined where there is none. */
  #forget(path: string): number | undefined {
    const entry = this.#entry(path)
    if (entry === undefined) return undefined
    const at = this.#entries.indexOf(entry)
    this.#entries.splice(at, 1)
    this.#changes++
    this.#byName!.delete(path)
    this.#context.delete(path)
    this.#own.drop(path)
    this.#judge.loosen()
    for (const resource of entry.resources) this.#custom.delete(resource)
    if (entry.defines) this.#isRedefined = true
    return at
  }

  #entry(path: string): FileEntry | undefined {
    this.#byName ??= new Map(this.#entries.map((entry) => [entry.file.path, entry]))
    return this.#byName.get(path)
  }

  /** Judges the resources of no built-in kind that wait for it, or some of them; those that are done are done, should it be abandoned. */
  *#judgeCustom(isMeant: (resource: PlainResource) => boolean = () => true): Generator<undefined, void> {
    for (const resource of this.#custom) {
      if (!isMeant(resource)) continue
      const found = new FindingList(this.#plan)
      yield* this.#judge.judgeCustom(resource, found)
      // It may be done or gone meanwhile.
      if (this.#custom.delete(resource)) this.#own.takeIn(found)
      yield
    }
  }

  /** Learns the definitions that are there now, and judges all files anew that have custom resources. */
  *#redefine(): Generator<undefined, void> {
    const concerned = this.#entries.filter(({ resources }) => resources.some(({ builtIn }) => !builtIn))
    for (const { file } of concerned) yield* this.setInSteps(file)
    const defining = this.#entries.filter(({ defines }) => defines).map(({ file }) => file)
    yield* this.#judge.learnAnew(defining.sort((a, b) => compareText(placeOf(a), placeOf(b))))
    this.#isRedefined = false
  }

  /** What is wrong with the resources of a unit among each other. */
  *#judgeUnit(unit: Unit): Generator<undefined, FindingList> {
    const known = this.#unitFindings.get(unit)
    if (known !== undefined) return known
    const list = new FindingList(this.#plan)
    const told: Told[] = []
    const steps = unitRuleSteps(this.#plan.unit, unit, this.#options, (...each) => told.push(each))
    for (let isDone = false; !isDone; yield) {
      isDone = steps.next().done === true
      for (const each of told.splice(0)) yield* this.#addTold(list, each)
    }
    this.#unitFindings.set(unit, list)
    return list
  }

  /** Adds a problem of a rule; the files that it lies in are read in steps. */
  *#addTold(list: FindingList, [rule, resource, problem]: Told): Generator<undefined, void> {
    if (this.#context.has(resource.origin.file)) return
    for (const place of [resource, ...(problem.related ?? []).map((each) => each.resource)])
      yield* place?.origin.open?.() ?? []
    list.addRule(rule, resource, problem)
    yield
  }

  #isContext({ file }: PlainResource): boolean {
    return this.#context.size > 0 && this.#context.has(file)
  }

  /** The units that have something to report on. Those whose resources are the same as before are the same, with all that is known of them. */
  *#reportedUnits(): Generator<undefined, readonly Unit[]> {
    const units = yield* this.unitsInSteps()
    if (this.#context.size === 0) return units
    return units.filter((unit) => unit.resources.some(({ origin }) => !this.#context.has(origin.file)))
  }

  /** What some manifests and the options suppress. */
  #suppressions(entries: readonly FileEntry[], options: SuppressOptions | undefined): Suppressions {
    const suppressions = new Suppressions(this.#plan, options)
    for (const { suppresses } of entries) if (suppresses !== undefined) suppressions.addFile(suppresses)
    return suppressions
  }
}

function placeOf({ path, place = path }: SourceFile): string {
  return place
}

function leftOut({ file: { path, explicit, context, definitions }, left }: FileEntry): LeftOut | undefined {
  if (left === undefined || context) return undefined
  if (definitions && left.reason !== 'unreadable') return undefined
  return { file: path, explicit, reason: left.reason, message: left.message }
}

function kustomizedBy(entries: readonly FileEntry[]): Kustomized {
  const replicas = new Map<string, number>()
  for (const entry of entries)
    for (const [workload, count] of entry.replicas ?? [])
      replicas.set(workload, Math.max(count, replicas.get(workload) ?? 0))
  return { generated: new Set(entries.flatMap(({ generated }) => generated ?? [])), replicas }
}

/** Whether it is that a workload has no selector or an empty one, said of the selector or of the labels that it would have to match. */
function lacksSelector({ finding, resource }: Found): boolean {
  const { matchLabels, matchExpressions } = resource?.value?.spec?.selector ?? {}
  if (Object.keys(matchLabels ?? {}).length + (matchExpressions?.length ?? 0) > 0) return false
  return finding.path === 'spec.selector' || finding.path === 'spec.template.metadata.labels'
}

function isAtOrBelow(place: string, path: string): boolean {
  return place === path || place.startsWith(path.endsWith('/') ? path : `${path}/`)
}
