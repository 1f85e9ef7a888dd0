import type { Minor } from '../../model/version.ts'
import type { ListType, MapType, ObjectType, Type } from '../../schema/types.ts'
import { isMapValue, newObject } from '../../yaml/value.ts'
import { fieldIn, isEmpty, type Values } from './stored.ts'

/** The three objects of a server-side apply: what the server has, what was applied before, and what is applied now. */
interface Versions {
  readonly live: unknown
  readonly last: unknown
  readonly next: unknown
}

/**
 * What comes of a server-side apply (structured-merge-diff Updater.Apply): what is applied wins, what was applied before and is not any more goes with all that lies below, and what neither
 * of them names stays, such as a default beside a field that is null now. What becomes empty is null, and so are fields that are.
 */
export function applied(versions: Versions, type: Type, minor: Minor): any {
  const { live, last, next } = versions
  if (next === undefined) return last === undefined ? live : undefined
  if (type.kind === 'object' && isAtomic(type)) return next
  if (type.kind === 'object' || type.kind === 'map')
    return next === null || isMapValue(next) ? appliedMap(versions, type, minor) : next
  if (type.kind === 'list' && (type.listType === 'map' || type.listType === 'set'))
    return next === null || Array.isArray(next) ? appliedList(versions, type, minor) : next
  return next
}

/** Definitions of which a manager owns all or nothing (x-kubernetes-map-type: atomic). */
const ATOMIC: ReadonlySet<string> = new Set([
  'ConfigMapKeySelector',
  'CrossVersionObjectReference',
  'EndpointAddress',
  'EndpointPort',
  'FileKeySelector',
  'LabelSelector',
  'LocalObjectReference',
  'MatchResources',
  'NamedRuleWithOperations',
  'NodeSelector',
  'NodeSelectorTerm',
  'ObjectFieldSelector',
  'ObjectReference',
  'OwnerReference',
  'ParamKind',
  'ParamRef',
  'ResourceFieldSelector',
  'RoleRef',
  'ScopeSelector',
  'SecretKeySelector',
  'SecretReference',
  'ServiceBackendPort',
  'Subject',
  'TopologySelectorTerm',
  'TypedLocalObjectReference',
  'Variable',
])

function isAtomic({ name }: ObjectType): boolean {
  return ATOMIC.has(name.slice(name.lastIndexOf('.') + 1))
}

function appliedMap({ live, last, next }: Versions, type: ObjectType | MapType, minor: Minor): Values | null {
  const [liveMap, lastMap, nextMap] = [live, last, next].map((map) => (isMapValue(map) ? map : {})) as [
    Values,
    Values,
    Values,
  ]
  const merged = newObject()
  for (const key of new Set([...Object.keys(liveMap), ...Object.keys(nextMap)])) {
    const inner = typeOf(type, key, minor)
    const versions = { live: liveMap[key], last: lastMap[key], next: nextMap[key] }
    const value = inner === undefined ? versions.next : applied(versions, inner, minor)
    if (value !== undefined) merged[key] = value
  }
  if (!isEmpty(merged)) return merged
  return next !== null && isEmpty(liveMap) ? merged : null
}

function typeOf(type: ObjectType | MapType, key: string, minor: Minor): Type | undefined {
  if (type.kind === 'map') return type.values
  const variants = type.fields.get(key)
  return variants && fieldIn(variants, minor)?.type
}

/** Items are the same where their keys are; what only the server has stays in its place before those that both have. */
function appliedList({ live, last, next }: Versions, type: ListType, minor: Minor): readonly unknown[] | null {
  const [liveItems, lastItems, nextItems] = [live, last, next].map((list) => itemsById(list, type)) as [
    Items,
    Items,
    Items,
  ]
  const merged: unknown[] = []
  const done = new Set<string>()
  const liveIds = [...liveItems.keys()]
  let at = 0
  const keepUntilShared = () => {
    for (; at < liveIds.length; at++) {
      const id = liveIds[at]!
      if (done.has(id)) continue
      if (nextItems.has(id)) return
      if (!lastItems.has(id)) merged.push(liveItems.get(id))
    }
  }
  for (const [id, item] of nextItems) {
    keepUntilShared()
    merged.push(applied({ live: liveItems.get(id), last: lastItems.get(id), next: item }, type.items, minor))
    done.add(id)
  }
  keepUntilShared()
  return merged.length === 0 ? null : merged
}

type Items = ReadonlyMap<string, unknown>

function itemsById(list: unknown, { listType, keys = [], items: type }: ListType): Items {
  const items = new Map<string, unknown>()
  if (!Array.isArray(list)) return items
  for (const item of list) {
    const parts = listType === 'set' ? [item] : keys.map((key) => item?.[key] ?? defaultKey(type, key))
    const id = JSON.stringify(parts, (_, part) => (typeof part === 'bigint' ? `${part}` : part))
    items.set(items.has(id) ? `${id}#${items.size}` : id, item)
  }
  return items
}

function defaultKey(type: Type, key: string): unknown {
  const field = type.kind === 'object' ? type.fields.get(key)?.[0] : undefined
  return field?.default ?? field?.filled?.[0]?.value
}
