import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityValue,
} from '../../kubernetes/quantity.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { CapacityRequestPolicy, CapacityRequestPolicyRange, DeviceCapacity } from '../types/resource-v1.ts'

const MOST_VALUES = 10

/** Checks how much of a device's capacity may be asked for at once (validateMultiAllocatableDeviceCapacity, validateSingleAllocatableDeviceCapacity). */
export function validateCapacity({ value, requestPolicy }: DeviceCapacity, path: Field, isShared: boolean): void {
  if (requestPolicy === undefined) return
  const at = path.at('requestPolicy')
  if (!isShared) at.forbidden('may only be set on a device with `allowMultipleAllocations: true`')
  else validatePolicy(requestPolicy, at, amount(value))
}

function validatePolicy(policy: CapacityRequestPolicy, path: Field, capacity: Quantity): void {
  const { validRange, validValues = [] } = policy
  if (validValues.length > 0 && validRange !== undefined) {
    path.forbidden('may have `validValues` or `validRange`, not both')
    return
  }
  if (validValues.length === 0 && validRange === undefined) return
  const { default: usual } = policy
  if (usual === undefined)
    path.at('default').required(`is required beside \`${validRange ? 'validRange' : 'validValues'}\``)
  else if (validRange === undefined) validateValues(validValues, path.at('validValues'), usual, capacity)
  else validateRange(validRange, path.at('validRange'), usual, capacity)
}

type Written = string | number

/** Amounts must come in ascending order, fit into the capacity, and the default must be one of them (validateRequestPolicyValidValues). */
function validateValues(values: readonly Written[], path: Field, usual: Written, capacity: Quantity): void {
  each(values, path, (value, itemPath, index) => {
    const before = values[index - 1]
    if (before !== undefined && compare(before, value) > 0)
      itemPath.invalid(value, `must not be smaller than the value before it, "${before}"`)
  })
  if (values.length > MOST_VALUES) path.tooMany(MOST_VALUES, values.length)
  const seen = new Set<bigint>()
  let hasDefault = false
  each(values.length > MOST_VALUES ? [] : values, path, (value, itemPath) => {
    if (compareQuantities(amount(value), capacity) > 0) itemPath.invalid(value, 'must not be larger than the capacity')
    if (compare(value, usual) === 0) hasDefault = true
    const whole = quantityValue(amount(value))
    if (seen.has(whole)) itemPath.duplicate(value)
    seen.add(whole)
  })
  if (!hasDefault) path.invalid(undefined, `must hold the default, "${usual}"`)
}

/** A range must fit into the capacity, and hold the default (validateRequestPolicyRange). */
function validateRange(range: CapacityRequestPolicyRange, path: Field, usual: Written, capacity: Quantity): void {
  const { min, max, step } = range
  if (min === undefined) {
    path.at('min').required()
    return
  }
  const at = path.at('min')
  if (compareQuantities(amount(min), capacity) > 0) at.invalid(min, 'must not be larger than the capacity')
  if (compare(usual, min) < 0) at.invalid(min, `must not be larger than the default, "${usual}"`)
  if (max !== undefined) validateMax(range, path.at('max'), usual, capacity)
  if (step === undefined) return
  const stepPath = path.at('step')
  if (compareQuantities(addQuantities(amount(min), amount(step)), capacity) > 0)
    stepPath.invalid(step, 'must not lead from `min` beyond the capacity')
  validateSteps(usual, 'the default', min, step, stepPath)
  if (max !== undefined) validateSteps(max, '`max`', min, step, stepPath)
}

function validateMax({ min, max }: CapacityRequestPolicyRange, path: Field, usual: Written, capacity: Quantity): void {
  if (compare(min!, max!) > 0) path.invalid(max, `must not be smaller than \`min\`, "${min}"`)
  if (compareQuantities(amount(max), capacity) > 0) path.invalid(max, 'must not be larger than the capacity')
  if (compare(usual, max!) > 0) path.invalid(max, `must not be smaller than the default, "${usual}"`)
}

/** Whole steps must lead from the smallest amount to another one; a step of 0 makes the server fail (validateRequestPolicyRangeStep). */
function validateSteps(value: Written, name: string, min: Written, step: Written, path: Field): void {
  const size = quantityValue(amount(step))
  if (size === 0n) path.invalid(step, 'must not be 0')
  else if (BigInt.asIntN(64, quantityValue(amount(value)) - quantityValue(amount(min))) % size !== 0n)
    path.invalid(step, `must lead in whole steps from \`min\`, "${min}", to ${name}, "${value}"`)
}

function compare(a: Written, b: Written): number {
  return compareQuantities(amount(a), amount(b))
}

const NOTHING: Quantity = { mantissa: 0n, exponent: 0, format: 'decimal' }

function amount(value: Written | undefined): Quantity {
  return value === undefined ? NOTHING : (parseQuantity(value) ?? NOTHING)
}
