import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { DeviceTaint, DeviceToleration } from '../types/resource-v1.ts'

/** Checks what keeps claims away from a device; effects are judged by the schema (validateDeviceTaint). */
export function validateTaint({ key, value }: DeviceTaint, path: Field): void {
  validateLabelName(key, path.at('key'))
  if (value !== undefined) path.at('value').matches(value, labelValueFault)
}

/** Checks which taints are tolerated; operators and effects are judged by the schema (validateDeviceToleration). */
export function validateTolerations(tolerations: readonly DeviceToleration[] | undefined, path: Field): void {
  each(tolerations, path, ({ key = '', operator = '', value = '' }, itemPath) => {
    if (key !== '') itemPath.at('key').matches(key, labelKeyFault)
    if (operator === 'Exists') {
      if (value !== '')
        itemPath.at('value').invalid(value, 'must be empty when `operator` is "Exists", which tolerates every value')
    } else if (operator === 'Equal' || operator === '') itemPath.at('value').matches(value, labelValueFault)
  })
}

/** Checks a name of the form of a label's key, which must be there (metav1validation.ValidateLabelName). */
export function validateLabelName(name: string | undefined, path: Field): void {
  if (name === undefined) path.invalid(undefined, 'is required')
  else path.matches(name, labelKeyFault)
}
