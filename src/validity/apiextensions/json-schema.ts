import { formatPath, key } from '../../model/path.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { placesAround } from '../places.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { validateListType, validateMapType } from './list-types.ts'
import { isEmptyMap, itemSchema } from './schema-props.ts'
import { isTyped, validateCompiled, validateRules } from './validation-rules.ts'

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
  if (isMapValue(additionalProperties))
    validateJsonSchema(additionalProperties, path.at('additionalProperties'), {
      ...inside,
      noDefaults: place.insideMeta ? 'inside `additionalProperties` of metadata' : place.noDefaults,
    })
  validateProperties(schema, path, place, inside)
  if (isMapValue(schema.not)) validateJsonSchema(schema.not, path.at('not'), alternative)
  for (const name of ALTERNATIVES)
    if (schema[name] !== undefined)
      each(schema[name], path.at(name), (one, at) => isMapValue(one) && validateJsonSchema(one, at, alternative))
  for (const name of NAMED)
    for (const entry in schema[name])
      if (isMapValue(schema[name][entry]))
        validateJsonSchema(schema[name][entry], path.at(name).at(key(entry)), alternative)
  if (schema.items !== undefined) validateItems(schema, path, inside)
  validateMapType(schema, path)
  validateListType(schema, path, place.context.minor)
  const rules = schema['x-kubernetes-validations']
  if (rules === undefined || rules.length === 0) return
  validateRules(schema, path)
  if (place.hasRules && path.count === start && !isRefusedBefore(place.context, path))
    validateCompiled(rules, path.at('x-kubernetes-validations'), untyped, place.unmatched)
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
      (one, at) => isMapValue(one) && validateJsonSchema(one, at, place),
    )
}

/** Whether the walk along the schema of definitions found something in this one. */
export function isRefusedBefore({ known = [] }: Context, path: Field): boolean {
  if (known.length === 0) return false
  let places = refusedPlaces.get(known)
  if (places === undefined) refusedPlaces.set(known, (places = placesAround(known)))
  return places.has(formatPath(path.path()))
}

/** The places around what was refused, by the list of it: the same list is asked about every schema of a definition. */
const refusedPlaces = new WeakMap<object, ReadonlySet<string>>()

function unmatchedIn(place: Place, path: Field): Place {
  return place.unmatched === undefined && place.hasRules ? { ...place, unmatched: path } : place
}

function validateProperties(schema: JSONSchemaProps, path: Field, place: Place, outer: Place): void {
  const { properties } = schema
  const mapType = schema['x-kubernetes-map-type'] ?? 'granular'
  const inside = mapType === 'granular' ? outer : unmatchedIn(outer, path)
  const isResource = place.isRoot || schema['x-kubernetes-embedded-resource'] === true
  for (const name in properties) {
    if (!isMapValue(properties[name])) continue
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
