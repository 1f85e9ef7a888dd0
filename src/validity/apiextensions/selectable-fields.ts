import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { JSONSchemaProps, SelectableField } from '../types/apiextensions-v1.ts'
import { followPath } from './field-path.ts'
import { conversionFault } from './structural.ts'

const MOST = 8
const TYPES = new Set(['string', 'boolean', 'integer'])

/** Checks the fields that a list of custom resources may be selected by (ValidateCustomResourceSelectableFields). */
export function validateSelectableFields(
  fields: readonly SelectableField[] | undefined,
  schema: JSONSchemaProps | undefined,
  path: Field,
): void {
  if (fields === undefined || fields.length === 0) return
  if (schema === undefined) {
    path.invalid(undefined, 'may only be set beside a `schema`')
    return
  }
  if (conversionFault(schema) !== undefined) return
  const seen = new Set<string>()
  each(fields, path, ({ jsonPath = '' }, itemPath) => {
    const at = itemPath.at('jsonPath')
    if (jsonPath === '') {
      at.required()
      return
    }
    const found = followPath(jsonPath, schema, false)
    if (typeof found === 'string') {
      at.invalid(jsonPath, found)
      return
    }
    if (found.steps[0] === 'metadata') at.invalid(jsonPath, 'must not name a field of `metadata`')
    if (!TYPES.has(found.schema.type ?? '')) at.invalid(jsonPath, 'must name a string, a boolean or an integer')
    const id = found.steps.join('.')
    if (seen.has(id)) at.duplicate(jsonPath)
    seen.add(id)
  })
  if (seen.size > MOST) path.tooMany(MOST, seen.size)
}
