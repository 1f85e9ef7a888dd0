import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { DeviceSelector, OpaqueDeviceConfiguration } from '../types/resource-v1.ts'
import { eachOf } from './lists.ts'
import { validateDriverName } from './names.ts'

const MOST_SELECTORS = 32
const LONGEST_EXPRESSION = 10 * 1024
const LARGEST_PARAMETERS = 10 * 1024
/** The first minor that bounds expressions and parameters. */
const BOUNDED_SINCE = 32

/** Checks which devices are asked for (validateSelectorSlice), all but the grammar of the expressions. */
export function validateSelectors(
  selectors: readonly DeviceSelector[] | undefined,
  path: Field,
  { minor }: Pick<Context, 'minor'>,
): void {
  eachOf(selectors, MOST_SELECTORS, path, ({ cel }, itemPath) => {
    const at = itemPath.at('cel')
    if (cel === undefined) {
      at.required()
      return
    }
    const { expression = '' } = cel
    if (minor >= BOUNDED_SINCE && expression.length > LONGEST_EXPRESSION)
      at.at('expression').tooLong(LONGEST_EXPRESSION, expression.length)
    else if (expression.trim() === '')
      at.at('expression').invalid(expression, 'must be an expression that is true or false')
  })
}

/** Checks what a driver is told; that it is there, the schema says (validateDeviceConfiguration). */
export function validateOpaque(opaque: OpaqueDeviceConfiguration | undefined, path: Field, context: Context): void {
  if (opaque === undefined) return
  const at = path.at('opaque')
  validateDriverName(opaque.driver, at.at('driver'))
  validateParameters(opaque.parameters, at.at('parameters'), context)
}

/** Free content must be an object (validateRawExtension). */
function validateParameters(parameters: unknown, path: Field, { minor }: Context): void {
  if (parameters === undefined || parameters === null) return
  const size = minor >= BOUNDED_SINCE ? jsonSize(parameters) : 0
  if (size > LARGEST_PARAMETERS) path.tooLong(LARGEST_PARAMETERS, size, { unit: 'bytes', part: 'key' })
  else if (typeof parameters !== 'object' || Array.isArray(parameters))
    path.invalid(undefined, 'must be a map with what the driver wants to know')
}

function jsonSize(value: unknown): number {
  const text = JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each))
  return new TextEncoder().encode(text).length
}
