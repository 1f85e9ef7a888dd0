import { parseDuration } from '../duration.ts'
import { spend, spendText } from './budget.ts'
import { EvaluationFault, Unreadable } from './faults.ts'
import { kubernetesFunctions } from './kubernetes-functions.ts'
import { listFunctions } from './list-functions.ts'
import { asInt } from './operators.ts'
import { callOverload, type Functions, on } from './overloads.ts'
import { textFunctions, textOf } from './text-functions.ts'
import { Duration, Entries, isList, Optional, Timestamp, TypeName, typeName, type Value } from './values.ts'

const conversions: Functions = {
  bool: [
    on(['bool'], (value) => value),
    on(['text'], (text) => BOOLEANS.get(text) ?? conversionFault('string', 'bool')),
  ],
  double: [
    on(['double'], (value) => value),
    on(['int'], (value) => Number(value)),
    on(['text'], (text) => (DOUBLE.test(text) ? Number(text) : conversionFault('string', 'double'))),
  ],
  duration: [
    on(['duration'], (value) => value),
    on(['text'], (text) => {
      const nanoseconds = parseDuration(text)
      return nanoseconds === undefined
        ? conversionFault('string', 'google.protobuf.Duration')
        : new Duration(nanoseconds)
    }),
  ],
  dyn: [on(['any'], (value) => value)],
  int: [
    on(['int'], (value) => value),
    on(['double'], (value) => (Number.isFinite(value) ? asInt(BigInt(Math.trunc(value))) : overflow())),
    on(['text'], (text) =>
      text.length <= DIGITS && INT.test(text) ? asInt(BigInt(text)) : conversionFault('string', 'int'),
    ),
    on(['timestamp'], ({ nanoseconds }) => nanoseconds / SECOND),
  ],
  string: [on(['any'], textOf)],
  timestamp: [on(['timestamp'], (value) => value), on(['text'], readTimestamp)],
  type: [on(['any'], (value) => new TypeName(typeName(value)))],
}

const SECOND = 1_000_000_000n
const BOOLEANS = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
])
const DIGITS = 64
const INT = /^-?\d+$/
const DOUBLE = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[-+]\d\d:\d\d)$/

function conversionFault(from: string, to: string): never {
  throw new EvaluationFault(`type conversion error from '${from}' to '${to}'`)
}

function overflow(): never {
  throw new EvaluationFault('integer overflow')
}

/** A moment of RFC 3339. Throws for other texts. */
export function readTimestamp(text: string): Timestamp {
  const [, moment, fraction = '', zone] = MOMENT.exec(text) ?? []
  const milliseconds = Date.parse(`${moment}${zone}`)
  if (Number.isNaN(milliseconds)) conversionFault('string', 'google.protobuf.Timestamp')
  return new Timestamp(BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0')))
}

const parts: Functions = {
  '.getHours': [on(['duration'], ({ nanoseconds }) => nanoseconds / (3600n * SECOND))],
  '.getMinutes': [on(['duration'], ({ nanoseconds }) => nanoseconds / (60n * SECOND))],
  '.getSeconds': [on(['duration'], ({ nanoseconds }) => nanoseconds / SECOND)],
  '.getMilliseconds': [on(['duration'], ({ nanoseconds }) => nanoseconds / 1_000_000n)],
}

const optionals: Functions = {
  'optional.none': [on([], () => new Optional(undefined))],
  'optional.of': [on(['any'], (value) => new Optional(value))],
  'optional.ofNonZeroValue': [on(['any'], (value) => new Optional(isZero(value) ? undefined : value))],
  '.hasValue': [on(['optional'], ({ value }) => value !== undefined)],
  '.value': [
    on(['optional'], ({ value }) => {
      if (value === undefined) throw new EvaluationFault('optional.none() dereference')
      return value
    }),
  ],
}

function isZero(value: Value): boolean {
  if (value === null || value === false || value === 0n || value === 0 || value === '') return true
  if (typeof value !== 'object') return false
  return callFunction('size', [value]) === 0n
}

/** Whatever the minor: a definition that uses a function has come to a server that has it. */
const ALL = new Map(
  Object.entries({
    ...conversions,
    ...parts,
    ...optionals,
    ...textFunctions,
    ...listFunctions,
    ...kubernetesFunctions,
  }),
)

const NAMESPACES = new Set(['format', 'ip', 'math', 'optional', 'sets', 'strings', 'base64', 'semver', 'cel'])

/** Whether functions are called by that word and a dot in front of their own name. */
export function isNamespace(name: string): boolean {
  return NAMESPACES.has(name)
}

/** Functions look through their arguments. */
function spendOn(arg: Value): void {
  if (typeof arg === 'string') spendText(arg.length)
  else if (isList(arg)) spend(arg.length)
  else if (arg instanceof Entries) spend(arg.keys().length)
}

/** Calls a function; those of a value have a dot before their name and the value as first argument. */
export function callFunction(name: string, args: readonly Value[]): Value {
  for (const arg of args) spendOn(arg)
  const overloads = ALL.get(name)
  if (overloads === undefined) throw new Unreadable(`the function ${name} is not supported`)
  return callOverload(overloads, args)
}
