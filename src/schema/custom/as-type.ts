import type { Field, KindInfo, ObjectType, RequiredField, Type } from '../types.ts'
import type { CustomKind } from './definitions.ts'
import type { Structural } from './structural.ts'

const ALWAYS: readonly RequiredField[] = [{}]

/** A custom kind as if it were built in; `objectMeta` is the type of `metadata`. */
export function kindOfCustom(custom: CustomKind, objectMeta: ObjectType | undefined): KindInfo {
  const { group, version, kind, plural, namespaced } = custom
  return {
    group,
    version,
    kind,
    plural,
    namespaced,
    published: {},
    enabledByDefault: {},
    shortNames: [],
    creatable: true,
    type: new StructuralType(kind, { ...custom.schema, embedded: true }, objectMeta),
    life: {},
  }
}

/** An object of a structural schema; its fields are read the first time they are asked for. */
class StructuralType implements ObjectType {
  readonly kind = 'object'
  readonly name: string
  readonly #schema: Structural
  readonly #objectMeta: ObjectType | undefined
  #fields: ReadonlyMap<string, readonly Field[]> | undefined

  constructor(name: string, schema: Structural, objectMeta: ObjectType | undefined) {
    this.name = name
    this.#schema = schema
    this.#objectMeta = objectMeta
  }

  get fields(): ReadonlyMap<string, readonly Field[]> {
    this.#fields ??= new Map(this.#read().map((field) => [field.name, [field]]))
    return this.#fields
  }

  #read(): Field[] {
    const { properties, required, embedded } = this.#schema
    const own = [...properties].map(([name, schema]) => this.#field(name, schema, required.includes(name)))
    if (!embedded) return own
    const head: Field[] = [
      { name: 'apiVersion', type: { kind: 'string' }, required: ALWAYS },
      { name: 'kind', type: { kind: 'string' }, required: ALWAYS },
      { name: 'metadata', type: this.#objectMeta ?? { kind: 'any' } },
    ]
    return [...head, ...own.filter(({ name }) => !head.some((each) => each.name === name))]
  }

  #field(name: string, schema: Structural, isRequired: boolean): Field {
    const { minimum, maximum, maxLength, maxItems } = schema
    const limits = { min: minimum, max: maximum, maxLength, maxItems }
    return {
      name,
      type: typeOf(schema, `${this.name}.${name}`, this.#objectMeta),
      required: isRequired ? ALWAYS : undefined,
      default: schema.default,
      values: schema.enum?.values.filter((value) => typeof value === 'string').map((value) => ({ value })),
      limits: Object.values(limits).some((limit) => limit !== undefined) ? [limits] : undefined,
    }
  }
}

const FORMATS: ReadonlyMap<string | undefined, Exclude<Type['kind'], 'list' | 'map' | 'object'>> = new Map([
  ['date-time', 'time'],
  ['byte', 'bytes'],
  ['duration', 'duration'],
])

/** The type that a structural schema describes; names of objects are the way to them. */
function typeOf(schema: Structural, name: string, objectMeta: ObjectType | undefined): Type {
  const { types, format, items, listType, listKeys, properties, additional, embedded } = schema
  if (types.length > 1) return { kind: 'int-or-string' }
  switch (types[0]) {
    case 'string':
      return { kind: FORMATS.get(format) ?? 'string' }
    case 'integer':
      return { kind: format === 'int32' ? 'int32' : 'int64' }
    case 'number':
    case 'boolean':
      return { kind: types[0] }
    case 'array': {
      const type = items === undefined ? ({ kind: 'any' } as const) : typeOf(items, name, objectMeta)
      const keys = listKeys.length > 0 ? listKeys : undefined
      return { kind: 'list', items: type, listType: listType as 'atomic' | 'set' | 'map' | undefined, keys }
    }
    case 'object':
      if (properties.size > 0 || embedded) return new StructuralType(name, schema, objectMeta)
      return typeof additional === 'object'
        ? { kind: 'map', values: typeOf(additional, name, objectMeta) }
        : { kind: 'any' }
    default:
      return { kind: 'any' }
  }
}
