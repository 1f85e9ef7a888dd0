import { spend, spendText } from './budget.ts'
import { EvaluationFault, noOverload, Unreadable } from './faults.ts'
import { Duration, isList, LooseList, Timestamp, type Value } from './values.ts'

const INT_LIMIT = 2n ** 63n

/** An integer of 64 bits. Throws for one that needs more. */
export function asInt(value: bigint): bigint {
  if (value < -INT_LIMIT || value >= INT_LIMIT) throw new EvaluationFault('integer overflow')
  return value
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return asInt(-value)
  if (typeof value === 'number') return -value
  throw noOverload()
}

/** What `+`, `-`, `*`, `/` or `%` make of two values. */
export function calculate(operator: string, left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return asInt(ofInts(operator, left, right))
  if (typeof left === 'number' && typeof right === 'number') return ofDoubles(operator, left, right)
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') {
      spendText(left.length + right.length)
      return left + right
    }
    if (isList(left) && isList(right)) return joined(left, right)
  }
  return ofTimes(operator, left, right)
}

function joined(left: readonly Value[], right: readonly Value[]): Value {
  if (left instanceof LooseList || right instanceof LooseList) throw new Unreadable('sets are not joined')
  spend(left.length + right.length)
  return [...left, ...right]
}

function ofInts(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      if (right === 0n) throw new EvaluationFault('division by zero')
      return left / right
    default:
      if (right === 0n) throw new EvaluationFault('modulus by zero')
      return left % right
  }
}

function ofDoubles(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    default:
      throw noOverload()
  }
}

function ofTimes(operator: string, left: Value, right: Value): Value {
  const isSum = operator === '+'
  if (!isSum && operator !== '-') throw noOverload()
  if (left instanceof Timestamp && right instanceof Timestamp && !isSum)
    return new Duration(left.nanoseconds - right.nanoseconds)
  if (left instanceof Duration && right instanceof Timestamp && isSum) return ofTimes(operator, right, left)
  if (!(left instanceof Timestamp || left instanceof Duration) || !(right instanceof Duration)) throw noOverload()
  const nanoseconds = left.nanoseconds + (isSum ? right.nanoseconds : -right.nanoseconds)
  return left instanceof Timestamp ? new Timestamp(nanoseconds) : new Duration(nanoseconds)
}
