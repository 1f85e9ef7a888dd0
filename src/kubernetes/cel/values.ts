import type { Address, Network } from '../address.ts'
import { compareQuantities, type Quantity } from '../quantity.ts'
import { spend, spendText } from './budget.ts'
import { noOverload, Unreadable } from './faults.ts'

/** A value of the Common Expression Language: bigint is its int, number its double. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | readonly Value[]
  | Entries
  | Duration
  | Timestamp
  | Optional
  | TypeName
  | Amount
  | AddressValue
  | NetworkValue
  | UrlValue

/** A map, or an object with fields. */
export abstract class Entries {
  abstract get(key: Value): Value | undefined
  abstract keys(): readonly Value[]
}

/** A map that an expression has made. */
export class MadeMap extends Entries {
  private readonly entries = new Map<Value, Value>()

  constructor(entries: Iterable<readonly [Value, Value]>) {
    super()
    for (const [key, value] of entries) this.entries.set(key, value)
  }

  get(key: Value): Value | undefined {
    return this.entries.get(key)
  }

  keys(): readonly Value[] {
    return [...this.entries.keys()]
  }
}

/** A list in which the order of items says nothing: one of the type `set` or `map`. */
export class LooseList extends Array<Value> {}

/** In nanoseconds. */
export class Duration {
  readonly nanoseconds: bigint
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** In nanoseconds since 1970. */
export class Timestamp {
  readonly nanoseconds: bigint
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** A value that may be absent. */
export class Optional {
  readonly value: Value | undefined
  constructor(value: Value | undefined) {
    this.value = value
  }
}

export class TypeName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export class Amount {
  readonly quantity: Quantity
  constructor(quantity: Quantity) {
    this.quantity = quantity
  }
}

export class AddressValue {
  readonly address: Address
  constructor(address: Address) {
    this.address = address
  }
}

export class NetworkValue {
  readonly network: Network
  constructor(network: Network) {
    this.network = network
  }
}

export class UrlValue {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** Whether two values are equal; numbers are so across their types, values of other types never. */
export function isSame(a: Value, b: Value): boolean {
  spend(typeof a === 'string' && typeof b === 'string' ? 1 + (a.length >> 4) : 1)
  if (isNumber(a) && isNumber(b)) return a <= b && a >= b
  if (a === b) return true
  if (isList(a)) return isList(b) && haveSameItems(a, b)
  if (a instanceof Entries) return b instanceof Entries && haveSameEntries(a, b)
  if (a instanceof Optional) {
    if (!(b instanceof Optional)) return false
    if (a.value === undefined || b.value === undefined) return a.value === b.value
    return isSame(a.value, b.value)
  }
  if (a instanceof TypeName) return b instanceof TypeName && a.name === b.name
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return false
  if (a.constructor !== b.constructor) return false
  if (a instanceof Duration || a instanceof Timestamp || a instanceof Amount) return compareValues(a, b) === 0
  throw new Unreadable('values of this type are not compared')
}

function haveSameItems(a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false
  if (a instanceof LooseList) return b.every((other) => a.some((one) => isSame(one, other)))
  return a.every((one, index) => isSame(one, b[index]!))
}

function haveSameEntries(a: Entries, b: Entries): boolean {
  const keys = a.keys()
  spend(keys.length)
  if (keys.length !== b.keys().length) return false
  return keys.every((key) => {
    const other = b.get(key)
    return other !== undefined && isSame(a.get(key)!, other)
  })
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number'
}

/** Below 0 where a comes first, above 0 where b does, NaN where neither does. Throws where values of their types have no order. */
export function compareValues(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a <= b ? 0 : Number.NaN
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (a instanceof Amount && b instanceof Amount) return compareQuantities(a.quantity, b.quantity)
  const isTime = (a instanceof Duration && b instanceof Duration) || (a instanceof Timestamp && b instanceof Timestamp)
  if (!isTime) throw noOverload()
  return a.nanoseconds < b.nanoseconds ? -1 : a.nanoseconds > b.nanoseconds ? 1 : 0
}

/** By code points, as bytes of UTF-8 are ordered. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  spendText(a.length + b.length)
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((character, index) => character !== right[index])
  if (at === -1) return -1
  if (at >= right.length) return 1
  return left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!
}

/** The name of the type of a value, as in `type(self) == string`. */
export function typeName(value: Value): string {
  if (value === null) return 'null_type'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'double'
  if (typeof value === 'string') return 'string'
  if (isList(value)) return 'list'
  if (value instanceof Duration) return 'google.protobuf.Duration'
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp'
  if (value instanceof MadeMap) return 'map'
  throw new Unreadable('the type has no name')
}
