import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { CustomResourceValidation, JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { validateDefaults } from './defaults.ts'
import type { Definition } from './definition.ts'
import { isRefusedBefore, validateJsonSchema } from './json-schema.ts'
import { DEPTH_LIMIT, isTooDeep, someSchema } from './schema-props.ts'
import { conversionFault, validateStructural } from './structural.ts'

/** What a schema is judged by besides itself. */
export interface SchemaOptions {
  readonly definition: Definition
  readonly context: Context
  /** The resource has a status subresource: its schema must be divisible. */
  readonly hasStatus: boolean
}

/** Checks the schema of a version (validateCustomResourceDefinitionValidation). */
export function validateSchema(validation: CustomResourceValidation, path: Field, options: SchemaOptions): void {
  const { openAPIV3Schema: schema } = validation
  if (!isMapValue(schema) || isTooDeep(schema)) return
  const { context, definition, hasStatus } = options
  const { minor } = context
  const at = path.at('openAPIV3Schema')
  const start = at.count
  if (hasStatus) validateRoot(schema, at)
  if (schema.nullable === true) at.at('nullable').forbidden('may not be true at the root of a resource')
  const fault = mustBeStructural(definition) ? conversionFault(schema) : undefined
  const isReadable = mustBeStructural(definition) && fault === undefined
  const before = at.count
  if (isReadable) validateStructural(schema, at, minor)
  if (isReadable && at.count === before) validateDefaults(schema, at, minor)
  validateJsonSchema(schema, at, {
    context,
    isRoot: true,
    insideMeta: false,
    noDefaults: definition.isV1 ? undefined : 'in apiextensions.k8s.io/v1beta1',
    hasRules: isReadable && at.count === before,
    unmatched: undefined,
    untyped: undefined,
  })
  if (fault !== undefined && at.count === start && !isRefusedBefore(context, at)) at.invalid(undefined, fault)
}

/** In v1beta1 only what prunes or uses Kubernetes' extensions must be structural. */
function mustBeStructural({ isV1, prunes, schemas }: Definition): boolean {
  if (isV1 || prunes) return true
  return schemas.some(
    ({ value }) => isMapValue(value?.openAPIV3Schema) && someSchema(value.openAPIV3Schema, hasExtensions, DEPTH_LIMIT),
  )
}

function hasExtensions(schema: JSONSchemaProps): boolean {
  return (
    schema['x-kubernetes-embedded-resource'] === true ||
    schema['x-kubernetes-preserve-unknown-fields'] !== undefined ||
    schema['x-kubernetes-int-or-string'] === true ||
    (schema['x-kubernetes-list-map-keys']?.length ?? 0) > 0 ||
    schema['x-kubernetes-list-type'] !== undefined
  )
}

/** Fields in the order in which a server looks at them; those that it does not allow beside a status subresource are marked. */
const ROOT_FIELDS: readonly (readonly [keyof JSONSchemaProps, 'no'?])[] = [
  ['id', 'no'],
  ['$schema', 'no'],
  ['$ref', 'no'],
  ['type'],
  ['nullable', 'no'],
  ['default', 'no'],
  ['enum', 'no'],
  ['maxProperties', 'no'],
  ['minProperties', 'no'],
  ['allOf', 'no'],
  ['oneOf', 'no'],
  ['anyOf', 'no'],
  ['not', 'no'],
  ['additionalProperties', 'no'],
  ['patternProperties', 'no'],
  ['dependencies', 'no'],
  ['additionalItems', 'no'],
  ['definitions', 'no'],
  ['x-kubernetes-embedded-resource', 'no'],
  ['x-kubernetes-int-or-string', 'no'],
  ['x-kubernetes-list-map-keys', 'no'],
  ['x-kubernetes-list-type', 'no'],
  ['x-kubernetes-map-type', 'no'],
]

/** The status is split off the schema, which only few fields survive; a server names the first that does not. */
function validateRoot(schema: JSONSchemaProps, path: Field): void {
  for (const [name, no] of ROOT_FIELDS) {
    const value = schema[name]
    if (value === undefined || ((value === false || value === '') && !POINTERS.has(name))) continue
    if (no !== undefined) {
      path.invalid(undefined, `may not have \`${name}\` at the root where there is a status subresource`, {
        at: [...path.path(), name],
      })
      return
    }
    if (name === 'type' && value !== 'object') {
      path.at('type').invalid(schema.type, 'must be "object" at the root of a resource')
      return
    }
  }
}

/** Fields whose empty value is not the same as none. */
const POINTERS: ReadonlySet<string> = new Set([
  '$ref',
  'default',
  'additionalItems',
  'additionalProperties',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
])
