import { spend } from '../../kubernetes/cel/budget.ts'
import { Unreadable } from '../../kubernetes/cel/faults.ts'
import { readTimestamp } from '../../kubernetes/cel/functions.ts'
import { escapeFieldName } from '../../kubernetes/cel/names.ts'
import { Duration, Entries, LooseList, type Value } from '../../kubernetes/cel/values.ts'
import { parseDuration } from '../../kubernetes/duration.ts'
import { readStructural, type Structural } from '../../schema/custom/structural.ts'
import { isMapValue } from '../../yaml/value.ts'

/** What expressions see of a plain value of a schema (common.UnstructuredToVal). Throws Unreadable for values of which they see nothing. */
export function celValue(value: unknown, schema: Structural, isResource = false): Value {
  if (value === null) return null
  const [type] = schema.types
  if (schema.types.length === 1 && typeof value === 'string') return celText(value, schema.format)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' || typeof value === 'bigint')
    return type === 'number' ? Number(value) : Number.isInteger(Number(value)) ? BigInt(value) : hidden()
  if (Array.isArray(value)) return celList(value, schema)
  if (!isMapValue(value) || type !== 'object') return hidden()
  if (isResource || schema.embedded || schema.properties.size > 0)
    return new ObjectOf(value, schema, isResource || schema.embedded)
  return typeof schema.additional === 'object' ? new MapOf(value, schema.additional) : hidden()
}

function hidden(): never {
  throw new Unreadable('expressions see nothing of this value')
}

function celText(text: string, format: string | undefined): Value {
  if (format === 'byte') return hidden()
  if (format === 'date') return readTimestamp(`${text}T00:00:00Z`)
  if (format === 'date-time') return readTimestamp(text)
  if (format !== 'duration') return text
  const nanoseconds = parseDuration(text)
  return nanoseconds === undefined ? hidden() : new Duration(nanoseconds)
}

function celList(list: readonly unknown[], { items, listType }: Structural): Value {
  if (items === undefined) return hidden()
  spend(list.length)
  const values = list.map((item) => celValue(item, items))
  return listType === 'set' || listType === 'map' ? LooseList.from(values) : values
}

class MapOf extends Entries {
  private readonly value: Record<string, unknown>
  private readonly schema: Structural

  constructor(value: Record<string, unknown>, schema: Structural) {
    super()
    this.value = value
    this.schema = schema
  }

  get(key: Value): Value | undefined {
    if (typeof key !== 'string' || !(key in this.value)) return undefined
    return celValue(this.value[key], this.schema)
  }

  keys(): readonly Value[] {
    return Object.keys(this.value)
  }
}

/** What expressions see of the metadata of a resource. */
const METADATA = readStructural({
  type: 'object',
  properties: { name: { type: 'string' }, generateName: { type: 'string' } },
})
const TEXT = readStructural({ type: 'string' })
const IDENTITY = new Map([
  ['apiVersion', TEXT],
  ['kind', TEXT],
  ['metadata', METADATA],
])

/** An object with fields, of which a null one counts as absent. */
class ObjectOf extends Entries {
  private readonly value: Record<string, unknown>
  private readonly schema: Structural
  private readonly isResource: boolean

  constructor(value: Record<string, unknown>, schema: Structural, isResource: boolean) {
    super()
    this.value = value
    this.schema = schema
    this.isResource = isResource
  }

  get(key: Value): Value | undefined {
    const name = typeof key === 'string' ? (fieldNames(this.schema).get(key) ?? key) : undefined
    const value = name === undefined ? undefined : (this.value[name] ?? undefined)
    if (value === undefined) return undefined
    const inner = (this.isResource && IDENTITY.get(name!)) || this.schema.properties.get(name!)
    return inner === undefined ? hidden() : celValue(value, inner)
  }

  keys(): readonly Value[] {
    return Object.keys(this.value).filter((name) => this.value[name] !== null)
  }
}

const namesBySchema = new WeakMap<Structural, ReadonlyMap<string, string>>()

/** The fields of an object by what expressions call them. */
function fieldNames(schema: Structural): ReadonlyMap<string, string> {
  let names = namesBySchema.get(schema)
  if (names === undefined) {
    const all = [...schema.properties.keys()].map((name) => [escapeFieldName(name) ?? name, name] as const)
    namesBySchema.set(schema, (names = new Map(all)))
  }
  return names
}
