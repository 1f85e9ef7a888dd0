import type { Minor } from '../../src/model/version.ts'
import type { FieldShape, History, Snapshot, TypeShape } from './model.ts'
import { type Run, runs } from './spans.ts'

/** A value of an enum; an absent end lasts as long as the field. */
export interface MergedValue {
  readonly value: string
  readonly since?: Minor
  readonly until?: Minor
}

/** A field over the minors in which it has one type. */
export interface MergedField {
  readonly from: Minor
  readonly to: Minor
  readonly type: string
  readonly markers: { readonly [Name in Marker]?: readonly Run<FieldShape[Name]>[] }
  readonly values: readonly MergedValue[]
}

/** A definition over all its minors; `absent` lists minors in between that lack it. */
export interface MergedType {
  readonly from: Minor
  readonly to: Minor
  readonly absent: readonly Minor[]
  readonly any: boolean
  readonly mapType: readonly Run<string | undefined>[]
  readonly fields: ReadonlyMap<string, readonly MergedField[]>
}

/** A kind over all its minors and the definition that it names. */
export interface MergedKind {
  readonly from: Minor
  readonly to: Minor
  readonly absent: readonly Minor[]
  readonly type: string
}

/** Everything that the published documents of all minors say, each fact once. */
export interface Merged {
  readonly minors: readonly Minor[]
  /** Minors whose document has enums; in the others they are unknown, not absent. */
  readonly enumsIn: readonly Minor[]
  /** Minors whose document has defaults. */
  readonly defaultsIn: readonly Minor[]
  readonly types: ReadonlyMap<string, MergedType>
  /** By `group/version/Kind`. */
  readonly kinds: ReadonlyMap<string, MergedKind>
}

type Marker = (typeof markers)[number]

/** The attributes of a field that may come and go while it keeps its type. */
export const markers = ['required', 'default', 'listType', 'keys', 'mapType', 'patch', 'patchKey'] as const

/** Merges what each minor publishes; `expand` gives it back. */
export function merge(history: History): Merged {
  const minors = [...history.keys()].sort((a, b) => a - b)
  const published = minors.map((minor) => history.get(minor) as Snapshot)
  const snapshots = withEarlierDefaults(published)
  const at = new Map(minors.map((minor, index) => [minor, snapshots[index] as Snapshot]))
  const context = {
    minors,
    enumsIn: minors.filter((_, index) => hasField(published[index] as Snapshot, 'values')),
    defaultsIn: minors.filter((_, index) => hasField(published[index] as Snapshot, 'default')),
  }
  return {
    ...context,
    types: mergeNamed(
      minors,
      (minor) => at.get(minor)?.types,
      (shapes) => mergeType(shapes, context),
    ),
    kinds: mergeNamed(
      minors,
      (minor) => at.get(minor)?.kinds,
      (types) => mergeKind(types, context),
    ),
  }
}

interface Context {
  readonly minors: readonly Minor[]
  readonly enumsIn: readonly Minor[]
}

function mergeNamed<T, M>(
  minors: readonly Minor[],
  namedIn: (minor: Minor) => ReadonlyMap<string, T> | undefined,
  mergeOne: (byMinor: ReadonlyMap<Minor, T>) => M,
): Map<string, M> {
  const byName = new Map<string, Map<Minor, T>>()
  for (const minor of minors)
    for (const [name, value] of namedIn(minor) ?? []) {
      if (!byName.has(name)) byName.set(name, new Map())
      byName.get(name)?.set(minor, value)
    }
  return new Map([...byName].sort(byKey).map(([name, byMinor]) => [name, mergeOne(byMinor)]))
}

function mergeKind(types: ReadonlyMap<Minor, string>, { minors }: Context): MergedKind {
  const present = [...types.keys()]
  return { ...hull(present, minors), type: types.get(present.at(-1) as Minor) as string }
}

function mergeType(shapes: ReadonlyMap<Minor, TypeShape>, context: Context): MergedType {
  const present = [...shapes.keys()]
  return {
    ...hull(present, context.minors),
    any: present.some((minor) => shapes.get(minor)?.any),
    mapType: known(runs(present, present, (minor) => shapes.get(minor)?.mapType)),
    fields: mergeNamed(
      present,
      (minor) => shapes.get(minor)?.fields,
      (fields) => mergeField(fields, context),
    ),
  }
}

function mergeField(shapes: ReadonlyMap<Minor, FieldShape>, { minors, enumsIn }: Context): MergedField[] {
  const at = (minor: Minor) => shapes.get(minor) as FieldShape
  return runs([...shapes.keys()], minors, (minor) => at(minor).type).map(({ from, to, value: type }) => {
    const present = minors.filter((minor) => minor >= from && minor <= to)
    const merged: Record<string, readonly Run<unknown>[]> = {}
    for (const marker of markers) {
      const found = known(runs(present, minors, (minor) => at(minor)[marker]))
      if (found.length > 0) merged[marker] = found
    }
    const seen = present.filter((minor) => enumsIn.includes(minor)).map((minor) => [minor, at(minor).values] as const)
    return { from, to, type, markers: merged as MergedField['markers'], values: mergeValues(seen) }
  })
}

/**
 * Lifespans of enum values from the minors whose enums are known. Between two of them the wider answer is taken, before the first the first one's;
 * an enum that a later document no longer has was never a closed set (1.23 published such ones) and is left out.
 */
function mergeValues(seen: readonly (readonly [Minor, readonly string[] | undefined])[]): MergedValue[] {
  if (seen.at(-1)?.[1] === undefined) return []
  const lists = seen.filter((entry): entry is readonly [Minor, readonly string[]] => entry[1] !== undefined)
  const values = [...new Set(lists.flatMap(([, list]) => list))].sort()
  return values.map((value) => {
    const first = lists.findIndex(([, list]) => list.includes(value))
    const last = lists.findLastIndex(([, list]) => list.includes(value))
    const before = lists[first - 1]
    const after = lists[last + 1]
    return { value, ...(before && { since: before[0] + 1 }), ...(after && { until: after[0] - 1 }) }
  })
}

/** Documents before 1.23 publish no defaults at all: a default that the first document with defaults has is taken to be older. */
function withEarlierDefaults(snapshots: readonly Snapshot[]): Snapshot[] {
  const filled = [...snapshots]
  for (let index = filled.length - 2; index >= 0; index--) {
    const snapshot = filled[index] as Snapshot
    if (!hasField(snapshot, 'default')) filled[index] = borrowDefaults(snapshot, filled[index + 1] as Snapshot)
  }
  return filled
}

function borrowDefaults(snapshot: Snapshot, next: Snapshot): Snapshot {
  const types = new Map<string, TypeShape>()
  for (const [name, shape] of snapshot.types) {
    const fields = new Map<string, FieldShape>()
    for (const [field, own] of shape.fields) {
      const later = next.types.get(name)?.fields.get(field)
      const borrows = later?.default !== undefined && later.type === own.type
      fields.set(field, borrows ? { ...own, default: later.default } : own)
    }
    types.set(name, { ...shape, fields })
  }
  return { ...snapshot, types }
}

function hasField(snapshot: Snapshot, attribute: keyof FieldShape): boolean {
  for (const { fields } of snapshot.types.values())
    for (const field of fields.values()) if (field[attribute] !== undefined) return true
  return false
}

/** What each minor publishes, from the merged facts: the inverse of `merge`, but for enums that were no closed sets. */
export function expand(merged: Merged): History {
  return new Map(merged.minors.map((minor) => [minor, snapshotOf(merged, minor)]))
}

/** What one minor publishes, from the merged facts. */
export function snapshotOf(merged: Merged, minor: Minor): Snapshot {
  const types = new Map<string, TypeShape>()
  const kinds = new Map<string, string>()
  const left = new Set<string>()
  if (!merged.enumsIn.includes(minor)) left.add('values')
  if (!merged.defaultsIn.includes(minor)) left.add('default')
  for (const [name, type] of merged.types) if (isPresent(type, minor)) types.set(name, typeIn(type, minor, left))
  for (const [key, kind] of merged.kinds) if (isPresent(kind, minor)) kinds.set(key, kind.type)
  return { types, kinds }
}

function typeIn(type: MergedType, minor: Minor, left: ReadonlySet<string>): TypeShape {
  const fields = new Map<string, FieldShape>()
  for (const [name, variants] of type.fields) {
    const variant = variants.find(({ from, to }) => from <= minor && minor <= to)
    if (variant) fields.set(name, fieldIn(variant, minor, left))
  }
  const mapType = valueIn(type.mapType, minor)
  return { ...(type.any && { any: true as const }), ...(mapType !== undefined && { mapType }), fields }
}

function fieldIn(field: MergedField, minor: Minor, left: ReadonlySet<string>): FieldShape {
  const shape: Record<string, unknown> = { type: field.type }
  for (const marker of markers) {
    const value = valueIn<unknown>(field.markers[marker] ?? [], minor)
    if (value !== undefined && !left.has(marker)) shape[marker] = value
  }
  const values = field.values.filter(({ since = 0, until = minor }) => since <= minor && minor <= until)
  if (values.length > 0 && !left.has('values')) shape.values = values.map(({ value }) => value)
  return shape as unknown as FieldShape
}

function valueIn<T>(found: readonly Run<T>[], minor: Minor): T | undefined {
  return found.find(({ from, to }) => from <= minor && minor <= to)?.value
}

function isPresent(span: { from: Minor; to: Minor; absent: readonly Minor[] }, minor: Minor): boolean {
  return span.from <= minor && minor <= span.to && !span.absent.includes(minor)
}

function hull(present: readonly Minor[], minors: readonly Minor[]): { from: Minor; to: Minor; absent: Minor[] } {
  const from = present[0] as Minor
  const to = present.at(-1) as Minor
  return { from, to, absent: minors.filter((minor) => from < minor && minor < to && !present.includes(minor)) }
}

function known<T>(found: readonly Run<T>[]): Run<T>[] {
  return found.filter(({ value }) => value !== undefined).map(({ from, to, value }) => ({ from, to, value }))
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
