import { shapeOf, templateOf } from '../../../kubernetes/workload.ts'
import { explainAt, type PlaceExplanation } from '../../../schema/at.ts'
import { isOwn } from '../../../schema/explain.ts'
import { shortName } from '../../../schema/words.ts'
import type { PlainResource } from '../../../workspace/resource.ts'
import { Unit } from '../../../workspace/unit.ts'
import type { MapNode, Node, Scalar } from '../../../yaml/node.ts'
import type { Prose } from '../../markdown.ts'
import type { Surroundings } from '../../surroundings.ts'

/** Tells what a place means, a line each; nothing where it does not know. */
export type Says = (place: Place) => readonly Prose[]

/** What is pointed at. */
interface Pointed {
  /** By default where the value begins. */
  readonly offset?: number
  /** What is wrong there is shown already. */
  readonly isTold?: boolean
}

/** A field of a resource, or a value in one, that something can be said about. What is known of it is found out when it is asked for. */
export class Place {
  readonly around: Surroundings
  readonly resource: PlainResource
  readonly path: readonly (string | number)[]
  readonly node: Node
  readonly offset: number
  readonly isTold: boolean

  constructor(
    around: Surroundings,
    resource: PlainResource,
    path: readonly (string | number)[],
    node: Node,
    { offset = node.start, isTold = false }: Pointed = {},
  ) {
    this.around = around
    this.resource = resource
    this.path = path
    this.node = node
    this.offset = offset
    this.isTold = isTold
  }

  /** Undefined for lists and maps. */
  get scalar(): Scalar | undefined {
    const { node } = this
    return node.type === 'map' || node.type === 'list' ? undefined : node.value
  }

  /** Whether all other files have been looked at: until then what is not there may be in one of them. */
  get isComplete(): boolean {
    return this.around.isCompleteBeside(this.around.keyOf(this.resource))
  }

  /** The units that the resource belongs to: a base is in that of each of its overlays. */
  get units(): readonly Unit[] {
    return (this.#units ??= this.around.unitsOf(this.resource))
  }
  #units: readonly Unit[] | undefined

  /** The first of them. */
  get unit(): Unit {
    return (this.#unit ??= this.units[0] ?? new Unit([this.resource]))
  }
  #unit: Unit | undefined

  get explanation(): PlaceExplanation | undefined {
    const { around, resource, path } = this
    return (this.#explanation ??= explainAt(resource.node(), path, around.schema) ?? inPod(around, resource, path))
  }
  #explanation: PlaceExplanation | undefined

  /** `Container.image` by the type of Kubernetes' own that has it; with `{}` for values of a map, `[]` for items of a list; empty where it has none. */
  get field(): string {
    return (this.#field ??= this.#findField())
  }
  #field: string | undefined

  #findField(): string {
    const { explanation, around, resource, path } = this
    const known = explanation?.custom === undefined ? explanation : (inPod(around, resource, path) ?? explanation)
    return known === undefined ? '' : fieldOf(known)
  }
}

/** What stands in the pod template of a custom resource, as if it stood in a Pod. */
function inPod(
  around: Surroundings,
  resource: PlainResource,
  path: readonly (string | number)[],
): PlaceExplanation | undefined {
  const template = shapeOf(resource)?.template
  if (resource.builtIn || !template?.every((step, index) => step === path[index])) return undefined
  const found = explainAt(POD, path.slice(template.length), around.schema)
  return found && { ...found, place: [...template, ...found.place] }
}

const POD: MapNode = {
  type: 'map',
  start: 0,
  end: 0,
  style: 'block',
  entries: [entry('apiVersion', 'v1'), entry('kind', 'Pod')],
}

function entry(key: string, value: string): MapNode['entries'][number] {
  const at = { start: 0, end: 0 }
  return { key, keyStart: 0, keyEnd: 0, value: { type: 'string', style: 'plain', value, ...at }, merged: false }
}

function fieldOf({ owner, path, place }: PlaceExplanation): string {
  if (!isOwn(owner) || path.length === 0) return ''
  const from = place.findLastIndex((step) => typeof step === 'string')
  const below = place.slice(from + 1).map((step) => (typeof step === 'number' ? '[]' : '{}'))
  return `${shortName(owner.name)}.${place[from]}${below.join('')}`
}

/** The value that stands at a path of a resource, as rules see it. */
export function valueIn({ resource }: Place, path: readonly (string | number)[]): any {
  return path.reduce<any>((at, step) => at?.[step], resource.value)
}

/** The value of the object that has the field, or of one further out. */
export function ownerOf(place: Place, levels = 1): any {
  return valueIn(place, place.path.slice(0, -levels))
}

/** The container that a place lies in; undefined outside of all. */
export function containerAround(place: Place): any {
  const at = place.path.findLastIndex((step) => step === 'containers' || step === 'initContainers')
  return at === -1 ? undefined : valueIn(place, place.path.slice(0, at + 2))
}

/** The text of a value as it is written. */
export function writtenAt({ resource, node }: Place): string {
  return resource.text().slice(node.start, node.end)
}

/** The template of the pods of a resource; undefined where it makes none. */
export function templateIn({ resource }: Place): any {
  return shapeOf(resource) && templateOf(resource)
}
