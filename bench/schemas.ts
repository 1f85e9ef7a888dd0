import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { existsIn, type Minor } from '../src/model/version.ts'
import type { Field, ObjectType, ScalarType, SchemaStore, Type } from '../src/schema/types.ts'

type JsonSchema = Record<string, unknown>

/**
 * Writes strict JSON Schemas of the kinds of one minor for the peers: `_definitions.json`, and for each kind one file that points into it,
 * named as kubeconform looks for it (`deployment-apps-v1.json`).
 */
export function writeSchemas(folder: string, store: SchemaStore, minor: Minor): void {
  mkdirSync(folder, { recursive: true })
  const definitions: Record<string, JsonSchema> = {}
  for (const gvk of store.kinds()) {
    const kind = store.kind(gvk)!
    if (!existsIn(kind.published, minor)) continue
    define(kind.type, minor, definitions)
    const name = [gvk.kind, gvk.group.split('.')[0], gvk.version].filter((part) => part !== '').join('-')
    write(join(folder, `${name.toLowerCase()}.json`), reference(kind.type))
  }
  write(join(folder, '_definitions.json'), { definitions })
}

/** Adds a definition and those that it refers to. */
function define(type: ObjectType, minor: Minor, definitions: Record<string, JsonSchema>): void {
  if (Object.hasOwn(definitions, type.name)) return
  definitions[type.name] = objectSchema(type, minor)
  for (const field of presentFields(type, minor)) {
    let inner: Type = field.type
    while (inner.kind === 'list' || inner.kind === 'map') inner = inner.kind === 'list' ? inner.items : inner.values
    if (inner.kind === 'object') define(inner, minor, definitions)
  }
}

function presentFields({ fields }: ObjectType, minor: Minor): Field[] {
  return [...fields.values()].flat().filter((field) => existsIn(field, minor))
}

function write(path: string, schema: JsonSchema): void {
  writeFileSync(path, JSON.stringify(schema))
}

function reference({ name }: ObjectType): JsonSchema {
  return { $ref: `_definitions.json#/definitions/${name}` }
}

function objectSchema(type: ObjectType, minor: Minor): JsonSchema {
  if (type.fields.size === 0) return {}
  const present = presentFields(type, minor)
  const required = present.filter((field) => field.published?.some((span) => existsIn(span, minor)))
  return {
    type: 'object',
    properties: Object.fromEntries(present.map((field) => [field.name, fieldSchema(field, minor)])),
    // Draft 4, which kubeconform reads, has no empty list here.
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    additionalProperties: false,
  }
}

/** A field may be null, which the API server takes for absent. */
function fieldSchema({ type, values }: Field, minor: Minor): JsonSchema {
  const schema = typeSchema(type)
  if (values !== undefined) {
    const accepted = values.filter((value) => existsIn(value, minor)).map(({ value }) => value)
    return type.kind === 'list' ? { type: ['array', 'null'], items: { enum: accepted } } : { enum: [...accepted, null] }
  }
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema
}

function typeSchema(type: Type): JsonSchema {
  switch (type.kind) {
    case 'object':
      return reference(type)
    case 'list':
      return { type: 'array', items: typeSchema(type.items) }
    case 'map':
      return { type: 'object', additionalProperties: typeSchema(type.values) }
    default:
      return SCALARS[type.kind]
  }
}

const INTEGER: JsonSchema = { type: 'integer' }
const STRING: JsonSchema = { type: 'string' }

const SCALARS: Readonly<Record<ScalarType['kind'], JsonSchema>> = {
  string: STRING,
  bytes: STRING,
  time: STRING,
  'micro-time': STRING,
  duration: STRING,
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  int32: INTEGER,
  int64: INTEGER,
  quantity: { oneOf: [STRING, { type: 'number' }] },
  'int-or-string': { oneOf: [STRING, INTEGER] },
  any: {},
}
