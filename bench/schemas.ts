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
  const definitions = Object.fromEntries(
    store.typeNames().map((name) => [name, objectSchema(store.type(name)!, minor)]),
  )
  write(join(folder, '_definitions.json'), { definitions })
  for (const gvk of store.kinds()) {
    const kind = store.kind(gvk)!
    if (!existsIn(kind.published, minor)) continue
    const name = [gvk.kind, gvk.group.split('.')[0], gvk.version].filter((part) => part !== '').join('-')
    write(join(folder, `${name.toLowerCase()}.json`), reference(kind.type))
  }
}

function write(path: string, schema: JsonSchema): void {
  writeFileSync(path, JSON.stringify(schema))
}

function reference({ name }: ObjectType): JsonSchema {
  return { $ref: `_definitions.json#/definitions/${name}` }
}

function objectSchema({ fields }: ObjectType, minor: Minor): JsonSchema {
  if (fields.size === 0) return {}
  const present = [...fields.values()].flat().filter((field) => existsIn(field, minor))
  const required = present.filter((field) => field.published?.some((span) => existsIn(span, minor)))
  return {
    type: 'object',
    properties: Object.fromEntries(present.map((field) => [field.name, fieldSchema(field, minor)])),
    required: required.map(({ name }) => name),
    additionalProperties: false,
  }
}

/** A field may be null, which the API server takes for absent. */
function fieldSchema({ type, values }: Field, minor: Minor): JsonSchema {
  const schema = typeSchema(type)
  if (values !== undefined)
    return { enum: [...values.filter((value) => existsIn(value, minor)).map(({ value }) => value), null] }
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
