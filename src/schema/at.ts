import type { MapNode } from '../yaml/node.ts'
import { OBJECT_META, type SchemaContext } from './check.ts'
import { kindOfCustom } from './custom/as-type.ts'
import type { CustomKind } from './custom/definitions.ts'
import { type Explanation, follow } from './explain.ts'
import { resolveKind } from './kinds.ts'
import type { KindInfo, SchemaStore } from './types.ts'

/**
 * What the schemas know of a place in a resource, by the kind that it names or clearly means: of a custom one what its definition says. `head` needs no more than
 * `apiVersion` and `kind`. Undefined where nothing is known of the kind or the place.
 */
export function explainAt(
  head: MapNode,
  path: readonly (string | number)[],
  context: SchemaContext,
): Explanation | undefined {
  const { schema, custom, range } = resolveKind(head, context)
  const kind = schema ?? (custom && customKind(custom, context.store))
  if (kind === undefined) return undefined
  const steps = path.filter((step) => typeof step === 'string')
  const way = follow(kind, steps, range)
  return 'error' in way ? undefined : { kind, others: [], versions: range, ...way }
}

const customKinds = new WeakMap<CustomKind, KindInfo>()

function customKind(custom: CustomKind, store: SchemaStore): KindInfo {
  let kind = customKinds.get(custom)
  if (kind === undefined) customKinds.set(custom, (kind = kindOfCustom(custom, store.type(OBJECT_META))))
  return kind
}
