import { parseQuantity } from '../../kubernetes/quantity.ts'

/** What a JSON value must be like to be read into a field. */
export type Shape = 'string' | 'int32' | 'quantity' | 'any' | readonly [Shape] | { readonly [name: string]: Shape }

/** Reads JSON text into a value of that shape as Go does: names in any case, unknown ones left out; undefined where it cannot be read (encoding/json Unmarshal). */
export function readJson(text: string, shape: Shape): any {
  try {
    return decode(JSON.parse(text), shape)
  } catch {
    return undefined
  }
}

class Unreadable extends Error {}

function decode(value: unknown, shape: Shape): unknown {
  if (value === null || shape === 'any') return value ?? undefined
  if (typeof shape === 'string') {
    if (scalars[shape](value)) return value
    throw new Unreadable()
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) throw new Unreadable()
    return value.map((item) => decode(item, shape[0]) ?? {})
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw new Unreadable()
  return decodeObject(value as Record<string, unknown>, shape)
}

function decodeObject(value: Record<string, unknown>, shape: Readonly<Record<string, Shape>>): unknown {
  const result: Record<string, unknown> = Object.create(null)
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  for (const [key, item] of Object.entries(value)) {
    const name = names.get(key.toLowerCase())
    if (name === undefined) continue
    const decoded = decode(item, shape[name]!)
    if (decoded !== undefined) result[name] = decoded
  }
  return result
}

const scalars: Readonly<Record<'string' | 'int32' | 'quantity', (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  int32: (value) => typeof value === 'number' && (value | 0) === value,
  quantity: (value) => (typeof value === 'string' || typeof value === 'number') && parseQuantity(value) !== undefined,
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape)
}
