import { isObject, type Structural } from './structural.ts'

/** The type of a plain value as JSON schema names it; integral numbers are `integer`. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'integer'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** A text that is the same for equal plain values, whatever the order of their keys. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > 100) return '…'
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join()}]`
  if (isObject(value)) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join()}}`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** Puts defaults in place and takes away nulls that may not be, as the server does before it validates; changes the value. */
export function applyDefaults(value: unknown, schema: Structural): void {
  if (Array.isArray(value)) {
    const { items } = schema
    if (items === undefined) return
    value.forEach((item, index) => {
      if (isStrayNull(item, items) && items.default !== undefined) value[index] = structuredClone(items.default)
      applyDefaults(value[index], items)
    })
    return
  }
  if (!isObject(value)) return
  for (const [name, inner] of schema.properties) {
    if (inner.default === undefined) continue
    if (!(name in value) || isStrayNull(value[name], inner)) value[name] = structuredClone(inner.default)
  }
  for (const name of Object.keys(value)) {
    const inner = schema.properties.get(name) ?? (typeof schema.additional === 'object' ? schema.additional : undefined)
    if (inner === undefined) continue
    if (isStrayNull(value[name], inner)) {
      if (inner.default === undefined) delete value[name]
      else value[name] = structuredClone(inner.default)
    } else applyDefaults(value[name], inner)
  }
}

function isStrayNull(value: unknown, schema: Structural): boolean {
  return value === null && !schema.nullable
}
