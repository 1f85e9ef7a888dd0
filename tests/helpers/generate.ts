import { formats } from '../../src/kubernetes/formats.ts'
import type { GVK } from '../../src/model/gvk.ts'
import { existsIn, type Minor } from '../../src/model/version.ts'
import type { EnumValue, Field, KindInfo, Limits, ObjectType, Type } from '../../src/schema/types.ts'
import { store } from './store.ts'

/** Random choices that a seed decides. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  /** At least 0 and below `count` (mulberry32). */
  below(count: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!
  }
}

/** The kinds that a person can create, of any minor. */
export function creatableKinds(): KindInfo[] {
  const kinds = store()
    .kinds()
    .map((gvk: GVK) => store().kind(gvk)!)
  return kinds.filter(({ creatable }) => creatable)
}

/** A random resource of a kind that a server of that minor decodes whole, and that lacks nothing the schema asks for. */
export function resourceOf({ group, version, kind, type }: KindInfo, minor: Minor, dice: Dice): Record<string, any> {
  const resource = objectOf(type, minor, dice, 0)
  resource.apiVersion = group === '' ? version : `${group}/${version}`
  resource.kind = kind
  resource.metadata = { ...resource.metadata, name: 'a' }
  return resource
}

/** A random object of a definition as a minor has it; the deeper, the fewer optional fields. */
export function objectOf(type: ObjectType, minor: Minor, dice: Dice, depth: number): Record<string, any> {
  const fields = fieldsOf(type, minor)
  const object: Record<string, any> = {}
  const give = (field: Field) => {
    object[field.name] = fieldValue(field, minor, dice, depth + 1)
  }
  for (const field of fields) if (isNeeded(field, minor)) give(field)
  const optional = fields.filter((field) => !Object.hasOwn(object, field.name) && isTaken(field, minor))
  const wanted = depth > 7 ? 0 : dice.below(Math.max(2, 6 - depth))
  for (let i = 0; i < wanted && optional.length > 0; i++) give(dice.pick(optional))
  return object
}

/** A random value that a minor takes in a field. */
function fieldValue(field: Field, minor: Minor, dice: Dice, depth: number): unknown {
  const limits = field.limits?.filter((span) => existsIn(span, minor)) ?? []
  return limits.reduce(within, valueFor(field.type, minor, dice, depth, valuesOf(field, minor)))
}

/** The fields that a minor has. */
export function fieldsOf(type: ObjectType, minor: Minor): Field[] {
  return [...type.fields.values()].flat().filter((field) => existsIn(field, minor))
}

function isNeeded(field: Field, minor: Minor): boolean {
  return field.implied === true || (field.required?.some((span) => existsIn(span, minor)) ?? false)
}

/** A default server keeps the field and some value of it. */
function isTaken(field: Field, minor: Minor): boolean {
  if (field.ignored?.some((span) => existsIn(span, minor))) return false
  return valuesOf(field, minor)?.length !== 0
}

function valuesOf(field: Field, minor: Minor): readonly EnumValue[] | undefined {
  return field.values?.filter((value) => existsIn(value, minor))
}

/** A value moved inside limits, or the nearest of some that fit. */
function within(value: any, limits: Limits): any {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, format, items, keys, values, unique } = limits
  if (typeof value === 'number') return Math.max(min, Math.min(max, value))
  if (typeof value === 'string') {
    const fault = format === undefined ? undefined : formats[format]
    return fault?.(value) === undefined ? value : FORMATTED.find((text) => fault(text) === undefined)
  }
  if (Array.isArray(value)) {
    const list = items === undefined ? value : value.map((item) => within(item, items))
    return unique ? [...new Set(list)] : list
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [within(key, keys ?? {}), within(one, values ?? {})])
  return Object.fromEntries(entries)
}

/** Texts of which every grammar that limits name takes one. */
const FORMATTED = ['a', 'a.b.c', 'a.b/c', '*.a.b', '/a', '10.0.0.1', '10.0.0.0/8', '1h', '@hourly']

const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  string: ['a', 'b-c', '10', 'true', 'x y'],
  boolean: [true, false],
  int32: [0, 1, -1, 2147483647],
  int64: [0, 1, -1, 4294967296],
  number: [0, 1.5],
  bytes: ['YQ==', 'AAAA'],
  time: ['2024-01-01T00:00:00Z'],
  'micro-time': ['2024-01-01T00:00:00.000000Z'],
  duration: ['1h30m', '0s'],
  quantity: ['1Gi', '500m', 2],
  'int-or-string': [1, 'http', '25%'],
}

/** Values that are published as free but are not. */
const FREE: Readonly<Record<string, unknown>> = {
  JSONSchemaPropsOrArray: [{ type: 'string' }],
  JSONSchemaPropsOrStringArray: ['a'],
}

/** A random value of a type; of an enum only one of `values`. */
export function valueFor(type: Type, minor: Minor, dice: Dice, depth: number, values?: readonly EnumValue[]): unknown {
  if (type.kind === 'object') {
    const object = objectOf(type, minor, dice, depth)
    const more = fieldsOf(type, minor).filter((field) => isTaken(field, minor))
    if (Object.keys(object).length === 0 && more.length > 0 && depth < 12) {
      const field = dice.pick(more)
      object[field.name] = fieldValue(field, minor, dice, depth + 1)
    }
    return object
  }
  if (type.kind === 'list') {
    const count = depth > 6 ? 1 : 1 + dice.below(2)
    return Array.from({ length: count }, () => valueFor(type.items, minor, dice, depth + 1, values))
  }
  if (type.kind === 'map')
    return { [dice.pick(['a', 'b.c/d', '0'])]: valueFor(type.values, minor, dice, depth + 1, values) }
  if (type.kind === 'any') return FREE[type.name?.slice(type.name.lastIndexOf('.') + 1) ?? ''] ?? {}
  return values === undefined ? dice.pick(SCALARS[type.kind]!) : dice.pick(values).value
}

/** An object inside a resource whose definition is known. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly object: Record<string, any>
  readonly type: ObjectType
}

/** Every object of a resource whose definition is known in that minor, the resource itself first. */
export function placesIn(resource: Record<string, any>, type: ObjectType, minor: Minor): Place[] {
  const places: Place[] = []
  const enter = (value: any, at: Type | undefined, path: readonly (string | number)[]) => {
    const isList = Array.isArray(value)
    if (value === null || typeof value !== 'object' || isList !== (at?.kind === 'list')) return
    if (at?.kind === 'object') places.push({ path, object: value, type: at })
    for (const [key, inner] of Object.entries(value)) {
      const step = isList ? Number(key) : key
      enter(inner, innerType(at, key, minor), [...path, step])
    }
  }
  enter(resource, type, [])
  return places
}

function innerType(type: Type | undefined, key: string, minor: Minor): Type | undefined {
  if (type?.kind === 'list') return type.items
  if (type?.kind === 'map') return type.values
  return type?.kind === 'object' ? type.fields.get(key)?.find((field) => existsIn(field, minor))?.type : undefined
}

const ODD = [{}, [], 'x', 1, true, null, [{}], [null], { a: null }]

/** Puts something wrong, missing or of another minor into a resource. */
export function change(resource: Record<string, any>, kind: KindInfo, minor: Minor, dice: Dice): void {
  const { object, type, path } = dice.pick(placesIn(resource, kind.type, minor))
  const fields = [...type.fields.values()].flat().filter(({ name }) => path.length > 0 || !isHead(name))
  const names = Object.keys(object).filter((name) => path.length > 0 || !isHead(name))
  const words = fields.filter(({ values }) => values !== undefined)
  const way = dice.below(4)
  if (way === 0 && names.length > 0) delete object[dice.pick(names)]
  else if (way === 1 && fields.length > 0) object[dice.pick(fields).name] = structuredClone(dice.pick(ODD))
  else if (way === 2 && words.length > 0) {
    const { name, type: of, values } = dice.pick(words)
    const { value } = dice.pick([...values!, { value: 'other' }])
    object[name] = of.kind === 'list' ? [value] : value
  } else if (fields.length > 0) {
    const { name, type: of, since = type.since ?? minor } = dice.pick(fields)
    object[name] = valueFor(of, since, dice, 5)
  }
}

function isHead(name: string): boolean {
  return name === 'apiVersion' || name === 'kind' || name === 'metadata'
}
