import { formatPath, key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { isEmptyMap, isMap, itemSchema } from './schema-props.ts'
import { validateOldSelf, validateRules } from './validation-rules.ts'

/** Where a schema stands, and what goes there. */
interface Place {
  readonly context: Context
  readonly isRoot: boolean
  /** In the metadata, kind or apiVersion of a resource. */
  readonly insideMeta: boolean
  /** Where defaults may not be set, the place as the end of a sentence. */
  readonly noDefaults: string | undefined
  /** Rules are compiled here. */
  readonly hasRules: boolean
  /** The list or map around whose parts a server cannot match with what they were. */
  readonly unmatched: Field | undefined
  /** The schema around that CEL knows no type for. */
  readonly untyped: Field | undefined
}

const META_FIELDS: ReadonlySet<string> = new Set(['metadata', 'kind', 'apiVersion'])

/** Checks a schema and all in it by itself (ValidateCustomResourceDefinitionOpenAPISchema), but for CEL expressions. */
export function validateJsonSchema(schema: JSONSchemaProps, path: Field, place: Place): void {
  const start = path.count
  validateSupported(schema, path, place)
  const { additionalProperties } = schema
  const untyped = place.untyped ?? (isTyped(schema) ? undefined : path)
  const inside: Place = place.isRoot || untyped !== place.untyped ? { ...place, isRoot: false, untyped } : place
  const alternative: Place = inside.hasRules ? { ...inside, hasRules: false } : inside
  if (additionalProperties !== undefined && additionalProperties !== true && !isEmptyMap(schema.properties))
    path.at('additionalProperties').forbidden('may not be set beside `properties`')
  if (isMap(additionalProperties))
    validateJsonSchema(additionalProperties, path.at('additionalProperties'), {
      ...inside,
      noDefaults: place.insideMeta ? 'inside `additionalProperties` of metadata' : place.noDefaults,
    })
  validateProperties(schema, path, place, inside)
  if (isMap(schema.not)) validateJsonSchema(schema.not, path.at('not'), alternative)
  for (const name of ALTERNATIVES)
    if (schema[name] !== undefined)
      each(schema[name], path.at(name), (one, at) => isMap(one) && validateJsonSchema(one, at, alternative))
  for (const name of NAMED)
    for (const entry in schema[name])
      if (isMap(schema[name][entry])) validateJsonSchema(schema[name][entry], path.at(name).at(key(entry)), alternative)
  if (schema.items !== undefined) validateItems(schema, path, inside)
  validateMapType(schema, path)
  validateListType(schema, path, place.context.minor)
  if (schema['x-kubernetes-validations'] !== undefined) validateRules(schema, path)
  const rules = schema['x-kubernetes-validations']
  if (
    rules === undefined ||
    rules.length === 0 ||
    !place.hasRules ||
    path.count > start ||
    isRefusedBefore(place.context, path)
  )
    return
  if (untyped !== undefined) refuseUntyped(path.at('x-kubernetes-validations'), untyped)
  else validateOldSelf(rules, path.at('x-kubernetes-validations'), place.unmatched)
}

const ALTERNATIVES = ['allOf', 'oneOf', 'anyOf'] as const
const NAMED = ['definitions', 'dependencies'] as const

function validateItems(schema: JSONSchemaProps, path: Field, inside: Place): void {
  const place = schema['x-kubernetes-list-type'] === 'map' ? inside : unmatchedIn(inside, path)
  const items = itemSchema(schema)
  if (items !== undefined) validateJsonSchema(items, path.at('items'), place)
  else
    each(
      schema.items as JSONSchemaProps[],
      path.at('items'),
      (one, at) => isMap(one) && validateJsonSchema(one, at, place),
    )
}

/** Rules that do not even come to be compiled, as there is no type for what they judge. */
function refuseUntyped(path: Field, untyped: Field): void {
  path.invalid(undefined, 'may not be set where a `type` is missing here or further up', {
    why: 'rules are compiled for the types of what they judge',
    related: [{ path: untyped.path(), message: 'this has none' }],
  })
}

/** Whether the walk along the schema of definitions found something in this one. */
export function isRefusedBefore({ known = [] }: Context, path: Field): boolean {
  if (known.length === 0) return false
  const here = formatPath(path.path())
  return known.some(({ path: at }) => formatPath(at).startsWith(here))
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'boolean', 'number', 'integer'])

/** Whether CEL has a type for the values of a schema (SchemaDeclType). */
function isTyped(schema: JSONSchemaProps): boolean {
  const { type = '' } = schema
  if (schema['x-kubernetes-int-or-string'] === true || SCALARS.has(type)) return true
  if (type !== 'array')
    return type === 'object' && (!isMap(schema.additionalProperties) || isTyped(schema.additionalProperties))
  const items = itemSchema(schema)
  return items !== undefined && isTyped(items)
}

function unmatchedIn(place: Place, path: Field): Place {
  return place.unmatched === undefined && place.hasRules ? { ...place, unmatched: path } : place
}

function validateProperties(schema: JSONSchemaProps, path: Field, place: Place, outer: Place): void {
  const { properties } = schema
  const mapType = schema['x-kubernetes-map-type'] ?? 'granular'
  const inside = mapType === 'granular' ? outer : unmatchedIn(outer, path)
  const isResource = place.isRoot || schema['x-kubernetes-embedded-resource'] === true
  for (const name in properties) {
    if (!isMap(properties[name])) continue
    const isMeta = isResource && META_FIELDS.has(name)
    const noDefaults = isMeta && place.isRoot ? `in \`${name}\` of the resource itself` : inside.noDefaults
    const inner = isMeta ? { ...inside, insideMeta: true, noDefaults } : inside
    validateJsonSchema(properties[name], path.at('properties').at(key(name)), inner)
  }
}

/** What OpenAPI knows and schemas of definitions may not have (specStandardValidatorV3.validate). */
function validateSupported(schema: JSONSchemaProps, path: Field, { noDefaults, insideMeta }: Place): void {
  if (schema.default !== undefined && noDefaults !== undefined)
    path.at('default').forbidden(`may not be set ${noDefaults}`)
  const forbid = (name: keyof JSONSchemaProps, hint?: string) =>
    path.at(name).forbidden('may not be set in the schema of a definition', hint === undefined ? {} : { hint })
  if (schema.id) forbid('id')
  if (schema.additionalItems !== undefined) forbid('additionalItems')
  if (!isEmptyMap(schema.patternProperties)) forbid('patternProperties')
  if (!isEmptyMap(schema.definitions)) forbid('definitions')
  if (schema.dependencies !== undefined) forbid('dependencies')
  if (schema.$ref !== undefined) forbid('$ref', 'write out the schema that it refers to')
  if (Array.isArray(schema.items) && schema.items.length > 0)
    path.at('items').forbidden('must be one schema for all items, not a list')
  if (insideMeta && schema['x-kubernetes-embedded-resource'] === true)
    path.at('x-kubernetes-embedded-resource').forbidden('may not be true inside metadata')
  if (schema.uniqueItems === true)
    path.at('uniqueItems').forbidden('may not be true, as checking it takes too long', {
      hint: 'a list without repeated items has `x-kubernetes-list-type: set`',
    })
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    path.at('x-kubernetes-preserve-unknown-fields').invalid(false, 'must be true or left out')
}

function validateMapType(schema: JSONSchemaProps, path: Field): void {
  const mapType = schema['x-kubernetes-map-type']
  if (mapType === undefined) return
  requireType(schema, 'object', 'x-kubernetes-map-type', path)
  if (mapType === '') path.at('x-kubernetes-map-type').unsupported('', ['atomic', 'granular'])
}

function requireType({ type = '' }: JSONSchemaProps, wanted: string, why: string, path: Field): void {
  if (type === wanted) return
  const fault = `must be "${wanted}" where \`${why}\` is set`
  if (type === '') path.at('type').required(fault)
  else path.at('type').invalid(type, fault)
}

function validateListType(schema: JSONSchemaProps, path: Field, minor: number): void {
  const listType = schema['x-kubernetes-list-type']
  if (listType === undefined && schema['x-kubernetes-list-map-keys'] === undefined) return
  const at = path.at('x-kubernetes-list-type')
  if (listType !== undefined) requireType(schema, 'array', 'x-kubernetes-list-type', path)
  if (listType === '') at.unsupported('', ['atomic', 'map', 'set'])
  if ((schema['x-kubernetes-list-map-keys']?.length ?? 0) > 0 && listType !== 'map') {
    const fault = 'must be "map" where `x-kubernetes-list-map-keys` is set'
    if (listType === undefined) at.required(fault)
    else at.invalid(listType, fault)
  }
  const items = itemSchema(schema)
  if (listType === 'set' && schema.type === 'array' && items !== undefined)
    validateSetItems(items, path.at('items'), minor)
  if (listType === 'map') validateKeyedList(schema, path, minor)
  if ((listType === 'set' || listType === 'map') && items?.nullable === true && minor >= KEYS_SINCE)
    path.at('items').at('nullable').forbidden(`may not be true in a list of the type "${listType}"`)
}

/** The first minor that looks for keys which items may lack. */
const KEYS_SINCE = 18

/** Items of a set are compared as a whole. */
function validateSetItems(items: JSONSchemaProps, path: Field, minor: number): void {
  const { type } = items
  const fault = 'must be "atomic" for the items of a set'
  const listType = items['x-kubernetes-list-type']
  const mapType = items['x-kubernetes-map-type']
  if (type === 'array' && listType !== undefined && listType !== 'atomic')
    path.at('x-kubernetes-list-type').invalid(listType, fault)
  if (type !== 'object' || mapType === 'atomic') return
  if (minor < 17) path.at('type').invalid(type, 'may not be that of the items of a set')
  else path.at('x-kubernetes-map-type').invalid(mapType, fault)
}

/** Items of a keyed list are maps that have their keys. */
function validateKeyedList(schema: JSONSchemaProps, path: Field, minor: number): void {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const keysPath = path.at('x-kubernetes-list-map-keys')
  const items = itemSchema(schema)
  if (keys.length === 0)
    keysPath.required('is required in a list of the type "map": the fields that tell its items apart')
  if (schema.items === undefined) path.at('items').required('is required in a list of the type "map"')
  else if (items === undefined) path.at('items').invalid(undefined, 'must be one schema')
  if (items === undefined) return
  if (items.type !== 'object')
    path
      .at('items')
      .at('type')
      .invalid(items.type ?? '', 'must be "object" in a list of the type "map"')
  else validateKeyNames(keys, items, keysPath, path)
  if (minor >= KEYS_SINCE) validateKeyFields(keys, items, path)
}

function validateKeyNames(keys: readonly string[], items: JSONSchemaProps, keysPath: Field, path: Field): void {
  const seen = new Set<string>()
  each(keys, keysPath, (name, itemPath) => {
    const property = propertyOf(items, name)
    const at = itemPath.path()
    if (property === undefined) keysPath.invalid(name, 'must be one of the `properties` of the items', { at })
    else if (property.type === 'array' || property.type === 'object')
      path
        .at('items')
        .at('properties')
        .at(key(name))
        .at('type')
        .invalid(property.type, 'must not be a list or a map: items are told apart by it')
    if (seen.has(name)) keysPath.invalid(name, 'is in the list already', { at })
    seen.add(name)
  })
}

/** A key must be there in every item (validateMapListKeysMapSet). */
function validateKeyFields(keys: readonly string[], items: JSONSchemaProps, path: Field): void {
  for (const name of keys) {
    const property = propertyOf(items, name)
    if (property === undefined) continue
    const at = path.at('items').at('properties').at(key(name))
    if (property.default === undefined && items.required?.includes(name) !== true)
      at.at('default').required(`is required, unless "${name}" is in \`required\`: items are told apart by it`)
    if (property.nullable === true) at.at('nullable').forbidden('may not be true: items are told apart by it')
  }
}

function propertyOf({ properties }: JSONSchemaProps, name: string): JSONSchemaProps | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
}
