import type { VersionRange } from '../../../model/version.ts'
import { explainAt } from '../../../schema/at.ts'
import { OBJECT_META, type SchemaContext } from '../../../schema/check.ts'
import type { Field, KindInfo, ObjectType, Type } from '../../../schema/types.ts'
import type { TypedPlace } from './context.ts'
import type { Habit } from './habit.ts'
import { placeInResource } from './item-path.ts'
import type { CompletionPlace } from './place.ts'

/** A place with what the schemas say belongs there. */
export interface SettledPlace extends CompletionPlace, Omit<TypedPlace, 'part'> {
  readonly part: 'key' | 'value'
  /** What the map or value at `path` is; undefined where nothing is known of it. */
  readonly type: Type | undefined
  /** The field that has the value, or the list or map that it is in. */
  readonly field: Field | undefined
  /** The definition that has that field. */
  readonly owner: ObjectType | undefined
  readonly kind: KindInfo | undefined
  /** The minors in which the kind is looked at. */
  readonly versions: VersionRange
}

/** Finds out what belongs at a place; undefined where nothing can, such as a key in a scalar. */
export function settle(typed: TypedPlace, schema: SchemaContext, habit: Habit): SettledPlace | undefined {
  const known = lookUp(typed, typed.path, schema)
  const facts: Facts = { ...NOTHING, ...known, versions: known.versions ?? schema.versions }
  const { type } = facts
  if (typed.part === 'value') {
    const below = belowKey(typed, type, habit)
    return below === undefined ? { ...typed, ...facts, part: 'value' } : settle(below, schema, habit)
  }
  if (typed.part === 'key') return type === undefined || hasKeys(type) ? { ...typed, ...facts, part: 'key' } : undefined
  // Resources are maps.
  if (typed.path.length === 0 && typed.head.entries.length < 2) return asKey(typed, facts)
  if (type?.kind === 'list' || (type === undefined && isListOfResources(typed))) {
    const isBelowKey = typed.form === 'block' && !typed.isItem && !typed.lacksDash && typed.path.length > 0
    if (!isBelowKey) return undefined
    return settle(asFirstItem(typed, habit), schema, habit)
  }
  if (type === undefined) return asGuessed(typed, facts)
  return hasKeys(type) ? asKey(typed, facts) : asValue(typed, facts)
}

/** The first item of a list below its key: its dash stands where those of the document do. */
function asFirstItem(typed: TypedPlace, { indentsLists }: Habit): TypedPlace {
  const { path, parentColumn, column, isMisplaced, replace } = typed
  const item = inResource({ ...typed, path: [...path, 0], lacksDash: true })
  if (indentsLists || parentColumn === undefined || isMisplaced || column <= parentColumn) return item
  const start = replace.start - column
  return { ...item, column: parentColumn, isMisplaced: true, replace: { start, end: replace.end } }
}

/** A place on the next line instead of one behind a colon, where a list or map belongs. */
function belowKey(typed: TypedPlace, type: Type | undefined, { step, indentsLists }: Habit): TypedPlace | undefined {
  const { colonEnd, path, keyColumn, cursor } = typed
  if (colonEnd === undefined || (type?.kind !== 'list' && type?.kind !== 'object' && type?.kind !== 'map'))
    return undefined
  const isList = type.kind === 'list'
  return inResource({
    ...typed,
    part: 'open',
    path: isList ? [...path, 0] : path,
    column: keyColumn + (isList && !indentsLists ? 0 : step),
    replace: { start: colonEnd, end: cursor },
    lacksDash: isList,
    lacksGap: false,
    isBelow: true,
  })
}

function isListOfResources({ path, head }: TypedPlace): boolean {
  const kind = head.entries.find(({ key }) => key === 'kind')?.value
  return path.length === 1 && path[0] === 'items' && kind?.type === 'string' && /List$/.test(String(kind.value))
}

/** The first item of a List is a resource of its own. */
function inResource(typed: TypedPlace): TypedPlace {
  return typed.path.length === 2 && typed.path[0] === 'items' ? placeInResource(typed) : typed
}

type Facts = Pick<SettledPlace, 'type' | 'field' | 'owner' | 'kind' | 'versions'>

function asGuessed(typed: TypedPlace, facts: Facts): SettledPlace | undefined {
  return typed.isItem || typed.lacksDash || typed.form !== 'block' ? asValue(typed, facts) : asKey(typed, facts)
}

function asKey(typed: TypedPlace, facts: Facts): SettledPlace | undefined {
  // A scalar in a list in brackets cannot become a map without brackets of its own.
  if (typed.form !== 'block' && typeof typed.path.at(-1) === 'number') return undefined
  const own = typed.maps[0]?.path.length === typed.path.length ? [] : [emptyMap(typed.path)]
  return { ...typed, ...facts, part: 'key', maps: [...own, ...typed.maps] }
}

function asValue(typed: TypedPlace, facts: Facts): SettledPlace {
  const maps = typed.maps.filter(({ path }) => path.length < typed.path.length)
  return { ...typed, ...facts, part: 'value', maps }
}

function emptyMap(path: readonly (string | number)[]) {
  return { path, keys: [], valueOf: () => undefined }
}

function hasKeys({ kind }: Type): boolean {
  return kind === 'object' || kind === 'map' || kind === 'any'
}

/** What is known of a place; of a kind that is not known only what all have. */
function lookUp({ head }: TypedPlace, path: readonly (string | number)[], schema: SchemaContext): Partial<Facts> {
  const found = explainAt(head, path, schema)
  if (found === undefined) {
    const isKnown = explainAt(head, [], schema) !== undefined
    return isKnown ? {} : lookUpAny(path, schema)
  }
  const { kind, versions, fields, owner } = found
  return { kind, versions, owner, field: fields.at(-1), type: found.value }
}

const NOTHING = { type: undefined, field: undefined, owner: undefined, kind: undefined }

/** What every resource has under `metadata`. */
function lookUpAny(path: readonly (string | number)[], { store }: SchemaContext): Partial<Facts> {
  const meta = store.type(OBJECT_META)
  if (path[0] !== 'metadata' || meta === undefined) return {}
  const [, name] = path
  if (path.length === 1) return { type: meta }
  const field = typeof name === 'string' ? meta.fields.get(name)?.at(-1) : undefined
  return path.length === 2 && field !== undefined ? { type: field.type, field, owner: meta } : {}
}
