import { explainAt, type PlaceExplanation } from '../../../schema/at.ts'
import type { PlainResource } from '../../../workspace/resource.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Node, Scalar } from '../../../yaml/node.ts'
import type { Surroundings } from '../../surroundings.ts'

/** A field of a resource, or a value in one, that something can be said about. */
export interface Place {
  readonly around: Surroundings
  readonly resource: PlainResource
  /** The first of the units that the resource belongs to. */
  readonly unit: Unit
  readonly path: readonly (string | number)[]
  readonly node: Node
  /** Undefined for lists and maps. */
  readonly scalar: Scalar | undefined
  readonly explanation: PlaceExplanation | undefined
  /** `Container.image` by the type of Kubernetes' own that has it; with `{}` for values of a map, `[]` for items of a list; empty where it has none. */
  readonly field: string
}

/** The place of a value, by its path in a resource; undefined where the resource is in no unit. */
export function placeOf(
  around: Surroundings,
  resource: PlainResource,
  path: readonly (string | number)[],
  node: Node,
): Place | undefined {
  const [unit] = around.unitsOf(resource)
  if (unit === undefined) return undefined
  const explanation = explainAt(resource.node(), path, around.schema)
  const scalar = node.type === 'map' || node.type === 'list' ? undefined : node.value
  return { around, resource, unit, path, node, scalar, explanation, field: explanation ? fieldOf(explanation) : '' }
}

/** The names of Kubernetes' own types begin so. */
const KUBERNETES = 'io.k8s.'

function fieldOf({ owner, path, place }: PlaceExplanation): string {
  if (!owner.name.startsWith(KUBERNETES) || path.length === 0) return ''
  const from = place.findLastIndex((step) => typeof step === 'string')
  const below = place.slice(from + 1).map((step) => (typeof step === 'number' ? '[]' : '{}'))
  return `${owner.name.slice(owner.name.lastIndexOf('.') + 1)}.${place[from]}${below.join('')}`
}

/** The value that stands at a path of a resource, as rules see it. */
export function valueIn({ resource }: Place, path: readonly (string | number)[]): any {
  return path.reduce<any>((at, step) => at?.[step], resource.value)
}

/** The value of the object that has the field, or of one further out. */
export function ownerOf(place: Place, levels = 1): any {
  return valueIn(place, place.path.slice(0, -levels))
}
