import type { FindingList, Place } from '../engine/findings.ts'
import type { Plan } from '../engine/plan.ts'
import { RuleRunner } from '../engine/run.ts'
import { type FileSuppressions, readSuppressions } from '../engine/suppress/read.ts'
import type { SuppressFile } from '../engine/suppress/suppression.ts'
import type { SuppressOptions } from '../engine/suppress/suppressions.ts'
import type { StageProblem } from '../model/finding.ts'
import type { GVK } from '../model/gvk.ts'
import { segmentName } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import {
  checkSchema,
  checkSchemaInSteps,
  duplicateProblems,
  type SchemaContext,
  type SchemaVerdict,
} from '../schema/check.ts'
import { CustomDefinitions } from '../schema/custom/definitions.ts'
import { keptBy } from '../schema/kept.ts'
import type { SchemaStore } from '../schema/types.ts'
import { readHead, templateHeads } from '../sources/heads.ts'
import { generatedBy, isPatch } from '../sources/kustomization.ts'
import {
  type GivenReplicas,
  replicasGivenBy,
  replicasInPatch,
  selectorsGivenIn,
} from '../sources/kustomization-changes.ts'
import { KUSTOMIZATION, type Recognised } from '../sources/recognise.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import { LineIndex } from '../text/lines.ts'
import { TextPool } from '../text/pool.ts'
import { toEnd } from '../text/steps.ts'
import { checkCustomValidity, checkValidity, underServerPaths } from '../validity/check.ts'
import { type Expanded, expandDocument, expandedNode, gvkOf, type ItemPath } from '../workspace/expand.ts'
import { Manifest, ManifestCache } from '../workspace/manifest.ts'
import { mentionsOf } from '../workspace/references/mention.ts'
import { PlainResource, type ResourceHome, type ResourcePlace, ValueCache } from '../workspace/resource.ts'
import type { Document } from '../yaml/document.ts'
import { locate } from '../yaml/locate.ts'
import type { MapNode } from '../yaml/node.ts'
import { KnownDocument } from '../yaml/parse.ts'
import { recover } from '../yaml/recover.ts'
import { toValue, toValueInSteps } from '../yaml/value.ts'
import { parseFit } from './fit.ts'
import { noMap, syntaxProblem } from './problems.ts'
import { type Judged, lineOf, type Replay } from './replay.ts'

/** What a file has for the rest of its project; there may be very many. */
export interface FileEntry {
  readonly file: SourceFile
  /** How many documents were checked; undefined where the file is not checked. */
  readonly documents?: number
  readonly resources: readonly PlainResource[]
  /** Why it was left out. */
  readonly left?: Recognised
  /** What it makes a kustomization generate, as `ConfigMap web`. */
  readonly generated?: readonly string[]
  /** The replicas that a kustomization or a patch of one gives to workloads. */
  readonly replicas?: readonly GivenReplicas[]
  /** The files and folders whose workloads a kustomization gives selectors. */
  readonly selectors?: readonly string[]
  /** It has definitions of custom resources. */
  readonly defines?: boolean
  readonly suppresses?: FileSuppressions
}

/** What files are judged with. */
export interface JudgeOptions {
  readonly store: SchemaStore
  readonly versions: VersionRange
  /** The namespace of resources that write none. */
  readonly namespace?: string
  /** How findings are suppressed; without it as the manifests say, and nothing expires. */
  readonly suppress?: SuppressOptions
}

/** Judges files one by one: everything that can be said of a manifest without its neighbours. */
export class Judge {
  readonly #versions: VersionRange
  readonly #schema: { customs: CustomDefinitions } & SchemaContext
  readonly #manifests = new ManifestCache(recover)
  readonly #home: ResourceHome
  #findings: FindingList
  readonly #runner: RuleRunner
  /** Resources are judged among each other later. */
  readonly #hasNeighbours: boolean
  readonly #suppress: SuppressOptions | undefined

  /** Findings are put into the list that is given. */
  constructor({ store, versions, namespace, suppress }: JudgeOptions, plan: Plan, findings: FindingList) {
    this.#versions = versions
    this.#schema = { store, versions, customs: new CustomDefinitions() }
    const texts = new TextPool()
    this.#home = {
      manifests: this.#manifests,
      values: new ValueCache(texts),
      texts,
      namespace,
      hidden: (node, text) => checkSchema(node, { ...this.#schema, text }).hidden,
    }
    this.#findings = findings
    this.#suppress = suppress
    this.#hasNeighbours = !plan.unit.isEmpty
    this.#runner = new RuleRunner(plan.single, versions, (...found) => this.#findings.addRule(...found))
  }

  /** What files are judged by, with the definitions of custom resources that are known. */
  get schema(): SchemaContext {
    return this.#schema
  }

  /** Judges a new file, but for its custom resources, whose definitions may come in other files. */
  judge(file: SourceFile): FileEntry {
    return toEnd(this.#judge(file))
  }

  /** The same of a file that may be there already, in many small steps between which something else may be judged; with `replay` only the documents that were not there before. What is found goes to a list of its own. */
  judgeInSteps(file: SourceFile, findings: FindingList, replay?: Replay): Generator<undefined, FileEntry> {
    return this.#into(findings, this.#judge(file, replay))
  }

  /** Judges a resource of no built-in kind, when all definitions are known, in many small steps. What is found goes to a list of its own. */
  judgeCustom(resource: PlainResource, findings: FindingList): Generator<undefined, void> {
    return this.#into(findings, this.#judgeCustom(resource))
  }

  /** Has what is found in some steps go to a list of its own. */
  *#into<T>(findings: FindingList, steps: Generator<undefined, T>): Generator<undefined, T> {
    for (;;) {
      const usual = this.#findings
      this.#findings = findings
      try {
        const { done, value } = steps.next()
        if (done) return value
      } finally {
        this.#findings = usual
      }
      yield
    }
  }

  *#judge(file: SourceFile, replay?: Replay): Generator<undefined, FileEntry> {
    try {
      const manifest = yield* parseFit(file, this.#manifests)
      if (!(manifest instanceof Manifest)) return this.#leave(file, manifest)
      if (file.definitions) return { file, resources: NONE, defines: yield* this.#learn(file, manifest) }
      return yield* file.context ? this.#know(file, manifest) : this.#check(file, manifest, replay)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      return { file, resources: NONE, left: { reason: 'unreadable', message: error.message } }
    }
  }

  *#judgeCustom(resource: PlainResource): Generator<undefined, void> {
    const { manifest } = resource
    const node = resource.node()
    const context = { ...this.#schema, text: manifest.text }
    const verdict = isLong(node) ? yield* checkSchemaInSteps(node, context) : checkSchema(node, context)
    const place = { file: resource.file, document: resource.document, resource, lines: () => manifest.lines }
    yield* this.#addAll(place, verdict.problems)
    yield* this.#judgeValue(resource, node, verdict, place)
  }

  /** What servers would say of a resource by itself, in steps; its node stands in `text`. */
  *problemsOf(node: MapNode, text: string): Generator<undefined, readonly StageProblem[]> {
    const verdict = checkSchema(node, { ...this.#schema, text })
    yield
    const value = toValue(node, verdict.hidden)
    yield
    return [...verdict.problems, ...this.#valueProblems(node, verdict, value)]
  }

  /** Forgets what it has parsed of a file that is gone. */
  forget(file: SourceFile): void {
    this.#manifests.forget(file)
  }

  /** Makes room for values that come and go, as those of files that change do. */
  loosen(): void {
    this.#home.values.loosen()
  }

  /** Forgets all definitions of custom resources but those in some files, at the last of many small steps. */
  *learnAnew(files: Iterable<SourceFile>): Generator<undefined, void> {
    const customs = new CustomDefinitions()
    for (const file of files) yield* this.#collect(file, yield* this.#manifests.openInSteps(file), customs)
    this.#schema.customs = customs
  }

  /** Takes in what a file has for its neighbours, without a judgement of itself. */
  *#know(file: SourceFile, manifest: Manifest): Generator<undefined, FileEntry> {
    const resources: PlainResource[] = []
    for (const [document, { root }] of manifest.documents.entries()) {
      if (root?.type !== 'map') continue
      for (const { node, items } of expandDocument(root)) {
        if (node.type !== 'map') continue
        const verdict = checkSchema(node, { ...this.#schema, text: manifest.text, leavesCustom: true })
        const gvk = verdict.kind ?? gvkOf(node)
        if (gvk !== undefined) resources.push(this.#resourceOf({ file, document, items }, node, gvk, verdict))
        yield
      }
    }
    return { file, resources, defines: resources.some(isDefinition) && (yield* this.#learn(file, manifest)) }
  }

  *#check(file: SourceFile, manifest: Manifest, replay: Replay | undefined): Generator<undefined, FileEntry> {
    const { documents } = manifest
    const resources: PlainResource[] = []
    for (const [index, document] of documents.entries()) {
      const before = replay?.take(document, manifest)
      if (before !== undefined) this.#sayAgain(before, file, manifest, index, resources)
      else yield* this.#checkDocument(file, manifest, document, index, resources)
      yield
    }
    const defines = resources.some(isDefinition) && (yield* this.#learn(file, manifest))
    const suppresses = this.#suppressionsIn(file, manifest, resources)
    // A list that has grown has room for more, which thousands of files would keep.
    const entry = { file, documents: documents.length, resources: resources.slice() }
    return defines || suppresses ? { ...entry, defines, suppresses } : entry
  }

  /** Says of a document what was said of one with the same text. */
  #sayAgain(before: Judged, file: SourceFile, manifest: Manifest, index: number, found: PlainResource[]): void {
    const document = manifest.documents[index]!
    const lines = lineOf(document, manifest.lines) - before.line
    const now = new Map(before.resources.map((each) => [each as Resource, each.again(file, index)]))
    found.push(...now.values())
    for (const each of before.found)
      this.#findings.takeAgain(each, each.resource && now.get(each.resource), index, lines)
  }

  /** What remains of a file that is not checked: of a kustomization what it generates, of one and of its patches which replicas they give; of a template what is plain text at its head, an API version that is gone. */
  #leave(file: SourceFile, left: Recognised): FileEntry {
    this.#manifests.forget(file)
    const { path, place } = file
    if (left === KUSTOMIZATION && !file.definitions) return { file, resources: NONE, left, ...changesBy(file) }
    if (isPatch(left) && !file.definitions)
      return { file, resources: NONE, left, replicas: replicasInPatch(file.text()) }
    if (left.reason !== 'helm-template' || file.context || file.definitions) return { file, resources: NONE, left }
    const lines = new LineIndex(file.text())
    for (const { document, node } of templateHeads(lines.text))
      for (const problem of checkSchema(node, this.#schema).problems)
        if (problem.rule === 'removed-api')
          this.#findings.addStage({ file: path, place, document, lines: () => lines }, problem)
    // Of a template only the text is read.
    const suppresses = this.#suppressionsIn(file, { text: lines.text, documents: [], lines }, NONE)
    return { file, resources: NONE, left, suppresses }
  }

  *#checkDocument(
    file: SourceFile,
    manifest: Manifest,
    document: Document,
    index: number,
    found: PlainResource[],
  ): Generator<undefined, void> {
    const place: Place = { file: file.path, place: file.place, document: index, lines: () => manifest.lines }
    if (document instanceof KnownDocument) yield* document.read()
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
    let own: PlainResource | undefined
    for (const each of expanded) {
      const resource = yield* this.#checkResource(file, manifest, place, each)
      if (expanded.length > 1) yield
      if (resource === undefined) continue
      found.push(resource)
      if (each.items.length === 0) own = resource
    }
    yield* this.#addAll({ ...place, resource: own }, duplicateProblems(document))
  }

  /** Adds what a stage has found, very much of it in steps. */
  *#addAll(place: Place, problems: readonly StageProblem[]): Generator<undefined, void> {
    for (let index = 0; index < problems.length; index++) {
      if (index % STEP === STEP - 1) yield
      const problem = problems[index]!
      this.#findings.addStage(place, problem, onceIn(place, problem))
    }
  }

  /** Of a document that cannot be read: what is wrong with the `apiVersion` and `kind` that it has, should they be built in. Definitions of others may still come. */
  #checkHead(place: Place, head: MapNode): void {
    for (const problem of checkSchema(head, { ...this.#schema, customs: NO_CUSTOMS }).problems)
      if (problem.range !== undefined && !isWithoutDefinition(problem)) this.#findings.addStage(place, problem)
  }

  *#checkResource(
    file: SourceFile,
    manifest: Manifest,
    place: Place,
    { node, items }: Expanded,
  ): Generator<undefined, PlainResource | undefined> {
    const path = items.flatMap((index) => ['items', index])
    if (node.type !== 'map') {
      this.#findings.addStage(place, noMap(node, 'an item of a list', path))
      return undefined
    }
    const context = { ...this.#schema, text: manifest.text, leavesCustom: true }
    const verdict = isLong(node) ? yield* checkSchemaInSteps(node, context) : checkSchema(node, context)
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
    if (verdict.kind === undefined) return resource
    const where = { ...place, resource }
    yield* this.#addAll(where, underServerPaths(verdict.kind, verdict.problems, this.#versions))
    yield* this.#judgeValue(resource, node, verdict, where)
    return resource
  }

  /** What servers say about the values of a resource, each about what it keeps of them, and then what rules say. */
  *#judgeValue(
    resource: PlainResource,
    node: MapNode,
    verdict: SchemaVerdict,
    place: Place,
  ): Generator<undefined, void> {
    const value = isLong(node) ? yield* toValueInSteps(node, verdict.hidden) : toValue(node, verdict.hidden)
    if (isLong(node)) yield
    yield* this.#addAll(place, this.#valueProblems(node, verdict, value))
    if (isLong(node)) yield
    this.#home.values.add(resource, value)
    if (this.#hasNeighbours) mentionsOf(resource)
    this.#runner.run(resource)
  }

  #valueProblems(node: MapNode, verdict: SchemaVerdict, value: any): readonly StageProblem[] {
    const { judged, problems, custom, object } = verdict
    if (judged === undefined)
      return checkCustomValidity({ kind: custom, metadata: value.metadata, object }, problems, this.#versions)
    return checkValidity(judged, problems, keptBy(node, verdict, value))
  }

  #resourceOf(place: ResourcePlace, node: MapNode, gvk: GVK, { kind, hidden }: SchemaVerdict): PlainResource {
    return new PlainResource(this.#home, place, node, gvk, {
      builtIn: kind !== undefined,
      namespaced: kind?.namespaced ?? true,
      whole: kind !== undefined && hidden.size === 0,
    })
  }

  #suppressionsIn(
    file: SourceFile,
    manifest: SuppressFile['manifest'],
    resources: readonly PlainResource[],
  ): FileSuppressions | undefined {
    if (this.#suppress?.isOff) return undefined
    const lines = () => this.#manifests.open(file).lines
    return readSuppressions({ path: file.path, place: file.place, manifest, lines }, resources, this.#suppress?.foreign)
  }

  /** Takes in the definitions of custom resources in a file, at the last of many small steps; whether there are any. */
  *#learn(file: SourceFile, manifest: Manifest): Generator<undefined, boolean> {
    const found = new CustomDefinitions()
    const defines = yield* this.#collect(file, manifest, found)
    this.#schema.customs.takeIn(found)
    return defines
  }

  /** Adds the definitions in a file to others; whether there are any. */
  *#collect(file: SourceFile, manifest: Manifest, customs: CustomDefinitions): Generator<undefined, boolean> {
    let defines = false
    for (const [index, document] of manifest.documents.entries()) {
      if (document instanceof KnownDocument) yield* document.read()
      yield
      const { root } = document
      if (root?.type !== 'map') continue
      for (const { node, items } of expandDocument(root)) {
        if (node.type !== 'map' || gvkOf(node)?.kind !== DEFINITION) continue
        customs.add(node, () => this.#reread(file, index, items))
        defines = true
        yield
      }
    }
    return defines
  }

  #reread(file: SourceFile, document: number, items: ItemPath): MapNode | undefined {
    try {
      const { root } = this.#manifests.open(file).documents[document] ?? {}
      return root?.type === 'map' ? expandedNode(root, items) : undefined
    } catch (error) {
      if (error instanceof SourceError) return undefined
      throw error
    }
  }
}

const NONE: readonly PlainResource[] = []

/** A resource that is longer is judged in several steps, in characters. */
const LONG = 50_000

function isLong({ start, end }: MapNode): boolean {
  return end - start > LONG
}

/** So many problems are added in one step. */
const STEP = 512

const NO_CUSTOMS = new CustomDefinitions()

/** Whether a problem is that no definition is known, which may still come in another file. */
function isWithoutDefinition({ rule, severity }: StageProblem): boolean {
  return rule === 'unknown-kind' && severity === 'info'
}

/** That a definition is missing is said once, not for each of the resources: what it is known by then. */
function onceIn({ resource }: Place, problem: StageProblem): string | undefined {
  if (resource === undefined || !isWithoutDefinition(problem)) return undefined
  const { group, version, kind } = resource.gvk
  return `${group}/${version}/${kind}`
}

const DEFINITION = 'CustomResourceDefinition'

function isDefinition({ kind, builtIn }: PlainResource): boolean {
  return builtIn && kind === DEFINITION
}

/** What a kustomization makes of the rest of its project. */
function changesBy(file: SourceFile): Pick<FileEntry, 'generated' | 'replicas' | 'selectors'> {
  const { path, place = path } = file
  const text = file.text()
  return {
    generated: generatedBy(text),
    replicas: replicasGivenBy(text),
    selectors: selectorsGivenIn(place.slice(0, place.lastIndexOf('/') + 1), text),
  }
}
