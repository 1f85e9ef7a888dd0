import type { FindingList, Place } from '../engine/findings.ts'
import type { Plan } from '../engine/plan.ts'
import { RuleRunner } from '../engine/run.ts'
import type { StageProblem } from '../model/finding.ts'
import { type FieldPath, segmentName } from '../model/path.ts'
import {
  checkSchema,
  checkSchemaInSteps,
  plainVerdict,
  type SchemaContext,
  type SchemaVerdict,
} from '../schema/check.ts'
import { keptBy } from '../schema/kept.ts'
import { misspeltIn } from '../schema/unknown.ts'
import type { SourceFile } from '../sources/source.ts'
import { ABREAST, LONG } from '../text/steps.ts'
import { checkCustomValidity, checkValidity, underServerPaths } from '../validity/check.ts'
import { gvkOf, type ItemPath } from '../workspace/expand.ts'
import type { Manifest } from '../workspace/manifest.ts'
import { mentionsOf } from '../workspace/references/mention.ts'
import { factsOf, PlainResource, type ResourceHome, type ResourcePlace } from '../workspace/resource.ts'
import { locate } from '../yaml/locate.ts'
import type { MapNode } from '../yaml/node.ts'
import { toValue, toValueInSteps } from '../yaml/value.ts'
import { factsIn, type PlainParts, plainValue } from './plain.ts'

/** A resource on its way through the stages. */
export class Case {
  readonly file: SourceFile
  readonly manifest: Manifest
  readonly place: Place
  readonly items: ItemPath
  readonly node: MapNode
  /** What is wrong with the document that it is, as a map of entries. */
  readonly ofDocument: readonly StageProblem[]
  verdict: SchemaVerdict | undefined = undefined
  value: any = undefined
  /** Undefined where it does not say what it is. */
  resource: PlainResource | undefined = undefined

  constructor(
    file: SourceFile,
    manifest: Manifest,
    place: Place,
    items: ItemPath,
    node: MapNode,
    ofDocument: readonly StageProblem[],
  ) {
    this.file = file
    this.manifest = manifest
    this.place = place
    this.items = items
    this.node = node
    this.ofDocument = ofDocument
  }

  get length(): number {
    return this.node.end - this.node.start
  }
}

/** A resource whose schema is checked. */
export interface Verified {
  readonly place: Place
  readonly resource: PlainResource | undefined
  readonly verdict: SchemaVerdict | undefined
  /** Of its text, in characters. */
  readonly length: number
  /** Undefined where its value is known. */
  readonly node: MapNode | undefined
  value: any
}

/**
 * What is done with resources one by one: the schema, their values, the conditions of the API server, what they name, the rules. Each of these is much code, so that some
 * resources at a time go through one stage and then through the next: it is near the processor once it has run for the first of them.
 */
export class Stages {
  readonly #home: ResourceHome
  readonly #schema: SchemaContext
  readonly #runner: RuleRunner
  /** Resources are judged among each other later. */
  readonly #hasNeighbours: boolean
  #findings: FindingList

  /** Findings are put into the list that is given. */
  constructor(plan: Plan, schema: SchemaContext, home: ResourceHome, findings: FindingList) {
    this.#home = home
    this.#schema = schema
    this.#hasNeighbours = !plan.unit.isEmpty
    this.#findings = findings
    this.#runner = new RuleRunner(plan.single, schema, (...found) => this.#findings.addRule(...found))
  }

  /** Where findings are put now. */
  get findings(): FindingList {
    return this.#findings
  }

  /** Has what is found in some steps go to a list of its own. */
  *into<T>(findings: FindingList, steps: Generator<undefined, T>): Generator<undefined, T> {
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

  /** Judges resources by themselves, but for those of no built-in kind, of which it says what they are. */
  *judge(cases: readonly (Case | Verified)[]): Generator<undefined, void> {
    for (let start = 0; start < cases.length; start += ABREAST)
      yield* this.#judgeTogether(cases.slice(start, start + ABREAST))
  }

  *#judgeTogether(cases: readonly (Case | Verified)[]): Generator<undefined, void> {
    for (const each of cases) {
      if (!(each instanceof Case)) continue
      const context = this.contextOf(each.manifest)
      each.verdict = isLong(each) ? yield* checkSchemaInSteps(each.node, context) : checkSchema(each.node, context)
      yield* this.#identify(each, each.verdict)
      yield
    }
    yield* this.#judgeValues(cases.filter(({ verdict }) => verdict!.kind !== undefined))
    for (const { resource } of cases) if (resource !== undefined) resource.opened = undefined
  }

  /** All stages behind the schema. */
  *#judgeValues(known: readonly Verified[]): Generator<undefined, void> {
    for (const each of known) {
      const { node, verdict } = each
      if (node === undefined) continue
      each.value = isLong(each) ? yield* toValueInSteps(node, verdict!.hidden) : toValue(node, verdict!.hidden)
      yield
    }
    for (const each of known) {
      yield* this.#add(each, this.#valueProblems(each.node, each.verdict!, each.value))
      yield
    }
    for (const each of known) {
      this.#takeIn(each.resource!, each.length, each.value)
      yield
    }
    yield* this.#runner.run(known.map(({ resource }) => resource!))
  }

  /** A resource that somebody else has read, as if its schema had been checked here. */
  plain(file: SourceFile, manifest: Manifest, document: number, parts: PlainParts): Verified {
    const verdict = plainVerdict(parts.gvk, this.#schema)
    const kind = verdict.kind!
    const facts = factsIn(parts, this.#home.texts)
    const known = { builtIn: true, namespaced: kind.namespaced, whole: true }
    const resource = new PlainResource(this.#home, { file, document, items: [] }, facts, kind, known)
    resource.opened = manifest
    const place = { file: file.path, place: file.place, document, lines: () => manifest.lines }
    return { place, resource, verdict, length: parts.end - parts.start, node: undefined, value: plainValue(parts) }
  }

  /** Judges a resource of no built-in kind, when all definitions are known. */
  *judgeCustom(resource: PlainResource): Generator<undefined, void> {
    const { manifest } = resource
    const node = resource.node()
    const context = { ...this.#schema, text: manifest.text }
    const place = { file: resource.file, document: resource.document, lines: () => manifest.lines }
    const length = node.end - node.start
    const verdict = isLong({ length }) ? yield* checkSchemaInSteps(node, context) : checkSchema(node, context)
    const each = { node, length, place, resource, verdict, value: undefined }
    yield* this.#add(each, verdict.problems)
    yield* this.#judgeValues([each])
  }

  /** What servers would say of a resource by itself, in steps; its node stands in `text`. */
  *problemsOf(node: MapNode, text: string): Generator<undefined, readonly StageProblem[]> {
    const verdict = checkSchema(node, { ...this.#schema, text })
    yield
    const value = toValue(node, verdict.hidden)
    yield
    return [...verdict.problems, ...this.#valueProblems(node, verdict, value)]
  }

  /** A resource as its schema says what it is; undefined where that is unknown. */
  resourceOf(place: ResourcePlace, node: MapNode, verdict: SchemaVerdict): PlainResource | undefined {
    const { kind, hidden, problems } = verdict
    const gvk = kind ?? gvkOf(node)
    if (gvk === undefined) return undefined
    const isKnown = kind !== undefined
    return new PlainResource(this.#home, place, factsOf(node, gvk, isKnown, this.#home.texts), gvk, {
      builtIn: isKnown,
      namespaced: kind?.namespaced ?? true,
      whole: isKnown && hidden.size === 0 && misspeltIn(problems).length === 0,
    })
  }

  /** What the resources of a file are checked with; those of no built-in kind come later. */
  contextOf({ text }: Manifest): SchemaContext {
    const { store, versions, customs } = this.#schema
    return { store, versions, customs, text, leavesCustom: true }
  }

  /** Says what a resource is, as far as that is known, and adds what its schema says of it, unless that comes later. */
  #identify(each: Case, verdict: SchemaVerdict): Iterable<undefined> {
    const { file, manifest, place, items, node, ofDocument } = each
    each.resource = this.resourceOf({ file, document: place.document, items }, node, verdict)
    if (each.resource === undefined)
      return this.#add(each, [...verdict.problems.map((one) => inItem(one, each)), ...ofDocument])
    each.resource.opened = manifest
    if (verdict.kind === undefined) return this.#add(each, ofDocument)
    const problems = underServerPaths(verdict.kind, verdict.problems, this.#schema.versions)
    return this.#add(each, ofDocument.length === 0 ? problems : [...problems, ...ofDocument])
  }

  #valueProblems(node: MapNode | undefined, verdict: SchemaVerdict, value: any): readonly StageProblem[] {
    const { judged, problems, custom, object } = verdict
    if (judged === undefined)
      return checkCustomValidity({ kind: custom, metadata: value.metadata, object }, problems, this.#schema.versions)
    const kept = verdict.dropped.length === 0 ? () => value : keptBy(node!, verdict, value)
    return checkValidity(judged, problems, kept)
  }

  /** Keeps a value, and what it names, for those who ask. */
  #takeIn(resource: PlainResource, length: number, value: any): void {
    this.#home.values.add(resource, value, length)
    if (this.#hasNeighbours) mentionsOf(resource)
  }

  /** Adds what a stage has found in a resource, very much of it in steps. */
  #add({ place, resource }: Pick<Case, 'place' | 'resource'>, problems: readonly StageProblem[]): Iterable<undefined> {
    return problems.length === 0 ? NO_STEPS : this.addIn({ ...place, resource }, problems)
  }

  /** Adds what a stage has found at a place, very much of it in steps. */
  *addIn(place: Place, problems: readonly StageProblem[]): Generator<undefined, void> {
    for (let index = 0; index < problems.length; index++) {
      if (index % STEP === STEP - 1) yield
      const problem = problems[index]!
      this.#findings.addStage(place, problem, onceIn(place, problem))
    }
  }
}

const NO_STEPS: readonly undefined[] = []

/** Where an item of lists stands in its document. */
export function pathTo(items: ItemPath): FieldPath {
  return items.flatMap((index) => ['items', index])
}

/** What is wrong with something that is no resource yet, told of its document. */
function inItem(problem: StageProblem, { items, node }: Case): StageProblem {
  const range = problem.range ?? locate(node, problem.path.map(segmentName), problem.part)
  return { ...problem, path: [...pathTo(items), ...problem.path], range }
}

/** Whether it goes through each stage in several steps. */
function isLong({ length }: Pick<Verified, 'length'>): boolean {
  return length > LONG
}

/** So many problems are added in one step. */
const STEP = 512

/** Whether a problem is that no definition is known, which may still come in another file. */
export function isWithoutDefinition({ rule, severity }: StageProblem): boolean {
  return rule === 'unknown-kind' && severity === 'info'
}

/** That a definition is missing is said once, not for each of the resources: what it is known by then. */
function onceIn({ resource }: Place, problem: StageProblem): string | undefined {
  if (resource === undefined || !isWithoutDefinition(problem)) return undefined
  const { group, version, kind } = resource.gvk
  return `${group}/${version}/${kind}`
}
