import type { Structural } from './structural.ts'
import { typeOf } from './values.ts'

/** What is wrong with a number: `own` a server says of its field, `whole` without a field. */
export interface NumberFaults {
  readonly own: readonly string[]
  readonly whole: readonly string[]
}

const NO_FAULTS: NumberFaults = { own: [], whole: [] }

const RANGES: Record<string, readonly [bigint, bigint]> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
}

const FLOAT_MAX = 3.4028235677973366e38

/** The first minor whose validator holds numbers and their bounds to the range of the type. */
const RANGES_SINCE = 36

/** Checks a number against the bounds and the range of its schema (kube-openapi numberValidator). */
export function checkNumber(value: number | bigint, schema: Structural, minor: number): NumberFaults {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, types } = schema
  if (minimum === undefined && maximum === undefined && multipleOf === undefined && types.length !== 1) return NO_FAULTS
  const own: string[] = []
  const whole: string[] = []
  const isInteger = typeOf(value) === 'integer'
  const inRange = (what: string, one: number | bigint) => {
    const fault = minor < RANGES_SINCE ? undefined : rangeFault(one, schema)
    if (fault !== undefined) whole.push(`${what} ${fault}, not ${one}`)
    return fault === undefined
  }
  const native = (limit: number, fits: boolean) => (isInteger && fits ? asInt64(limit) : limit)
  inRange('must', value)
  if (multipleOf !== undefined) {
    const factor = native(multipleOf, inRange('has a `multipleOf` that must', multipleOf))
    if (factor <= 0) own.push('has a `multipleOf` that no number fits: it must be greater than 0')
    else if (
      isInteger && Number.isInteger(factor) ? BigInt(value) % BigInt(factor) !== 0n : !isMultiple(Number(value), factor)
    )
      own.push(`must be a multiple of ${multipleOf}, not ${value}`)
  }
  if (maximum !== undefined) {
    const limit = native(maximum, inRange('has a `maximum` that must', maximum))
    if (exclusiveMaximum ? value >= limit : value > limit)
      own.push(`must be ${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}, not ${value}`)
  }
  if (minimum !== undefined) {
    const limit = native(minimum, inRange('has a `minimum` that must', minimum))
    if (exclusiveMinimum ? value <= limit : value < limit)
      own.push(`must be ${exclusiveMinimum ? 'greater than' : 'at least'} ${minimum}, not ${value}`)
  }
  return { own, whole }
}

/** A bound as Go compares integers with it: without fraction, and the least integer where it is too large. */
function asInt64(limit: number): number {
  return Math.abs(limit) < 2 ** 63 ? Math.trunc(limit) : -(2 ** 63)
}

/** Why a number is none of the type and format of its schema (IsValueValidAgainstRange). */
function rangeFault(value: number | bigint, { types, format }: Structural): string | undefined {
  if (types.length !== 1) return undefined
  if (types[0] === 'integer') {
    const [least, most] = RANGES[format ?? ''] ?? RANGES.int64!
    if (typeof value === 'number' && !Number.isInteger(value)) return 'be an integer'
    return BigInt(value) < least || BigInt(value) > most ? `be from ${least} to ${most}` : undefined
  }
  const tooLarge = types[0] === 'number' && format === 'float' && Math.abs(Number(value)) >= FLOAT_MAX
  return tooLarge ? 'fit into 32 bits' : undefined
}

/** Go truncates the quotient and forgives a small rest, which only helps where rounding went up (swag.IsFloat64AJSONInteger). */
function isMultiple(value: number, factor: number): boolean {
  const times = factor < 1 ? (1 / factor) * value : value / factor
  if (Math.abs(times) > Number.MAX_SAFE_INTEGER + 1) return false
  const whole = Math.trunc(times)
  return times === whole || (times > 1 && (times - whole) / (times + whole) < 1e-9)
}
