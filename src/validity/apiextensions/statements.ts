import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'

/** All that a structural schema holds besides its extensions' falsehoods and absent lists. */
const SAYS: readonly (keyof JSONSchemaProps)[] = [
  'type',
  'default',
  'description',
  'title',
  'nullable',
  'format',
  'pattern',
  'enum',
  'required',
  'properties',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'multipleOf',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'uniqueItems',
  'items',
  'maxProperties',
  'minProperties',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'x-kubernetes-validations',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-preserve-unknown-fields',
]

/** What structural schemas did not hold at first. */
const NOTES: readonly (keyof JSONSchemaProps)[] = ['externalDocs', 'example']
const NOTES_SINCE = 36

/** Whether a schema says nothing but the listed fields. */
export function isOnly(schema: JSONSchemaProps, minor: number, ...names: readonly string[]): boolean {
  const says = (name: keyof JSONSchemaProps) => {
    const value = schema[name]
    const isNothing =
      value === undefined ||
      value === '' ||
      (value === false && name !== 'additionalProperties') ||
      (name === 'items' && typeof value !== 'object')
    return !isNothing && !names.includes(name) && !(Array.isArray(value) && value.length === 0)
  }
  return !SAYS.some(says) && (minor < NOTES_SINCE || !NOTES.some(says))
}

/** The one form of alternatives that may have types: integer first, then string. */
export function isIntOrString(anyOf: readonly JSONSchemaProps[] | undefined): boolean {
  if (anyOf?.length !== 2) return false
  return ['integer', 'string'].every((type, index) => anyOf[index]?.type === type && isOnly(anyOf[index]!, 0, 'type'))
}
