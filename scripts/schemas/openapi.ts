import type { FieldShape, Snapshot, TypeShape } from './model.ts'

const scalarDefinitions = new Map([
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', 'quantity'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime', 'micro-time'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Time', 'time'],
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', 'int-or-string'],
])

/** Definitions that are `type: object` without properties and yet take any JSON: Go types with a decoder of their own. */
const opaqueDefinitions = new Set([
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Patch',
  'io.k8s.apimachinery.pkg.runtime.RawExtension',
])

const scalars = new Map([
  ['boolean', 'boolean'],
  ['integer', 'int64'],
  ['integer int32', 'int32'],
  ['integer int64', 'int64'],
  ['number', 'number'],
  ['number double', 'number'],
  ['string', 'string'],
  ['string byte', 'bytes'],
])

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly items?: Schema
  readonly additionalProperties?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly allOf?: readonly Schema[]
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-patch-strategy'?: string
  readonly 'x-kubernetes-patch-merge-key'?: string
  readonly 'x-kubernetes-map-type'?: string
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[]
}

/** The definitions of an OpenAPI v2 document as a server publishes it. */
export interface Document {
  readonly definitions: Readonly<Record<string, Schema>>
}

/** What a published OpenAPI v2 document says; throws on a type that the store has no word for. */
export function readDocument({ definitions }: Document): Snapshot {
  const types = new Map<string, TypeShape>()
  const kinds = new Map<string, string>()
  for (const [name, schema] of Object.entries(definitions)) {
    if (!scalarDefinitions.has(name)) types.set(name, typeShape(name, schema))
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? [])
      kinds.set(`${group}/${version}/${kind}`, name)
  }
  return { types, kinds }
}

function typeShape(name: string, schema: Schema): TypeShape {
  const fields = new Map<string, FieldShape>()
  for (const [field, property] of Object.entries(schema.properties ?? {}))
    fields.set(field, fieldShape(property, schema.required?.includes(field) ?? false, `${name}.${field}`))
  const any = !schema.properties && (schema.type !== 'object' || opaqueDefinitions.has(name))
  return defined({ any: any ? (true as const) : undefined, mapType: schema['x-kubernetes-map-type'], fields })
}

function fieldShape(schema: Schema, required: boolean, where: string): FieldShape {
  return defined({
    type: expression(schema, where),
    listType: schema['x-kubernetes-list-type'],
    keys: schema['x-kubernetes-list-map-keys'],
    patch: schema['x-kubernetes-patch-strategy'],
    patchKey: schema['x-kubernetes-patch-merge-key'],
    mapType: schema['x-kubernetes-map-type'],
    required: required ? (true as const) : undefined,
    default: schema.default,
    values: enumOf(schema)?.toSorted(),
  })
}

function enumOf(schema: Schema): readonly string[] | undefined {
  const inner = schema.items ?? schema.additionalProperties
  return schema.enum ?? (inner && enumOf(inner))
}

function expression(schema: Schema, where: string): string {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (reference !== undefined) {
    const name = reference.slice('#/definitions/'.length)
    return scalarDefinitions.get(name) ?? name
  }
  if (schema.type === 'array' && schema.items) return `[]${expression(schema.items, where)}`
  if (schema.type === 'object' && schema.additionalProperties)
    return `map[string]${expression(schema.additionalProperties, where)}`
  const scalar = scalars.get(schema.format === undefined ? `${schema.type}` : `${schema.type} ${schema.format}`)
  if (scalar === undefined) throw new Error(`${where}: no word for ${JSON.stringify(schema)}`)
  return scalar
}

/** The object without the keys whose value is undefined. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

/** The snapshot with the enums that a running server of that minor publishes besides. */
export function withEnums(snapshot: Snapshot, served: Snapshot): Snapshot {
  const types = new Map<string, TypeShape>()
  for (const [name, shape] of snapshot.types) {
    const fields = new Map<string, FieldShape>()
    for (const [field, own] of shape.fields) {
      const values = served.types.get(name)?.fields.get(field)?.values ?? own.values
      fields.set(field, values ? { ...own, values } : own)
    }
    types.set(name, { ...shape, fields })
  }
  return { ...snapshot, types }
}
