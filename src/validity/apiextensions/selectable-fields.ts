import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { CustomResourceValidation, SelectableField } from '../types/apiextensions-v1.ts'
import type { Part } from './definition.ts'
import { followPath } from './field-path.ts'
import { conversionFault } from './structural.ts'

const MOST = 8
const TYPES = new Set(['string', 'boolean', 'integer'])

/** Checks the fields that a list of custom resources may be selected by (ValidateCustomResourceSelectableFields). */
export function validateSelectableFields(
  fields: readonly SelectableField[] | undefined,
  validation: Part<CustomResourceValidation> | undefined,
  path: Field,
): void {
  if (fields === undefined || fields.length === 0) return
  if (validation === undefined) {
    path.invalid(undefined, 'may only be set beside a `schema`')
    return
  }
  const schema = validation.value?.openAPIV3Schema ?? {}
  const fault = conversionFault(schema)
  if (fault !== undefined) validation.path.at('openAPIV3Schema').invalid(undefined, fault)
  const seen = new Set<string>()
  each(fields, path, ({ jsonPath = '' }, itemPath) => {
    const at = itemPath.at('jsonPath')
    if (jsonPath === '') {
      at.required()
      return
    }
    const found = followPath(jsonPath, fault === undefined ? schema : {}, false)
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
