import { type FieldPath, key, type Segment, segmentName } from '../model/path.ts'
import { existsInSome } from '../model/version.ts'
import type { MapNode } from '../yaml/node.ts'
import { OBJECT_META, type SchemaContext } from './check.ts'
import { kindOfCustom } from './custom/as-type.ts'
import type { CustomKind } from './custom/definitions.ts'
import { describeCustom } from './custom/descriptions.ts'
import type { Descriptions } from './descriptions.ts'
import { type Explanation, enter, isOwn, itemsOf, wayTo } from './explain.ts'
import { resolveKind } from './kinds.ts'
import type { KindInfo, SchemaStore, Type } from './types.ts'

/** What the schemas know of a place in a resource. */
export interface PlaceExplanation extends Explanation {
  /** From the resource down, with free keys as such. */
  readonly place: FieldPath
  /** What stands there: behind an index an item of the list. */
  readonly value: Type
  /** The definition of the kind, where it is a custom one. */
  readonly custom: CustomKind | undefined
}

/**
 * What the schemas know of a place in a resource, by the kind that it names or clearly means: of a custom one what its definition says. `head` needs no more than
 * `apiVersion` and `kind`. Undefined where nothing is known of the kind or the place.
 */
export function explainAt(
  head: MapNode,
  path: readonly (string | number)[],
  context: SchemaContext,
): PlaceExplanation | undefined {
  const { kind: named, schema, custom, range } = resolveKind(head, context)
  const walked = schema ?? (custom && customKind(custom, context.store))
  // Of a kind that is gone the fields are those of its replacement.
  const kind = path.length === 0 ? (named ?? walked) : walked
  if (kind === undefined) return undefined
  const own = schema === undefined ? custom : undefined
  let way = wayTo(kind)
  let value: Type = kind.type
  const place: Segment[] = []
  for (const step of path) {
    if (typeof step === 'number') {
      if (value.kind === 'list') value = value.items
      place.push(step)
      continue
    }
    const isFree = itemsOf(way.type).kind === 'map'
    const next = enter(kind, way, step, range)
    if ('error' in next) return undefined
    way = next
    value = way.type
    place.push(isFree ? key(step) : step)
  }
  const others = path.length === 0 ? othersOf(kind, context) : []
  return { kind, others, versions: range, ...way, place, value, custom: own }
}

/** The same kind under other versions of its group, and in groups where it is or was. */
function othersOf(kind: KindInfo, { store, versions }: SchemaContext): KindInfo[] {
  const named = store.kindsNamed(kind.kind)
  return named.filter((other) => other !== kind && other.creatable && existsInSome(other.published, versions))
}

/** What the API reference or the definition of a custom resource says of a place. */
export function describe(explanation: PlaceExplanation, descriptions: () => Descriptions): string | undefined {
  const { custom, path, place, fields, owner, kind } = explanation
  if (custom !== undefined && !isOwn(owner)) return describeCustom(custom, place.map(segmentName))
  if (path.length === 0) return descriptions().of(kind.type.name)
  const field = fields.at(-1)
  return field && descriptions().of(owner.name, field.name)
}

const customKinds = new WeakMap<CustomKind, KindInfo>()

function customKind(custom: CustomKind, store: SchemaStore): KindInfo {
  let kind = customKinds.get(custom)
  if (kind === undefined) customKinds.set(custom, (kind = kindOfCustom(custom, store.type(OBJECT_META))))
  return kind
}
