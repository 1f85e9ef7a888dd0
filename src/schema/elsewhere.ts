import { type FieldPath, formatPath } from '../model/path.ts'
import { existsInSome, type VersionRange } from '../model/version.ts'
import type { Entry, Node } from '../yaml/node.ts'
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

/** The nearest other levels of the same kind that have a field of that name and take such a value, as printed paths (empty: the top level); none where there are too many. */
export function elsewhere(entry: Entry, ancestors: readonly Level[], range: VersionRange): string[] {
  if (GIVEN.has(entry.key)) return []
  let best: string[] = []
  let reach = REACH
  for (let up = 0; up < ancestors.length && up <= reach; up++) {
    const level = ancestors[ancestors.length - 1 - up]!
    for (const place of below(level, entry, reach - up, range)) {
      const far = up + place.down
      if (far < reach) best = []
      reach = far
      if (!best.includes(place.path)) best.push(place.path)
    }
  }
  const main = best.filter((path) => !best.some((other) => other !== path && isVariantOf(path, other)))
  return main.length <= PLACES ? main : []
}

interface Place {
  readonly path: string
  readonly down: number
}

/** The places at the smallest depth below a level. */
function below(level: Level, entry: Entry, reach: number, range: VersionRange): Place[] {
  let row = [{ type: level.type, path: formatPath(level.path) }]
  const seen = new Set<ObjectType>([level.type])
  for (let down = 0; down <= reach && row.length > 0; down++) {
    const hits = row.filter(({ type }) => takes(type, entry, range))
    if (hits.length > 0) return hits.map(({ path }) => ({ path, down }))
    const next: typeof row = []
    for (const { type, path } of row) {
      for (const [name, fields] of type.fields) {
        const field = fields.find((one) => existsInSome(one, range))
        if (field === undefined || name === 'status' || name === 'managedFields') continue
        const inner = objectIn(field.type)
        if (inner === undefined || seen.has(inner.type)) continue
        next.push({ type: inner.type, path: `${path === '' ? '' : `${path}.`}${name}${inner.suffix}` })
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

/** `initContainers[]` beside `containers[]`: the plain one is meant. */
function isVariantOf(path: string, other: string): boolean {
  const cut = other.lastIndexOf('.') + 1
  const last = other.slice(cut)
  return path.slice(0, cut) === other.slice(0, cut) && path.toLowerCase().endsWith(last.toLowerCase())
}
