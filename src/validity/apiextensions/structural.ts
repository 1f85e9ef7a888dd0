import { key } from '../../model/path.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { validateCompleteness, validateValues } from './alternatives.ts'
import { additionalSchema, DEPTH_LIMIT, isEmptyMap, itemSchema, someSchema } from './schema-props.ts'
import { isOnly } from './statements.ts'

/** Where a schema stands: at the root of the resource, as the items of a list, or below a key. */
type Level = 'root' | 'item' | 'field'

/** Checks that a schema says of every value what it is, apart from what may be in it (ValidateStructural). */
export function validateStructural(schema: JSONSchemaProps, path: Field, minor: number): void {
  validateInvariants(schema, 'root', path, minor)
  validateCompleteness(schema, schema, path)
}

/** Why a schema cannot be read as a structural one, as the rest of a sentence (NewStructural). */
export function conversionFault(schema: JSONSchemaProps): string | undefined {
  let fault: string | undefined
  someSchema(schema, (one) => (fault = unreadable(one)) !== undefined, DEPTH_LIMIT)
  return fault
}

const UNSUPPORTED = [
  'id',
  '$schema',
  '$ref',
  'patternProperties',
  'dependencies',
  'additionalItems',
  'definitions',
] as const

function unreadable(schema: JSONSchemaProps): string | undefined {
  const name = UNSUPPORTED.find((one) => isGiven(schema[one], one === 'additionalItems'))
  if (name !== undefined) return `may not have \`${name}\``
  if (Array.isArray(schema.items) && schema.items.length > 0) return 'may not have a list of schemas as `items`'
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    return 'may not have `x-kubernetes-preserve-unknown-fields: false`'
  return undefined
}

function isGiven(value: unknown, evenEmpty: boolean): boolean {
  return value !== undefined && (evenEmpty || (isMapValue(value) ? !isEmptyMap(value) : value !== ''))
}

function validateInvariants(schema: JSONSchemaProps, level: Level, path: Field, minor: number): void {
  const { type = '', additionalProperties } = schema
  const items = itemSchema(schema)
  if (type === 'array' && items === undefined) path.at('items').required('is required with `type: array`')
  if (items !== undefined) validateInvariants(items, 'item', path.at('items'), minor)
  for (const name in schema.properties)
    if (isMapValue(schema.properties[name]))
      validateInvariants(schema.properties[name], 'field', path.at('properties').at(key(name)), minor)
  if (additionalProperties !== undefined && level === 'root')
    path.at('additionalProperties').forbidden('may not be set at the root of a resource')
  const additional = additionalSchema(schema)
  if (additional !== undefined) validateInvariants(additional, 'field', path.at('additionalProperties'), minor)
  validateExtensions(schema, path)
  validateValues(schema, path, minor)
  validateType(schema, level, path)
  if (level === 'root' || schema['x-kubernetes-embedded-resource'] === true) validateIdentity(schema, path)
  if (level === 'root' && isMapValue(schema.properties?.metadata))
    validateRootMetadata(schema.properties.metadata, path, minor)
}

function validateExtensions(schema: JSONSchemaProps, path: Field): void {
  if (schema['x-kubernetes-int-or-string'] !== true) return
  for (const name of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const)
    if (schema[name] === true) path.at(name).invalid(undefined, 'may not be true beside `x-kubernetes-int-or-string`')
}

function validateType(schema: JSONSchemaProps, level: Level, path: Field): void {
  const { type = '' } = schema
  if (schema['x-kubernetes-embedded-resource'] === true) validateEmbeddedType(schema, path)
  else if (
    type === '' &&
    schema['x-kubernetes-int-or-string'] !== true &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true
  )
    path.at('type').required(TYPE_FAULTS[level], level === 'root' ? {} : { hint: typeHint(schema) })
  if (level === 'root' && type !== '' && type !== 'object')
    path.at('type').invalid(type, 'must be "object" at the root of a resource')
}

/** What tells that a type is meant. */
const SIGNS: readonly (readonly [string, readonly (keyof JSONSchemaProps)[]])[] = [
  ['object', ['properties', 'additionalProperties', 'required', 'minProperties', 'maxProperties']],
  ['array', ['items', 'minItems', 'maxItems']],
  ['string', ['pattern', 'minLength', 'maxLength']],
  ['integer', ['minimum', 'maximum', 'multipleOf']],
]

function typeHint(schema: JSONSchemaProps): string {
  const isWords = schema.enum?.every((value) => typeof value === 'string') === true
  const meant = isWords ? 'string' : SIGNS.find(([, names]) => names.some((name) => schema[name] !== undefined))?.[0]
  return meant === undefined
    ? 'a value of any type has `x-kubernetes-preserve-unknown-fields: true`'
    : `did you mean \`type: ${meant}\`?`
}

function validateEmbeddedType(schema: JSONSchemaProps, path: Field): void {
  const { type = '' } = schema
  const beside = 'where `x-kubernetes-embedded-resource` is true'
  if (type === '') path.at('type').required(`must be "object" ${beside}`)
  else if (type !== 'object') path.at('type').invalid(type, `must be "object" ${beside}`)
  if (schema.additionalProperties !== undefined) path.at('additionalProperties').forbidden(`may not be set ${beside}`)
  if (schema['x-kubernetes-preserve-unknown-fields'] !== true && isEmptyMap(schema.properties))
    path.at('properties').required(`must not be empty ${beside}, unless \`x-kubernetes-preserve-unknown-fields\` is`)
}

const TYPE_FAULTS: Readonly<Record<Level, string>> = {
  root: 'is required at the root, and must be "object"',
  item: 'is required for the items of a list',
  field: 'is required for each field',
}

/** What every resource has keeps its type. */
function validateIdentity({ properties }: JSONSchemaProps, path: Field): void {
  for (const [name, wanted] of [
    ['kind', 'string'],
    ['apiVersion', 'string'],
    ['metadata', 'object'],
  ] as const) {
    const inner = properties?.[name]
    if (isMapValue(inner) && inner.type !== wanted)
      path
        .at('properties')
        .at(key(name))
        .at('type')
        .invalid(inner.type ?? '', `must be "${wanted}"`)
  }
}

/** The metadata of the resource itself may only be narrowed by names. */
function validateRootMetadata(metadata: JSONSchemaProps, path: Field, minor: number): void {
  const names = Object.keys(metadata.properties ?? {})
  const isNarrowed = names.length > 0 && names.every((name) => name === 'name' || name === 'generateName')
  if ((names.length === 0 || isNarrowed) && isOnly(metadata, minor, 'type', 'default', 'properties')) return
  path
    .at('properties')
    .at(key('metadata'))
    .forbidden('may only have `properties` with `name` and `generateName`: servers know what metadata is', {
      subject: '`metadata`',
    })
}
