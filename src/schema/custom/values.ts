import { quote } from '../words.ts'
import { canonical, isObject, type Structural } from './structural.ts'

const INT64_LIMIT = 2n ** 63n

/** The type of a plain value as JSON schema names it; integral numbers of 64 bits are `integer`. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return value >= -INT64_LIMIT && value < INT64_LIMIT ? 'integer' : 'number'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return typeof value
}

/**
 * Puts defaults in place and takes away nulls that may not be, as the server does before it validates; changes the value.
 * A default is shared by all places that it stands in: what it becomes depends on its own schema alone.
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
  if (!isObject(value)) return
  for (const [name, inner] of schema.properties) {
    if (inner.default === undefined) continue
    if (!(name in value) || isStrayNull(value[name], inner)) value[name] = inner.default
  }
  for (const name of Object.keys(value)) {
    const inner = schema.properties.get(name) ?? (typeof schema.additional === 'object' ? schema.additional : undefined)
    if (inner === undefined) continue
    if (isStrayNull(value[name], inner)) {
      if (inner.default === undefined) delete value[name]
      else value[name] = inner.default
    } else applyDefaults(value[name], inner)
  }
}

function isStrayNull(value: unknown, schema: Structural): boolean {
  return value === null && !schema.nullable
}

/** A plain value in a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return typeof value === 'object' && value !== null ? quote(canonical(value)) : String(value)
}
