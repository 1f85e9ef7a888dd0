import { isMapValue } from '../../yaml/value.ts'
import { quote } from '../words.ts'
import { keptMetadata, metadataFault } from './object-meta.ts'
import { canonical, type Structural } from './structural.ts'

const INT64_LIMIT = 2n ** 63n

/** The type of a plain value as JSON schema names it; integral numbers of 64 bits are `integer`. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return value >= -INT64_LIMIT && value < INT64_LIMIT ? 'integer' : 'number'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Makes of the metadata of a resource, and of those embedded in it, what the server reads (objectmeta.Coerce); changes the value. */
export function coerceMetadata(value: unknown, schema: Structural, isResource: boolean): void {
  if (Array.isArray(value)) {
    const { items } = schema
    if (items !== undefined) for (const item of value) coerceMetadata(item, items, items.embedded)
    return
  }
  if (!isMapValue(value)) return
  if (isResource && isMapValue(value.metadata) && metadataFault(value.metadata) === undefined)
    value.metadata = keptMetadata(value.metadata)
  for (const name of Object.keys(value)) {
    const inner = innerSchema(name, schema)
    if (inner !== undefined) coerceMetadata(value[name], inner, inner.embedded)
  }
}

/** Takes away nulls that may not be and that no default replaces (PruneNonNullableNullsWithoutDefaults); changes the value. */
export function pruneNulls(value: unknown, schema: Structural | undefined): void {
  if (schema === undefined) return
  if (Array.isArray(value)) for (const item of value) pruneNulls(item, schema.items)
  else if (isMapValue(value))
    for (const name of Object.keys(value)) {
      const inner = innerSchema(name, schema)
      if (inner !== undefined && isStrayNull(value[name], inner) && inner.default === undefined) delete value[name]
      else pruneNulls(value[name], inner)
    }
}

/**
 * Puts defaults in place, as the server does before it validates; changes the value. A default is shared by all places that it stands in: what it becomes
 * depends on its own schema alone.
 */
export function applyDefaults(value: unknown, schema: Structural): void {
  if (Array.isArray(value)) {
    const { items } = schema
    if (items === undefined) return
    value.forEach((item, index) => {
      if (isStrayNull(item, items) && items.default !== undefined) value[index] = items.default
      applyDefaults(value[index], items)
    })
    return
  }
  if (!isMapValue(value)) return
  for (const [name, inner] of schema.properties) {
    if (inner.default === undefined) continue
    if (!(name in value) || isStrayNull(value[name], inner)) value[name] = inner.default
  }
  for (const name of Object.keys(value)) {
    const inner = innerSchema(name, schema)
    if (inner === undefined) continue
    if (isStrayNull(value[name], inner) && inner.default !== undefined) value[name] = inner.default
    applyDefaults(value[name], inner)
  }
}

function innerSchema(name: string, { properties, additional }: Structural): Structural | undefined {
  return properties.get(name) ?? (typeof additional === 'object' ? additional : undefined)
}

function isStrayNull(value: unknown, schema: Structural): boolean {
  return value === null && !schema.nullable
}

/** A plain value in a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return typeof value === 'object' && value !== null ? quote(canonical(value)) : String(value)
}
