import type { Location } from 'vscode-languageserver-protocol'
import type { Span, StageProblem } from '../model/finding.ts'
import type { Resource } from '../model/resource.ts'
import type { SchemaContext } from '../schema/check.ts'
import type { Recognised } from '../sources/recognise.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import { Gradual, STEP } from '../workspace/gradual.ts'
import { oncePer, push } from '../workspace/maps.ts'
import { referencesIn } from '../workspace/references/resolve.ts'
import type { PlainResource } from '../workspace/resource.ts'
import type { Unit } from '../workspace/unit.ts'
import type { MapNode } from '../yaml/node.ts'
import type { Documents, OpenDocument } from './documents.ts'
import type { Group } from './group.ts'
import type { Ranges } from './ranges.ts'
import { uriOf } from './uri.ts'

/** Manifests that are judged together by one config, as features see them: always as they were judged last. */
export class Surroundings {
  readonly #group: Group
  readonly #documents: Documents
  readonly #ranges: Ranges
  readonly #keyOf: (file: string) => string
  readonly #changes: number
  #units: readonly Unit[] | undefined

  constructor(group: Group, documents: Documents, ranges: Ranges, keyOf: (file: string) => string) {
    this.#group = group
    this.#documents = documents
    this.#ranges = ranges
    this.#keyOf = keyOf
    this.#changes = group.changes
  }

  /** The schemas, the Kubernetes versions, and the definitions of custom resources. */
  get schema(): SchemaContext {
    return this.#group.project.schema
  }

  /** Whether nothing has been judged anew since this was made. */
  get isCurrent(): boolean {
    return this.#group.changes === this.#changes
  }

  /** Whether all of its files have been looked at: until then what is not there may be in one of the others. */
  get isComplete(): boolean {
    return !this.#group.isWaiting
  }

  /** The same of all files but one. */
  isCompleteBeside(key: string): boolean {
    return !this.#group.isWaitingBeside(key)
  }

  /** Whether a file is still what was judged, on disk or as a document. */
  isAsJudged(key: string): boolean {
    return this.#group.isAsJudged(key)
  }

  /** An open document as it was judged last; undefined where it was not open then. */
  judgedAs(key: string): OpenDocument | undefined {
    return this.#group.judgedAs(key)
  }

  /** What is not judged, such as Helm templates and kustomizations. */
  get leftOutFiles(): readonly { readonly file: SourceFile; readonly left: Recognised }[] {
    return this.#group.project.leftOutFiles()
  }

  /** What servers would say of a resource by itself, whatever is configured, in steps. */
  problemsOf(node: MapNode, text: string): Generator<undefined, readonly StageProblem[]> {
    return this.#group.project.problemsOf(node, text)
  }

  get units(): readonly Unit[] {
    return (this.#units ??= this.#group.project.units())
  }

  /** Finds in steps the units, and what has which name in those of a file, which would take long where it is first asked for. It holds as long as the file is not judged anew. */
  *findUnits(key: string): Generator<undefined, void> {
    const resources = this.resourcesIn(key)
    const units = yield* this.#group.project.unitsInSteps()
    yield* homesIn(units).complete()
    if (this.resourcesIn(key) !== resources) return
    this.#units = units
    for (const unit of new Set(resources.flatMap((each) => this.unitsOf(each)))) yield* referencesIn(unit).lookUp()
  }

  /** The units that a resource belongs to: a base is in that of each of its overlays. */
  unitsOf(resource: Resource): readonly Unit[] {
    return homesIn(this.units).value.get(resource) ?? []
  }

  /** All resources, each once. */
  get resources(): Iterable<PlainResource> {
    return this.#group.resources()
  }

  /** The resources of a file by its key, in its order. */
  resourcesIn(key: string): readonly PlainResource[] {
    return this.#group.resourcesIn(key)
  }

  /** Why a file is no manifest that is judged; undefined where it is one. */
  leftOut(key: string): Recognised | undefined {
    return this.#group.leftOut(key)
  }

  /** The key of the file of a resource: the key of a document that is open. */
  keyOf({ origin }: Resource): string {
    return this.#keyOf(origin.file)
  }

  /** The URI of the file of a resource. */
  uriOf(resource: Resource): string {
    const key = this.keyOf(resource)
    return this.#documents.get(key)?.uri ?? uriOf(key)
  }

  /** The version of the document that a resource stands in; null where that is not open. */
  versionOf(resource: Resource): number | null {
    return this.#documents.get(this.keyOf(resource))?.version ?? null
  }

  /** Where something of a resource stands; undefined where its file can no longer be read. */
  locationOf(resource: Resource, span: Span): Location | undefined {
    const key = this.keyOf(resource)
    try {
      const { lines } = resource.origin
      const range = { start: lines.position(span.start), end: lines.position(span.end) }
      return { uri: this.uriOf(resource), range: this.#ranges.of(key, range) }
    } catch (error) {
      if (error instanceof SourceError) return undefined
      throw error
    }
  }
}

const homesIn = oncePer((units: readonly Unit[]) => new Gradual(homesOf(units)))

function* homesOf(units: readonly Unit[]): Generator<undefined, ReadonlyMap<Resource, readonly Unit[]>> {
  const homes = new Map<Resource, Unit[]>()
  for (const unit of units)
    for (const [index, resource] of unit.resources.entries()) {
      push(homes, resource, unit)
      if (index % STEP === STEP - 1) yield
    }
  return homes
}
