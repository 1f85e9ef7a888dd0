import { FindingList, type Place } from './engine/findings.ts'
import { type Plan, planRules } from './engine/plan.ts'
import type { Preset } from './engine/presets.ts'
import type { Rule } from './engine/rule.ts'
import { type Report as RuleReport, RuleRunner, runUnitRules } from './engine/run.ts'
import type { Override, RuleSetting } from './engine/settings.ts'
import { Suppressions, type SuppressOptions } from './engine/suppress/suppressions.ts'
import type { Severity, StageProblem } from './model/finding.ts'
import { formatApiVersion, type GVK } from './model/gvk.ts'
import { type FieldPath, segmentName } from './model/path.ts'
import type { LeftOut, Report } from './model/report.ts'
import type { Resource } from './model/resource.ts'
import type { VersionRange } from './model/version.ts'
import { checkSchema, duplicateProblems, type SchemaContext, type SchemaVerdict } from './schema/check.ts'
import { CustomDefinitions } from './schema/custom/definitions.ts'
import { keptBy } from './schema/kept.ts'
import type { SchemaStore } from './schema/types.ts'
import { readHead, templateHeads } from './sources/heads.ts'
import { generatedBy } from './sources/kustomization.ts'
import {
  ENCRYPTED,
  HELM_TEMPLATE,
  isTemplateAction,
  KUSTOMIZATION,
  looksLikeManifest,
  type Recognised,
  recogniseDocument,
  recogniseOther,
} from './sources/recognise.ts'
import { SourceError, type SourceFile } from './sources/source.ts'
import { LineIndex } from './text/lines.ts'
import { TextPool } from './text/pool.ts'
import { checkCustomValidity, checkValidity, underServerPaths } from './validity/check.ts'
import { type Expanded, expandDocument, gvkOf } from './workspace/expand.ts'
import { type Manifest, ManifestCache } from './workspace/manifest.ts'
import { PlainResource, type ResourceHome, type ResourcePlace, ValueCache } from './workspace/resource.ts'
import type { Outside, Unit } from './workspace/unit.ts'
import { splitUnits, type UnitDefinition } from './workspace/units.ts'
import type { Document, SyntaxProblem } from './yaml/document.ts'
import { locate } from './yaml/locate.ts'
import { getEntry, type MapNode, type Node } from './yaml/node.ts'
import { recover } from './yaml/recover.ts'
import { toValue } from './yaml/value.ts'

export type { Preset } from './engine/presets.ts'
export type { Override, RuleSetting } from './engine/settings.ts'
export type { LeftOut, LeftOutReason, Report, Summary } from './model/report.ts'
export { SourceError, type SourceFile } from './sources/source.ts'
export type { Outside } from './workspace/unit.ts'
export type { UnitDefinition } from './workspace/units.ts'

export interface CheckOptions {
  readonly store: SchemaStore
  readonly rules: readonly Rule[]
  readonly versions: VersionRange
  /** By default what is recommended. */
  readonly preset?: Preset
  /** Only these rule ids; empty means all of the preset. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Rules by id: `off`, or what their findings weigh, whatever the preset. */
  readonly settings?: ReadonlyMap<string, RuleSetting>
  /** Other settings for some files or resources; of several for the same the last counts. */
  readonly overrides?: readonly Override[]
  /** The namespace of resources that write none. */
  readonly namespace?: string
  /** Manifests that are deployed together; what is in none of these is split by folders. */
  readonly units?: readonly UnitDefinition[]
  /** What lives elsewhere. */
  readonly outside?: Outside
  /** How findings are suppressed; without it as the manifests say, and nothing expires. */
  readonly suppress?: SuppressOptions
  /** Called after each file with the number of files done, for progress. */
  onFile?(done: number): void
}

/** Checks manifests together and says everything that is wrong with them. */
export function check(files: Iterable<SourceFile>, options: CheckOptions): Report {
  const run = new Run(options)
  let done = 0
  for (const file of files) {
    run.addFile(file)
    options.onFile?.(++done)
  }
  return run.finish()
}

/** One run over files: each is judged by itself as it comes, what needs its neighbours when all are known. */
class Run {
  readonly #options: CheckOptions
  readonly #plan: Plan
  readonly #schema: SchemaContext
  readonly #manifests = new ManifestCache(recover)
  readonly #home: ResourceHome
  readonly #findings: FindingList
  readonly #single: RuleRunner
  readonly #suppressions: Suppressions
  readonly #files = new FileList()
  /** Files that are only there for those that are checked. */
  readonly #context = new Set<string>()
  readonly #resources: PlainResource[] = []
  /** Resources of no built-in kind, whose definition may come in a later file. */
  readonly #custom: PlainResource[] = []
  readonly #undefinedKinds = new Set<string>()
  readonly #leftOut: LeftOut[] = []
  /** What kustomizations generate, as `ConfigMap web`. */
  readonly #generated = new Set<string>()
  readonly #report: RuleReport = (rule, resource, problem) => {
    if (this.#isReported(resource)) this.#findings.addRule(rule, resource, problem)
  }
  /** Files and documents that were checked, and resources that were found in them. */
  readonly #checked: SourceFile[] = []
  #documents = 0
  #found = 0

  constructor(options: CheckOptions) {
    this.#options = options
    this.#plan = planRules(options.rules, options)
    this.#schema = { store: options.store, versions: options.versions, customs: new CustomDefinitions() }
    const texts = new TextPool()
    this.#home = {
      manifests: this.#manifests,
      values: new ValueCache(texts),
      texts,
      namespace: options.namespace,
      hidden: (node, text) => checkSchema(node, { ...this.#schema, text }).hidden,
    }
    this.#single = new RuleRunner(this.#plan.single, options.versions, this.#report)
    this.#suppressions = new Suppressions(this.#plan, options.suppress)
    this.#findings = new FindingList(
      this.#plan,
      (resource) => (resource as PlainResource).manifest.lines,
      (...found) => this.#suppressions.note(...found),
    )
  }

  addFile(file: SourceFile): void {
    this.#files.add(file)
    try {
      if (file.context) this.#knowFile(file)
      else this.#checkFile(file)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      if (file.context) return
      this.#leftOut.push({ file: file.path, explicit: file.explicit, reason: 'unreadable', message: error.message })
    }
  }

  finish(): Report {
    for (const resource of this.#custom) this.#checkCustom(resource)
    for (const unit of this.#units()) runUnitRules(this.#plan.unit, unit, this.#options.versions, this.#report)
    const { findings, suppressed } = this.#suppressions.settle(this.#findings)
    const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
    for (const { severity } of findings) counts[severity]++
    const checked = this.#checked
    return {
      versions: this.#options.versions,
      summary: {
        files: this.#checked.length,
        documents: this.#documents,
        resources: this.#found,
        findings: counts,
        leftOut: this.#leftOut,
      },
      get files() {
        return checked.map(({ path }) => path)
      },
      findings,
      suppressed,
      resources: this.#resources,
      rules: new Set(this.#plan.rules.keys()),
      textOf: (file) => this.#files.named(file)?.text() ?? this.#suppressions.textOf(file)!,
    }
  }

  /** The units that have something to report on. */
  #units(): Unit[] {
    const units = splitUnits(this.#resources, { ...this.#options, generated: this.#generated })
    if (this.#context.size === 0) return units
    return units.filter(({ resources }) => resources.some((resource) => this.#isReported(resource)))
  }

  #isReported(resource: Resource): boolean {
    return this.#context.size === 0 || !this.#context.has(resource.origin.file)
  }

  /** Takes in what a file has for its neighbours, without a judgement of itself. */
  #knowFile(file: SourceFile): void {
    this.#context.add(file.path)
    const left = file.recognised ?? this.#unfit(file)
    if (left === KUSTOMIZATION) this.#knowGenerated(file)
    if (left !== undefined) return
    const manifest = this.#manifests.open(file)
    if (isTemplate(file, manifest)) return
    for (const [document, { root }] of manifest.documents.entries()) {
      if (root?.type !== 'map') continue
      for (const { node, items } of expandDocument(root)) {
        if (node.type !== 'map') continue
        const verdict = checkSchema(node, { ...this.#schema, text: manifest.text })
        const gvk = verdict.kind ?? gvkOf(node)
        if (gvk === undefined) continue
        this.#resources.push(this.#resourceOf({ file, document, items }, node, gvk, verdict))
        if (verdict.kind?.kind === 'CustomResourceDefinition') this.#schema.customs?.add(node)
      }
    }
  }

  #resourceOf(place: ResourcePlace, node: MapNode, gvk: GVK, { kind, hidden }: SchemaVerdict): PlainResource {
    return new PlainResource(this.#home, place, node, gvk, {
      builtIn: kind !== undefined,
      namespaced: kind?.namespaced ?? true,
      whole: kind !== undefined && hidden.size === 0,
    })
  }

  #checkFile(file: SourceFile): void {
    const left = file.recognised ?? this.#unfit(file)
    if (left !== undefined) {
      if (file.definitions) return
      if (left === KUSTOMIZATION) this.#knowGenerated(file)
      this.#leave(file, left)
      return
    }
    const manifest = this.#manifests.open(file)
    if (file.definitions) {
      this.#learn(manifest)
      return
    }
    if (isTemplate(file, manifest)) {
      this.#leave(file, HELM_TEMPLATE)
      return
    }
    const { documents } = manifest
    this.#checked.push(file)
    this.#documents += documents.length
    this.#suppressions.addFile({
      path: file.path,
      place: file.place,
      manifest,
      lines: () => this.#manifests.open(file).lines,
    })
    for (let index = 0; index < documents.length; index++) this.#checkDocument(file, manifest, documents[index]!, index)
  }

  /** Notes that a file was not checked; of a template only what is plain text at its head: an API version that is gone. */
  #leave(file: SourceFile, { reason, message }: Recognised): void {
    this.#leftOut.push({ file: file.path, explicit: file.explicit, reason, message })
    if (reason !== 'helm-template') return
    const lines = new LineIndex(file.text())
    this.#suppressions.addFile({
      path: file.path,
      place: file.place,
      manifest: { text: lines.text, documents: [], lines },
      lines: () => lines,
    })
    for (const { document, node } of templateHeads(lines.text))
      for (const problem of checkSchema(node, this.#schema).problems)
        if (problem.rule === 'removed-api')
          this.#findings.addStage({ file: file.path, place: file.place, document, lines: () => lines }, problem)
  }

  #knowGenerated(file: SourceFile): void {
    for (const name of generatedBy(file.text())) this.#generated.add(name)
  }

  /** Why the text of a file cannot be checked, undefined where it can. */
  #unfit(file: SourceFile): Recognised | undefined {
    const text = file.text()
    if (!file.explicit && !looksLikeManifest(text)) return recogniseOther(file.path, text)
    const { documents } = this.#manifests.open(file, text)
    if (documents.length === 0) return { reason: 'empty', message: 'no document with content' }
    const others = documents.map(({ root }) => recogniseRoot(root))
    if (others.every((other) => other !== undefined)) return others[0]
    const { explicit } = file
    if (documents.some(({ error, root }) => error !== undefined || isResourceLike(root, explicit))) return undefined
    return recogniseOther(file.path, text)
  }

  #checkDocument(file: SourceFile, manifest: Manifest, document: Document, index: number): void {
    const place: Place = { file: file.path, place: file.place, document: index, lines: () => manifest.lines }
    const { error, further, lost, root } = document
    for (const each of error === undefined ? [] : [error, ...further])
      this.#findings.addStage(place, syntaxProblem(each))
    for (const each of lost) this.#findings.addStage(place, { ...each, rule: 'lost-content', path: [], range: each })
    if (root === undefined) {
      if (error !== undefined) this.#checkHead(place, readHead(manifest.text, document.start, document.end))
      return
    }
    if (root.type !== 'map') {
      if (error === undefined) this.#findings.addStage(place, noMap(root, 'a manifest', []))
      return
    }
    const expanded = expandDocument(root)
    const resources = expanded.map((each) => this.#checkResource(file, manifest, place, each))
    const resource = expanded[0]?.items.length === 0 ? resources[0] : undefined
    for (const problem of duplicateProblems(document)) this.#findings.addStage({ ...place, resource }, problem)
  }

  /** Of a document that cannot be read: what is wrong with the `apiVersion` and `kind` that it has. */
  #checkHead(place: Place, head: MapNode): void {
    for (const problem of checkSchema(head, this.#schema).problems)
      if (problem.range !== undefined) this.#findings.addStage(place, problem)
  }

  #checkResource(
    file: SourceFile,
    manifest: Manifest,
    place: Place,
    { node, items }: Expanded,
  ): PlainResource | undefined {
    const path = items.flatMap((index) => ['items', index])
    if (node.type !== 'map') {
      this.#findings.addStage(place, noMap(node, 'an item of a list', path))
      return undefined
    }
    const verdict = checkSchema(node, { ...this.#schema, text: manifest.text })
    const gvk = verdict.kind ?? gvkOf(node)
    if (gvk === undefined) {
      for (const problem of verdict.problems)
        this.#findings.addStage(place, {
          ...problem,
          path: [...path, ...problem.path],
          range: problem.range ?? locate(node, problem.path.map(segmentName), problem.part),
        })
      return undefined
    }
    const resource = this.#resourceOf({ file, document: place.document, items }, node, gvk, verdict)
    this.#resources.push(resource)
    this.#suppressions.addResource(resource, node)
    this.#found++
    if (verdict.kind === undefined) {
      this.#custom.push(resource)
      return resource
    }
    if (gvk.kind === 'CustomResourceDefinition') this.#schema.customs?.add(node)
    for (const problem of underServerPaths(verdict.kind, verdict.problems, this.#options.versions))
      this.#findings.addStage({ ...place, resource }, problem)
    const value = toValue(node, verdict.hidden)
    for (const problem of this.#judge(node, verdict, value)) this.#findings.addStage({ ...place, resource }, problem)
    this.#runSingle(resource, value)
    return resource
  }

  #checkCustom(resource: PlainResource): void {
    const { manifest } = resource
    const node = resource.node()
    const verdict = checkSchema(node, { ...this.#schema, text: manifest.text })
    const place = { file: resource.file, document: resource.document, resource, lines: () => manifest.lines }
    for (const problem of verdict.problems)
      if (problem.rule !== 'unknown-kind' || problem.severity !== 'info' || this.#isFirst(resource.gvk))
        this.#findings.addStage(place, problem)
    const value = toValue(node, verdict.hidden)
    for (const problem of this.#judge(node, verdict, value)) this.#findings.addStage(place, problem)
    this.#runSingle(resource, value)
  }

  /** Whether this is the first resource of a kind without definition: that it is missing is said once, not for each of them. */
  #isFirst({ group, version, kind }: GVK): boolean {
    const size = this.#undefinedKinds.size
    return this.#undefinedKinds.add(`${group}/${version}/${kind}`).size > size
  }

  /** What servers say about the values of a resource, each about what it keeps of them. */
  #judge(node: MapNode, verdict: SchemaVerdict, value: any): readonly StageProblem[] {
    const { judged, problems, custom, object } = verdict
    if (judged === undefined)
      return checkCustomValidity({ kind: custom, metadata: value.metadata, object }, problems, this.#options.versions)
    return checkValidity({ ...judged, known: problems, valueFor: keptBy(node, verdict, value) })
  }

  #runSingle(resource: PlainResource, value: any): void {
    this.#home.values.add(resource, value)
    this.#single.run(resource)
  }

  #learn(manifest: Manifest): void {
    for (const { root } of manifest.documents)
      if (root?.type === 'map')
        for (const { node } of expandDocument(root))
          if (node.type === 'map' && gvkOf(node)?.kind === 'CustomResourceDefinition') this.#schema.customs?.add(node)
  }
}

/** The files of a run; they are only looked up by name where something is found in them. */
class FileList {
  readonly #files: SourceFile[] = []
  #byName: Map<string, SourceFile> | undefined

  add(file: SourceFile): void {
    this.#files.push(file)
    this.#byName = undefined
  }

  named(path: string): SourceFile | undefined {
    this.#byName ??= new Map(this.#files.map((file) => [file.path, file]))
    return this.#byName.get(path)
  }
}

/** A mistake in the text itself, with the places that explain it. */
function syntaxProblem({ start, end, message, hint, related }: SyntaxProblem): StageProblem {
  const places = related?.map((place) => ({
    path: [],
    range: { start: place.start, end: place.end },
    message: place.message,
  }))
  return { rule: 'syntax', path: [], range: { start, end }, message, hint, related: places }
}

/** Says that something else stands where a map of fields is wanted. */
function noMap(node: Exclude<Node, MapNode>, subject: string, path: FieldPath): StageProblem {
  const what = node.type === 'list' ? 'a list' : `the ${node.type} ${JSON.stringify(String(node.value)).slice(0, 60)}`
  const message = `${subject} must be a map of fields, not ${node.type === 'null' ? 'null' : what}`
  return { rule: 'wrong-type', path, range: locate(node, []), message }
}

/** Whether a file that was merely found is a template outside of any chart: what stops the parser in at least half of its documents is an action. */
function isTemplate(file: SourceFile, { text, documents }: Manifest): boolean {
  if (file.explicit) return false
  const stopped = documents.filter(({ error }) => error !== undefined && isTemplateAction(text, error.start))
  return stopped.length > 0 && stopped.length * 2 >= documents.length
}

/**
 * Whether a document is meant as a resource: it says what it is, or has a resource's parts. Files of other programs have a `kind` or an `apiVersion` too,
 * so that one of them alone says something only in a file that was named.
 */
function isResourceLike(root: Node | undefined, explicit: boolean): boolean {
  if (root?.type !== 'map') return false
  const named = root.entries.filter(({ key }) => /^(apiversion|kind)$/i.test(key)).length
  if (named > 1 || (named === 1 && (explicit || root.entries.some(({ key }) => /^(spec|data|items)$/.test(key)))))
    return true
  return getEntry(root, 'metadata')?.value.type === 'map' && root.entries.length > 1
}

/** What else a document is that has apiVersion and kind but is never sent to a cluster as it stands. */
function recogniseRoot(root: Node | undefined): Recognised | undefined {
  if (root?.type !== 'map') return undefined
  if (getEntry(root, 'sops')?.value.type === 'map') return ENCRYPTED
  const gvk = gvkOf(root)
  return gvk && recogniseDocument(formatApiVersion(gvk), gvk.kind)
}
