import { Unreadable } from './faults.ts'
import {
  AddressValue,
  Amount,
  Duration,
  Entries,
  isList,
  NetworkValue,
  Optional,
  Timestamp,
  UrlValue,
  type Value,
} from './values.ts'

/** The types that arguments of functions have. */
interface Types {
  any: Value
  address: AddressValue
  amount: Amount
  bool: boolean
  double: number
  duration: Duration
  int: bigint
  list: readonly Value[]
  map: Entries
  network: NetworkValue
  optional: Optional
  text: string
  timestamp: Timestamp
  url: UrlValue
}

type TypeWord = keyof Types

const IS: Readonly<Record<TypeWord, (value: Value) => boolean>> = {
  any: () => true,
  address: (value) => value instanceof AddressValue,
  amount: (value) => value instanceof Amount,
  bool: (value) => typeof value === 'boolean',
  double: (value) => typeof value === 'number',
  duration: (value) => value instanceof Duration,
  int: (value) => typeof value === 'bigint',
  list: isList,
  map: (value) => value instanceof Entries,
  network: (value) => value instanceof NetworkValue,
  optional: (value) => value instanceof Optional,
  text: (value) => typeof value === 'string',
  timestamp: (value) => value instanceof Timestamp,
  url: (value) => value instanceof UrlValue,
}

/** A function for arguments of certain types. */
export interface Overload {
  readonly types: readonly TypeWord[]
  readonly run: (...args: any[]) => Value
}

/** By name, with a dot in front for what is called on a value, which then is the first argument. */
export type Functions = Readonly<Record<string, readonly Overload[]>>

type Arguments<T extends readonly TypeWord[]> = { [I in keyof T]: Types[T[I]] }

/** Writes an overload: `on(['text', 'int'], (text, at) => …)`. */
export function on<const T extends readonly TypeWord[]>(types: T, run: (...args: Arguments<T>) => Value): Overload {
  return { types, run: run as Overload['run'] }
}

/** Calls the overload that the arguments fit. Throws Unreadable where they fit none: definitions are checked for that, so it is one that is missing here. */
export function callOverload(overloads: readonly Overload[], args: readonly Value[]): Value {
  const fits = overloads.find(
    ({ types }) => types.length === args.length && types.every((type, index) => IS[type](args[index]!)),
  )
  if (fits === undefined) throw new Unreadable('arguments of these types are not supported')
  return fits.run(...args)
}
