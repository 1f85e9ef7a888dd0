import type { FindingList, Place } from '../engine/findings.ts'
import type { Plan } from '../engine/plan.ts'
import { type FileSuppressions, readSuppressions } from '../engine/suppress/read.ts'
import type { SuppressFile } from '../engine/suppress/suppression.ts'
import type { SuppressOptions } from '../engine/suppress/suppressions.ts'
import type { StageProblem } from '../model/finding.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import { checkSchema, duplicateProblems, type SchemaContext } from '../schema/check.ts'
import { CustomDefinitions } from '../schema/custom/definitions.ts'
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
import { ABREAST, toEnd } from '../text/steps.ts'
import { expandDocument, expandedNode, gvkOf, type ItemPath } from '../workspace/expand.ts'
import { Manifest, ManifestCache } from '../workspace/manifest.ts'
import { PlainResource, type ResourceHome, ValueCache } from '../workspace/resource.ts'
import type { MapNode } from '../yaml/node.ts'
import { KnownDocument } from '../yaml/parse.ts'
import { recover } from '../yaml/recover.ts'
import { DEFINITION, isDefinition } from './definition.ts'
import { parseFit, readFit, unreadable } from './fit.ts'
import { manifestOf, type PlainFile, type ReadAhead } from './plain.ts'
import { noMap, syntaxProblem } from './problems.ts'
import { type Judged, lineOf, type Replay } from './replay.ts'
import { Case, isWithoutDefinition, pathTo, Stages, type Verified } from './stages.ts'

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

/** A file that is read and parsed. */
type Opened = Done | ToJudge

/** A file that is not to be judged: what remains of it, and its definitions of custom resources. */
interface Done {
  readonly entry: FileEntry
  readonly learned?: CustomDefinitions
}

/** A file with its resources in order, which are still to be judged, or hold on from an earlier state of it. */
interface ToJudge {
  readonly file: SourceFile
  readonly manifest: Manifest
  readonly resources: readonly (Case | Verified | PlainResource)[]
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

/** Judges files by themselves: everything that can be said of a manifest without its neighbours. */
export class Judge {
  readonly #schema: { customs: CustomDefinitions } & SchemaContext
  readonly #manifests = new ManifestCache(recover)
  readonly #home: ResourceHome
  readonly #stages: Stages
  readonly #suppress: SuppressOptions | undefined

  /** Findings are put into the list that is given. */
  constructor({ store, versions, namespace, suppress }: JudgeOptions, plan: Plan, findings: FindingList) {
    this.#schema = { store, versions, customs: new CustomDefinitions() }
    const texts = new TextPool()
    this.#home = {
      manifests: this.#manifests,
      values: new ValueCache(texts),
      texts,
      namespace,
      checked: (node, text) => checkSchema(node, { ...this.#schema, text }),
    }
    this.#stages = new Stages(plan, this.#schema, this.#home, findings)
    this.#suppress = suppress
  }

  /** What files are judged by, with the definitions of custom resources that are known. */
  get schema(): SchemaContext {
    return this.#schema
  }

  /** Judges new files, some at a time, but for their custom resources, whose definitions may come in other files. */
  *judgeAll(files: Iterable<SourceFile>, ahead?: ReadAhead): Generator<FileEntry, void> {
    for (const batch of batchesOf(files, ahead)) yield* toEnd(this.#judge(batch))
  }

  /** The same of a file that may be there already, in many small steps between which something else may be judged; with `replay` only the documents that were not there before. What is found goes to a list of its own. */
  judgeInSteps(file: SourceFile, findings: FindingList, replay?: Replay): Generator<undefined, FileEntry> {
    return this.#stages.into(findings, this.#judgeOne(file, replay))
  }

  *#judgeOne(file: SourceFile, replay: Replay | undefined): Generator<undefined, FileEntry> {
    const [entry] = yield* this.#judge([{ file, read: readFit(file) }], replay)
    return entry!
  }

  /** Judges a resource of no built-in kind, when all definitions are known, in many small steps. What is found goes to a list of its own. */
  judgeCustom(resource: PlainResource, findings: FindingList): Generator<undefined, void> {
    return this.#stages.into(findings, this.#stages.judgeCustom(resource))
  }

  /** What servers would say of a resource by itself, in steps; its node stands in `text`. */
  problemsOf(node: MapNode, text: string): Generator<undefined, readonly StageProblem[]> {
    return this.#stages.problemsOf(node, text)
  }

  /** Opens some files, and has all of their resources go through the stages. */
  *#judge(batch: readonly Read[], replay?: Replay): Generator<undefined, FileEntry[]> {
    const opened: Opened[] = []
    const cases: (Case | Verified)[] = []
    for (const { file, read } of batch) {
      const one = isPlain(read) ? this.#openPlain(file, read) : yield* this.#open(file, read, replay)
      opened.push(one)
      if ('resources' in one) for (const each of one.resources) if (!(each instanceof PlainResource)) cases.push(each)
      yield
    }
    yield* this.#stages.judge(cases)
    const entries: FileEntry[] = []
    for (const each of opened) entries.push(yield* this.#close(each))
    return entries
  }

  *#open(file: SourceFile, text: string | Recognised, replay?: Replay): Generator<undefined, Opened> {
    try {
      const manifest = typeof text === 'string' ? yield* parseFit(file, text, this.#manifests) : text
      if (!(manifest instanceof Manifest)) return { entry: this.#leave(file, manifest) }
      if (file.definitions) return yield* this.#define(file, manifest)
      return yield* file.context ? this.#know(file, manifest) : this.#look(file, manifest, replay)
    } catch (error) {
      return { entry: { file, resources: NONE, left: unreadable(error) } }
    }
  }

  #openPlain(file: SourceFile, read: PlainFile): ToJudge {
    const manifest = manifestOf(read)
    const resources = read.resources.map((parts, document) => this.#stages.plain(file, manifest, document, parts))
    return { file, manifest, resources }
  }

  /** What is kept of a file when its resources are judged. */
  *#close(opened: Opened): Generator<undefined, FileEntry> {
    if ('entry' in opened) {
      this.#learn(opened.learned)
      return opened.entry
    }
    const { file, manifest, resources } = opened
    // A list that has grown has room for more, which thousands of files would keep.
    const own = resources.flatMap((each) => (each instanceof PlainResource ? each : (each.resource ?? []))).slice()
    const defined = own.some(isDefinition) ? yield* this.#definitionsIn(file, manifest) : undefined
    this.#learn(defined)
    const suppresses = this.#suppressionsIn(file, manifest, own)
    const kept = { file, documents: manifest.documents.length, resources: own }
    return defined || suppresses ? { ...kept, defines: defined !== undefined, suppresses } : kept
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

  /** Takes in the definitions of a file that is only there for these. */
  *#define(file: SourceFile, manifest: Manifest): Generator<undefined, Opened> {
    const learned = yield* this.#definitionsIn(file, manifest)
    return { entry: { file, resources: NONE, defines: learned !== undefined }, learned }
  }

  /** Takes in what a file has for its neighbours, without a judgement of itself. */
  *#know(file: SourceFile, manifest: Manifest): Generator<undefined, Opened> {
    const resources: PlainResource[] = []
    for (const [document, { root }] of manifest.documents.entries()) {
      if (root?.type !== 'map') continue
      for (const { node, items } of expandDocument(root)) {
        if (node.type !== 'map') continue
        const verdict = checkSchema(node, this.#stages.contextOf(manifest))
        const resource = this.#stages.resourceOf({ file, document, items }, node, verdict)
        if (resource !== undefined) resources.push(resource)
        yield
      }
    }
    const learned = resources.some(isDefinition) ? yield* this.#definitionsIn(file, manifest) : undefined
    return { entry: { file, resources, defines: learned !== undefined }, learned }
  }

  /** Looks for resources in a file, and for what is wrong with its documents besides these. */
  *#look(file: SourceFile, manifest: Manifest, replay: Replay | undefined): Generator<undefined, Opened> {
    const { documents } = manifest
    const resources: (Case | PlainResource)[] = []
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index]!
      const before = replay?.take(document, manifest)
      if (before !== undefined) this.#sayAgain(before, file, manifest, index, resources)
      else {
        if (document instanceof KnownDocument) yield* document.read()
        yield* this.#lookInto(file, manifest, index, resources)
      }
      yield
    }
    return { file, manifest, resources }
  }

  /** Says of a document what was said of one with the same text. */
  #sayAgain(
    before: Judged,
    file: SourceFile,
    manifest: Manifest,
    index: number,
    found: (Case | PlainResource)[],
  ): void {
    const document = manifest.documents[index]!
    const lines = lineOf(document, manifest.lines) - before.line
    const now = new Map(before.resources.map((each) => [each as Resource, each.again(file, index)]))
    found.push(...now.values())
    for (const each of before.found)
      this.#stages.findings.takeAgain(each, each.resource && now.get(each.resource), index, lines)
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
          this.#stages.findings.addStage({ file: path, place, document, lines: () => lines }, problem)
    // Of a template only the text is read.
    const suppresses = this.#suppressionsIn(file, { text: lines.text, documents: [], lines }, NONE)
    return { file, resources: NONE, left, suppresses }
  }

  *#lookInto(
    file: SourceFile,
    manifest: Manifest,
    index: number,
    found: (Case | PlainResource)[],
  ): Generator<undefined, void> {
    const { findings } = this.#stages
    const document = manifest.documents[index]!
    const place: Place = { file: file.path, place: file.place, document: index, lines: () => manifest.lines }
    const { error, further, lost, root } = document
    if (error !== undefined) for (const each of [error, ...further]) findings.addStage(place, syntaxProblem(each))
    for (const each of lost) findings.addStage(place, { ...each, rule: 'lost-content', path: [], range: each })
    if (root === undefined) {
      if (error !== undefined) this.#checkHead(place, readHead(manifest.text, document.start, document.end))
      return
    }
    if (root.type !== 'map') {
      if (error === undefined) findings.addStage(place, noMap(root, 'a manifest', []))
      return
    }
    const problems = duplicateProblems(document)
    const expanded = expandDocument(root)
    const isItself = expanded[0]?.items.length === 0
    if (!isItself) yield* this.#stages.addIn(place, problems)
    for (const { node, items } of expanded)
      if (node.type !== 'map') findings.addStage(place, noMap(node, 'an item of a list', pathTo(items)))
      else found.push(new Case(file, manifest, place, items, node, isItself ? problems : []))
  }

  /** Of a document that cannot be read: what is wrong with the `apiVersion` and `kind` that it has, should they be built in. Definitions of others may still come. */
  #checkHead(place: Place, head: MapNode): void {
    for (const problem of checkSchema(head, { ...this.#schema, customs: NO_CUSTOMS }).problems)
      if (problem.range !== undefined && !isWithoutDefinition(problem)) this.#stages.findings.addStage(place, problem)
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

  #learn(definitions: CustomDefinitions | undefined): void {
    if (definitions !== undefined) this.#schema.customs.takeIn(definitions)
  }

  /** The definitions of custom resources in a file; undefined where there are none. */
  *#definitionsIn(file: SourceFile, manifest: Manifest): Generator<undefined, CustomDefinitions | undefined> {
    const found = new CustomDefinitions()
    return (yield* this.#collect(file, manifest, found)) ? found : undefined
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

/** A file with its text, with what is known of it, or with why it is not checked. */
interface Read {
  readonly file: SourceFile
  readonly read: string | PlainFile | Recognised
}

/** So long are the texts of a batch together when it is closed, in characters. */
const FULL = 500_000

/** Reads files, some at a time, but not much at a time: what comes of their texts takes many times as much memory. */
function* batchesOf(files: Iterable<SourceFile>, ahead?: ReadAhead): Generator<readonly Read[], void> {
  let batch: Read[] = []
  let length = 0
  for (const file of files) {
    const read = ahead?.take(file) ?? readFit(file)
    batch.push({ file, read })
    if (typeof read === 'string') length += read.length
    else if (isPlain(read)) length += read.text.length
    if (batch.length < ABREAST && length < FULL) continue
    yield batch
    batch = []
    length = 0
  }
  yield batch
}

const NONE: readonly PlainResource[] = []

const NO_CUSTOMS = new CustomDefinitions()

function isPlain(read: Read['read']): read is PlainFile {
  return typeof read === 'object' && 'resources' in read
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
