import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { Toleration } from '../types/core-v1.ts'

/** Checks which taints are tolerated (ValidateTolerations). */
export function validateTolerations(tolerations: readonly Toleration[] | undefined, path: Field): void {
  each(tolerations, path, validateToleration)
}

/** As validateTolerations, for those that no schema has judged: operators and effects too. */
export function validateTolerationsInWords(tolerations: readonly Toleration[], path: Field): void {
  each(tolerations, path, (toleration, itemPath) => {
    const { operator = '', effect = '' } = toleration
    if (operator !== '' && !OPERATORS.includes(operator)) itemPath.at('operator').unsupported(operator, OPERATORS)
    if (effect !== '' && !EFFECTS.includes(effect)) itemPath.at('effect').unsupported(effect, EFFECTS)
    validateToleration(toleration, itemPath)
  })
}

const OPERATORS = ['Equal', 'Exists']
const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule']

/** Operators and effects that are none are judged by the schema. */
function validateToleration(toleration: Toleration, path: Field): void {
  const { key = '', operator = '', value = '', effect = '' } = toleration
  if (key !== '') path.at('key').matches(key, labelKeyFault)
  else if (operator !== 'Exists')
    path
      .at('operator')
      .invalid(operator || undefined, 'must be "Exists" when `key` is empty, which tolerates every taint')
  if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute')
    path.at('effect').invalid(effect || undefined, 'must be "NoExecute" when `tolerationSeconds` is set')
  const at = [...path.path(), 'value']
  if (operator === 'Exists' && value !== '')
    path.at('operator').invalid(operator, 'tolerates every value, so that `value` must be empty', {
      at,
      hint: `leave \`value\` out, or write "Equal" to tolerate "${value}" alone`,
    })
  else if (operator === '' || operator === 'Equal')
    path.at('operator').matches(value, labelValueFault, { at, subject: '`value`' })
}
