import { type FieldPath, formatPath } from '../model/path.ts'
import { existsInSome, type VersionRange } from '../model/version.ts'
import { type Entry, getEntry, type MapNode, type Node } from '../yaml/node.ts'
import { fitsScalar } from './scalars.ts'
import type { ObjectType, Type } from './types.ts'

/** A definition on the way to a place, with the path that leads to it. */
export interface Level {
  readonly type: ObjectType
  readonly path: FieldPath
}

/** How many levels up and down in all a field may have slipped, and how many places are worth naming. */
const REACH = 5
const PLACES = 2

/** What every resource has at its top level already. */
const GIVEN: ReadonlySet<string> = new Set(['apiVersion', 'kind'])

/**
 * The nearest other levels of the same kind that have a field of that name and take such a value, as printed paths (empty: the top level); none where there are too many,
 * but for one that stands in the entry's own map already. The last of the ancestors is the definition of that map.
 */
export function elsewhere(entry: Entry, map: MapNode, ancestors: readonly Level[], range: VersionRange): string[] {
  if (GIVEN.has(entry.key)) return []
  let best: Place[] = []
  let reach = REACH
  for (let up = 0; up < ancestors.length && up <= reach; up++) {
    const at = ancestors.length - 1 - up
    const level = ancestors[at]!
    for (const place of below(level, entry, reach - up, range)) {
      if (place.down === 0 && ancestors[at + 1]?.path[level.path.length] === entry.key) continue
      const far = up + place.down
      if (far < reach) best = []
      reach = far
      if (!best.some(({ path }) => path === place.path)) best.push({ ...place, beside: up === 0 })
    }
  }
  const main = best.filter(({ path }) => !best.some((other) => other.path !== path && isVariantOf(path, other.path)))
  const started = main.filter(({ beside, way }) => beside && getEntry(map, way) !== undefined)
  const told = started.length === 1 ? started : main
  return told.length <= PLACES ? told.map(({ path }) => path) : []
}

/** The empty field above an entry in the same map that would take it: what stands below that has lost its indentation. */
export function emptyAbove(
  entry: Entry,
  { entries }: MapNode,
  type: ObjectType,
  range: VersionRange,
): string | undefined {
  for (let i = entries.indexOf(entry) - 1; i >= 0; i--) {
    const { key, value } = entries[i]!
    if (value.type !== 'null' || value.start !== value.end) continue
    const inner = type.fields.get(key)?.find((one) => existsInSome(one, range))?.type
    if (inner?.kind === 'object' && takes(inner, entry, range)) return key
  }
  return undefined
}

interface Place {
  readonly path: string
  readonly down: number
  /** The first field on the way there from the level. */
  readonly way: string
  /** The level is that of the entry itself. */
  readonly beside?: boolean
}

/** The places at the smallest depth below a level. */
function below(level: Level, entry: Entry, reach: number, range: VersionRange): Place[] {
  let row = [{ type: level.type, path: formatPath(level.path), way: '' }]
  const seen = new Set<ObjectType>([level.type])
  for (let down = 0; down <= reach && row.length > 0; down++) {
    const hits = row.filter(({ type }) => takes(type, entry, range))
    if (hits.length > 0) return hits.map(({ path, way }) => ({ path, down, way }))
    const next: typeof row = []
    for (const { type, path, way } of row) {
      for (const [name, fields] of type.fields) {
        const field = fields.find((one) => existsInSome(one, range))
        if (field === undefined || name === 'status' || name === 'managedFields') continue
        const inner = objectIn(field.type)
        if (inner === undefined || seen.has(inner.type)) continue
        const innerPath = `${path === '' ? '' : `${path}.`}${name}${inner.suffix}`
        next.push({ type: inner.type, path: innerPath, way: way || name })
      }
    }
    for (const { type } of next) seen.add(type)
    row = next
  }
  return []
}

function objectIn(type: Type): { type: ObjectType; suffix: string } | undefined {
  if (type.kind === 'object') return { type, suffix: '' }
  if (type.kind === 'list' && type.items.kind === 'object') return { type: type.items, suffix: '[]' }
  return undefined
}

function takes(type: ObjectType, entry: Entry, range: VersionRange): boolean {
  const field = type.fields.get(entry.key)?.find((one) => existsInSome(one, range))
  return field !== undefined && fits(entry.value, field.type)
}

function fits(node: Node, type: Type): boolean {
  if (node.type === 'null') return true
  if (type.kind === 'list') return node.type === 'list'
  if (type.kind === 'map' || type.kind === 'object') return node.type === 'map'
  return fitsScalar(node, type.kind)
}

/** `initContainers[]` beside `containers[]`, anywhere on the way: the plain one is meant. */
function isVariantOf(path: string, other: string): boolean {
  const [steps, plain] = [path.split('.'), other.split('.')]
  return steps.length === plain.length && steps.every((step, i) => step.toLowerCase().endsWith(plain[i]!.toLowerCase()))
}
