import type { StageProblem } from '../../model/finding.ts'
import { type Segment, segmentName } from '../../model/path.ts'
import { nearest } from '../../text/nearest.ts'
import { oneOf, quote } from '../words.ts'
import { hasFormat, isKnownFormat } from './formats.ts'
import { canonical, isObject, type Structural } from './structural.ts'
import { typeOf } from './values.ts'

/** Checks a plain value against a structural schema as the server does after defaulting (kube-openapi validate, listtype); paths start at `path`. */
export function validateValue(value: unknown, schema: Structural, path: Segment[], problems: StageProblem[]): void {
  const say = (rule: string, message: string, hint?: string) => {
    problems.push({
      rule,
      path: [...path],
      message: `${subject(path)} ${message}`,
      ...(hint !== undefined && { hint }),
    })
  }
  checkType(value, schema, say)
  checkEnum(value, schema, say)
  if (value === null) return
  if (typeof value === 'string') checkString(value, schema, say)
  else if (typeof value === 'number' || typeof value === 'bigint') checkNumber(value, schema, say)
  else if (Array.isArray(value)) checkList(value, schema, path, problems, say)
  else if (isObject(value)) checkMap(value, schema, path, problems, say)
  checkJunctors(value, schema, path, problems, say)
}

/** The field at the end of a path as the subject of a message. */
function subject(path: readonly Segment[]): string {
  const last = path.findLastIndex((segment) => typeof segment !== 'number')
  if (last === -1) return 'the resource'
  const name = `\`${segmentName(path[last]!)}\``
  return last === path.length - 1 ? name : `an item of ${name}`
}

type Say = (rule: string, message: string, hint?: string) => void

const WORDS: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
}

function checkType(value: unknown, { types, nullable, format }: Structural, say: Say): void {
  if (types.length === 0) return
  const actual = typeOf(value)
  if (actual === 'array' && format !== undefined && isKnownFormat(format) && !isNumeric(types)) return
  if (actual === 'null' ? nullable : types.includes(actual) || (actual === 'integer' && types.includes('number')))
    return
  const wanted = types.map((type) => WORDS[type] ?? type).join(' or ')
  const scalar = actual !== 'array' && actual !== 'object' && actual !== 'null'
  const found =
    actual === 'null'
      ? 'not null'
      : scalar
        ? `${shown(value)} is ${WORDS[actual] === '`true` or `false`' ? 'a boolean' : WORDS[actual]}`
        : `this is ${WORDS[actual]}`
  say(
    'wrong-type',
    `must be ${wanted}, ${found}`,
    scalar && types.includes('string') ? `quote it: "${value}"` : undefined,
  )
}

/** The server's type check lets a list pass where a format of strings is asked for. */
function isNumeric(types: readonly string[]): boolean {
  return types.includes('integer') || types.includes('number')
}

function checkEnum(value: unknown, { enum: accepted }: Structural, say: Say): void {
  if (accepted === undefined || (value !== null && accepted.ids.has(canonical(value)))) return
  const values = accepted.values.filter((one) => one !== null)
  const texts = values.filter((one) => typeof one === 'string')
  const meant = typeof value === 'string' ? nearest(value, texts) : undefined
  const hint = meant === undefined ? undefined : `did you mean "${meant}"?`
  say('unsupported-value', `must be ${oneOf(values.map(shown), '')}, not ${shown(value)}`, hint)
}

/** Beyond this many steps an expression is not run: no manifest is that long by intent. */
const STEPS_LIMIT = 2e7

function checkString(value: string, schema: Structural, say: Say): void {
  const { minLength, maxLength, pattern, format, types } = schema
  const length = minLength === undefined && maxLength === undefined ? 0 : countCharacters(value)
  if (maxLength !== undefined && length > maxLength)
    say('too-long', `must have at most ${maxLength} characters, this has ${length}`)
  if (minLength !== undefined && length < minLength)
    say('invalid-value', `must have at least ${minLength} characters, ${quote(value)} has ${length}`)
  if (
    pattern?.compiled !== undefined &&
    pattern.compiled.size * value.length <= STEPS_LIMIT &&
    !pattern.compiled.test(value)
  )
    say('invalid-value', `must match ${pattern.source}, ${quote(value)} does not`)
  if (format !== undefined && types.includes('string') && hasFormat(format, value) === false)
    say('invalid-value', `must be of the format ${format}, ${quote(value)} is not`)
}

/** Characters beyond the basic plane count once, as runes do. */
function countCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) count++
  return count
}

const RANGES: Record<string, readonly [bigint, bigint]> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
}

const FLOAT_MAX = 3.4028234663852886e38

function checkNumber(value: number | bigint, schema: Structural, say: Say): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    say('invalid-value', `must be ${exclusiveMinimum ? 'greater than' : 'at least'} ${minimum}, not ${value}`)
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    say('invalid-value', `must be ${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}, not ${value}`)
  if (multipleOf !== undefined && multipleOf > 0 && !isMultiple(Number(value), multipleOf))
    say('invalid-value', `must be a multiple of ${multipleOf}, not ${value}`)
  if (format === 'float' && Math.abs(Number(value)) > FLOAT_MAX)
    say('invalid-value', `must fit into 32 bits, not ${value}`)
  const range = format !== undefined && schema.types.includes('integer') ? RANGES[format] : undefined
  if (range !== undefined && Number.isInteger(Number(value)) && (BigInt(value) < range[0] || BigInt(value) > range[1]))
    say('invalid-value', `must be from ${range[0]} to ${range[1]}, not ${value}`)
}

/** Rounding errors of floats do not count. */
function isMultiple(value: number, factor: number): boolean {
  const times = value / factor
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times))
}

function checkList(value: unknown[], schema: Structural, path: Segment[], problems: StageProblem[], say: Say): void {
  const { items, minItems, maxItems } = schema
  if (maxItems !== undefined && value.length > maxItems)
    say('too-many', `must have at most ${maxItems} items, this has ${value.length}`)
  if (minItems !== undefined && value.length < minItems)
    say('invalid-value', `must have at least ${minItems} items, this has ${value.length}`)
  if (items !== undefined)
    value.forEach((item, index) => {
      path.push(index)
      validateValue(item, items, path, problems)
      path.pop()
    })
  if (schema.listType === 'map') checkKeys(value, schema.listKeys, path, problems)
  else if (schema.listType === 'set' || schema.uniqueItems)
    checkUnique(
      value.map((one) => canonical(one)),
      value.map(shown),
      path,
      problems,
    )
}

function checkKeys(
  value: unknown[],
  keys: readonly string[],
  path: readonly Segment[],
  problems: StageProblem[],
): void {
  value.forEach((item, index) => {
    if (isObject(item) || item === null) return
    problems.push({
      rule: 'invalid-value',
      path: [...path, index],
      message: `${subject([...path, index])} must be a map: the items of this list are told apart by their keys`,
    })
  })
  const parts = value.map((item) =>
    isObject(item) ? keys.filter((key) => key in item).map((key) => [key, item[key]] as const) : undefined,
  )
  checkUnique(
    parts.map((part) => (part === undefined ? undefined : canonical(part))),
    parts.map((part) => (part ?? []).map(([key, one]) => `${key} ${shown(one)}`).join(', ')),
    path,
    problems,
  )
}

/** Later ones of equal items are reported. */
function checkUnique(
  ids: readonly (string | undefined)[],
  names: readonly string[],
  path: readonly Segment[],
  problems: StageProblem[],
): void {
  const seen = new Map<string, number>()
  ids.forEach((id, index) => {
    if (id === undefined) return
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    else
      problems.push({
        rule: 'duplicate-value',
        path: [...path, index],
        message: `${names[index]} is in this list already`,
        related: [{ path: [...path, first], message: 'first here' }],
      })
  })
}

function checkMap(
  value: Record<string, unknown>,
  schema: Structural,
  path: Segment[],
  problems: StageProblem[],
  say: Say,
): void {
  const names = Object.keys(value)
  const { minProperties, maxProperties, additional } = schema
  if (maxProperties !== undefined && names.length > maxProperties)
    say('too-many', `must have at most ${maxProperties} entries, this has ${names.length}`)
  if (minProperties !== undefined && names.length < minProperties)
    say('invalid-value', `must have at least ${minProperties} entries, this has ${names.length}`)
  for (const name of schema.required)
    if (!(name in value))
      problems.push({ rule: 'required-value', path: [...path, name], message: `\`${name}\` is required` })
  for (const name of names) {
    const inner = schema.properties.get(name) ?? (typeof additional === 'object' ? additional : undefined)
    if (inner === undefined) continue
    path.push(name)
    validateValue(value[name], inner, path, problems)
    path.pop()
  }
}

function checkJunctors(value: unknown, schema: Structural, path: Segment[], problems: StageProblem[], say: Say): void {
  for (const part of schema.allOf) validateValue(value, part, path, problems)
  const fitting = (parts: readonly Structural[]) => parts.map((part) => faults(value, part, path))
  if (schema.anyOf.length > 0) {
    const tries = fitting(schema.anyOf)
    if (tries.every((one) => one.length > 0))
      say('invalid-value', 'must fit at least one of the alternatives of its schema', easiest(tries))
  }
  if (schema.oneOf.length > 0) {
    const tries = fitting(schema.oneOf)
    const fits = tries.filter((one) => one.length === 0).length
    if (fits > 1) say('invalid-value', `must fit exactly one of the alternatives of its schema, this fits ${fits}`)
    else if (fits === 0)
      say('invalid-value', 'must fit exactly one of the alternatives of its schema, this fits none', easiest(tries))
  }
  if (schema.not !== undefined && faults(value, schema.not, path).length === 0)
    say('invalid-value', 'must not be like this: its schema forbids it')
}

function faults(value: unknown, schema: Structural, path: readonly Segment[]): StageProblem[] {
  const problems: StageProblem[] = []
  validateValue(value, schema, [...path], problems)
  return problems
}

/** The one thing that is missing for the alternative that is nearest. */
function easiest(tries: readonly StageProblem[][]): string | undefined {
  const least = Math.min(...tries.map((one) => one.length))
  const near = tries.filter((one) => one.length === least)
  return near.length === 1 && least === 1 ? near[0]![0]!.message : undefined
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return typeof value === 'object' && value !== null ? quote(canonical(value)) : String(value)
}
