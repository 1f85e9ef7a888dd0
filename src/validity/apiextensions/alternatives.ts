import { key } from '../../model/path.ts'
import { isExpression } from '../../text/re2.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { itemSchema } from './schema-props.ts'
import { isIntOrString } from './statements.ts'

/** Checks what a schema says of values, and that alternatives say nothing else (validateValueValidation). */
export function validateValues(schema: JSONSchemaProps, path: Field, minor: number): void {
  validateParts(schema, isIntOrString(schema.anyOf), isIntOrString(schema.allOf?.[0]?.anyOf), path, minor)
}

function validateParts(
  schema: JSONSchemaProps,
  skipAnyOf: boolean,
  skipFirstAllOf: boolean,
  path: Field,
  minor: number,
): void {
  const { anyOf, allOf, oneOf } = schema
  if (anyOf !== undefined && !skipAnyOf)
    each(anyOf, path.at('anyOf'), (one, at) => validateNested(one, false, at, minor))
  if (allOf !== undefined)
    each(allOf, path.at('allOf'), (one, at, index) => validateNested(one, skipFirstAllOf && index === 0, at, minor))
  if (oneOf !== undefined) each(oneOf, path.at('oneOf'), (one, at) => validateNested(one, false, at, minor))
  if (isMapValue(schema.not)) validateNested(schema.not, false, path.at('not'), minor)
  if (schema.pattern && !isExpression(schema.pattern))
    path.at('pattern').invalid(schema.pattern, 'must be a regular expression as Go reads them', {
      hint: 'it knows no look-ahead, look-behind or back-references',
    })
}

/** What may not stand inside `allOf`, `anyOf`, `oneOf` or `not`, and whether it does. */
const FORBIDDEN: readonly (readonly [keyof JSONSchemaProps, (value: any) => boolean])[] = [
  ['type', (value) => value !== ''],
  ['default', () => true],
  ['title', (value) => value !== ''],
  ['description', (value) => value !== ''],
  ['nullable', Boolean],
  ['x-kubernetes-preserve-unknown-fields', Boolean],
  ['x-kubernetes-embedded-resource', Boolean],
  ['x-kubernetes-int-or-string', Boolean],
  ['x-kubernetes-list-map-keys', (value) => value.length > 0],
  ['x-kubernetes-list-type', () => true],
  ['x-kubernetes-map-type', () => true],
  ['x-kubernetes-validations', (value) => value.length > 0],
]

/** The first minor that passes over `additionalProperties: false` inside alternatives. */
const CLOSED_SINCE = 31

function validateNested(schema: JSONSchemaProps, skipAnyOf: boolean, path: Field, minor: number): void {
  validateParts(schema, skipAnyOf, false, path, minor)
  const items = itemSchema(schema)
  if (items !== undefined) validateNested(items, false, path.at('items'), minor)
  for (const name in schema.properties)
    if (isMapValue(schema.properties[name]))
      validateNested(schema.properties[name], false, path.at('properties').at(key(name)), minor)
  for (const [name, isSet] of FORBIDDEN) if (schema[name] !== undefined && isSet(schema[name])) forbid(name, path)
  const { additionalProperties } = schema
  if (additionalProperties !== undefined && (additionalProperties !== false || minor < CLOSED_SINCE))
    forbid('additionalProperties', path)
  if (isMapValue(schema.properties?.metadata))
    path
      .at('properties')
      .at(key('metadata'))
      .forbidden('may not be restricted by alternatives', { subject: '`metadata`' })
}

function forbid(name: keyof JSONSchemaProps, path: Field): void {
  const why = 'these only restrict values; what a value is stands beside them'
  path.at(name).forbidden('may not stand inside `allOf`, `anyOf`, `oneOf` or `not`', {
    why,
    ...(name === 'type' && {
      hint: 'for integer or string, `anyOf` lists the integer first and nothing but the types',
    }),
  })
}

/** What alternatives at the root name must be in the schema itself (validateValueValidationCompleteness). */
export function validateCompleteness(values: JSONSchemaProps, schema: JSONSchemaProps, path: Field): void {
  const parts = [values.not, ...(values.allOf ?? []), ...(values.anyOf ?? []), ...(values.oneOf ?? [])]
  for (const part of parts) if (isMapValue(part)) validateNestedCompleteness(part, schema, path)
}

function validateNestedCompleteness(values: JSONSchemaProps, schema: JSONSchemaProps | undefined, path: Field): void {
  if (schema === undefined) {
    path.required('is required, as an alternative names it')
    return
  }
  validateCompleteness(values, schema, path)
  const items = itemSchema(values)
  if (items !== undefined) validateNestedCompleteness(items, itemSchema(schema), path.at('items'))
  for (const name in values.properties) {
    const inner =
      schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (isMapValue(values.properties[name]))
      validateNestedCompleteness(values.properties[name], inner, path.at('properties').at(key(name)))
  }
}
