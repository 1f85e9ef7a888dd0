import type { Problem, StageProblem } from '../../model/finding.ts'
import { didYouMean } from '../../model/meant.ts'
import { type FieldPath, type Segment, segmentName } from '../../model/path.ts'
import { nearest } from '../../text/nearest.ts'
import { isMapValue } from '../../yaml/value.ts'
import { oneOf, quote } from '../words.ts'
import { effectiveFormat, hasFormat, isKnownFormat } from './formats.ts'
import { checkNumber } from './numbers.ts'
import { Result } from './result.ts'
import { canonical, type Structural } from './structural.ts'
import { shown, typeOf } from './values.ts'

/** By which server values are validated. */
export interface Validation {
  readonly minor: number
  /** Formats that do not fit the type, or that the server does not know, count too: so are defaults validated. */
  readonly anyFormat?: boolean
}

/**
 * Checks a plain value against a schema as the server does after defaulting (kube-openapi validate.SchemaValidator). Paths begin with `base`; what a server says
 * without a field (alternatives, ranges of numbers) is said of `base` itself and placed where the value is.
 */
export function validateValue(
  value: unknown,
  schema: Structural,
  base: FieldPath,
  validation: Validation,
): StageProblem[] {
  return new Validator(base, validation).validate(value, schema).distinct()
}

const WORDS: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
}

/** Beyond this many steps an expression is not run: no manifest is that long by intent. */
const STEPS_LIMIT = 2e7

/** The first minor that looks into a map of the wrong size. */
const ENTRIES_SINCE = 27

class Validator {
  private readonly base: FieldPath
  private readonly path: Segment[]
  private readonly validation: Validation

  constructor(base: FieldPath, validation: Validation) {
    this.base = base
    this.path = [...base]
    this.validation = validation
  }

  validate(value: unknown, schema: Structural): Result {
    const result = new Result()
    const format = effectiveFormat(schema, this.validation)
    if (value === null) {
      this.checkType(value, schema, format, result)
      this.checkEnum(value, schema, result)
      return result
    }
    if (schema.types.length > 0 || format !== undefined) {
      this.checkType(value, schema, format, result)
      result.matches++
    }
    result.merge(this.alternatives(value, schema))
    if (typeof value === 'string') this.checkString(value, schema, format, result)
    else if (typeof value === 'number' || typeof value === 'bigint') this.checkNumber(value, schema, result)
    else if (Array.isArray(value)) this.checkList(value, schema, result)
    this.checkEnum(value, schema, result)
    if (isMapValue(value)) this.checkMap(value, schema, result)
    result.matches += 4
    return result
  }

  private say(result: Result, rule: string, message: string, more?: Partial<Problem>): void {
    result.problems.push({ rule, path: [...this.path], message: `${subject(this.path)} ${message}`, ...more })
  }

  /** Says what a server says without a field. */
  private sayWhole(result: Result, message: string): void {
    result.problems.push({
      rule: 'invalid-value',
      path: this.base,
      at: [...this.path],
      message: `${subject(this.path)} ${message}`,
    })
  }

  private checkType(value: unknown, schema: Structural, format: string | undefined, result: Result): void {
    if (!hasType(value, schema, format)) this.wrongType(value, schema, format, result)
    else result.matches++
  }

  private wrongType(value: unknown, { types }: Structural, format: string | undefined, result: Result): void {
    const actual = typeOf(value)
    const wanted =
      types.length === 0 ? `of the format ${format}` : types.map((type) => WORDS[type] ?? type).join(' or ')
    const isScalar = actual !== 'array' && actual !== 'object' && actual !== 'null'
    const word = actual === 'boolean' ? 'a boolean' : WORDS[actual]
    const found = actual === 'null' ? 'not null' : isScalar ? `${shown(value)} is ${word}` : `this is ${word}`
    const hint =
      isScalar && types.includes('string') ? { hint: `quote it: "${value}"`, meant: [String(value)] } : undefined
    this.say(result, 'wrong-type', `must be ${wanted}, ${found}`, hint)
  }

  private checkEnum(value: unknown, { enum: accepted }: Structural, result: Result): void {
    if (accepted === undefined || accepted.values.length === 0) return
    if (value !== null && (accepted.ids.has(canonical(value)) || accepted.values.some((one) => converts(value, one))))
      return
    const values = accepted.values.filter((one) => one !== null)
    const texts = values.filter((one) => typeof one === 'string')
    const meant = typeof value === 'string' ? nearest(value, texts) : undefined
    const hint = didYouMean(meant)
    const fault = values.length === 0 ? 'has an `enum` that no value fits' : `must be ${oneOf(values.map(shown), '')}`
    this.say(result, 'unsupported-value', `${fault}, not ${shown(value)}`, hint)
  }

  private checkString(value: string, schema: Structural, format: string | undefined, result: Result): void {
    const { minLength, maxLength, pattern } = schema
    const length = minLength === undefined && maxLength === undefined ? 0 : countCharacters(value)
    if (maxLength !== undefined && length > maxLength)
      this.say(result, 'too-long', `must have at most ${maxLength} characters, this has ${length}`)
    else if (minLength !== undefined && length < minLength)
      this.say(result, 'invalid-value', `must have at least ${minLength} characters, ${quote(value)} has ${length}`)
    else if (
      pattern?.compiled !== undefined &&
      pattern.compiled.size * value.length <= STEPS_LIMIT &&
      !pattern.compiled.test(value)
    )
      this.say(result, 'invalid-value', `must match ${pattern.source}, ${quote(value)} does not`)
    if (format === undefined || !isKnownFormat(format, this.validation.minor)) return
    if (hasFormat(format, value, this.validation.minor) === false)
      this.say(result, 'wrong-type', `must be of the format ${format}, ${quote(value)} is not`)
    result.matches++
  }

  private checkNumber(value: number | bigint, schema: Structural, result: Result): void {
    const { own, whole } = checkNumber(value, schema, this.validation.minor)
    for (const message of own) this.say(result, 'invalid-value', message)
    for (const message of whole) this.sayWhole(result, message)
    result.matches++
  }

  private checkList(value: unknown[], { items, minItems, maxItems, uniqueItems }: Structural, result: Result): void {
    if (items !== undefined)
      value.forEach((item, index) => {
        result.merge(this.inside(index, item, items))
      })
    if (minItems !== undefined && value.length < minItems)
      this.say(result, 'invalid-value', `must have at least ${minItems} items, this has ${value.length}`)
    if (maxItems !== undefined && value.length > maxItems)
      this.say(result, 'too-many', `must have at most ${maxItems} items, this has ${value.length}`)
    if (uniqueItems && new Set(value.map((one) => canonical(one))).size < value.length)
      this.say(result, 'invalid-value', 'must not have the same item twice')
    result.matches++
  }

  private checkMap(value: Record<string, unknown>, schema: Structural, result: Result): void {
    const names = Object.keys(value)
    const { minProperties, maxProperties, additional, properties } = schema
    if (minProperties !== undefined && names.length < minProperties)
      this.say(result, 'invalid-value', `must have at least ${minProperties} entries, this has ${names.length}`)
    if (maxProperties !== undefined && names.length > maxProperties)
      this.say(result, 'too-many', `must have at most ${maxProperties} entries, this has ${names.length}`)
    const fits = names.length >= (minProperties ?? 0) && names.length <= (maxProperties ?? names.length)
    if (!fits && this.validation.minor < ENTRIES_SINCE) return
    for (const name of names) {
      const inner = properties.get(name) ?? (typeof additional === 'object' ? additional : undefined)
      if (inner !== undefined) result.merge(this.inside(name, value[name], inner))
      else if (additional === false) this.say(result, 'invalid-value', `may not have the key ${quote(name)}`)
    }
    for (const name of schema.required)
      if (!(name in value))
        result.problems.push({ rule: 'required-value', path: [...this.path, name], message: `\`${name}\` is required` })
  }

  private inside(step: Segment, value: unknown, schema: Structural): Result {
    this.path.push(step)
    const result = this.validate(value, schema)
    this.path.pop()
    return result
  }

  /** Checks `anyOf`, `oneOf`, `allOf` and `not`; of alternatives that all fail, the one with the most matches says why. */
  private alternatives(value: unknown, schema: Structural): Result {
    const result = new Result()
    if (schema.anyOf.length > 0) this.checkAnyOf(value, schema.anyOf, result)
    if (schema.oneOf.length > 0) this.checkOneOf(value, schema.oneOf, result)
    let isWhole = true
    for (const part of schema.allOf) {
      const one = this.validate(value, part)
      isWhole &&= one.isValid
      result.merge(one)
    }
    if (!isWhole) this.sayWhole(result, 'must fit all of the parts of its schema')
    if (schema.not !== undefined && this.validate(value, schema.not).isValid)
      this.sayWhole(result, 'must not be like this: its schema forbids it')
    result.matches++
    return result
  }

  private checkAnyOf(value: unknown, parts: readonly Structural[], result: Result): void {
    let best: Result | undefined
    for (const part of parts) {
      const one = this.validate(value, part)
      if (one.isValid) {
        result.merge(one)
        return
      }
      if (best === undefined || one.matches > best.matches) best = one
    }
    this.sayWhole(result, 'must fit at least one of the alternatives of its schema')
    result.merge(best!)
  }

  private checkOneOf(value: unknown, parts: readonly Structural[], result: Result): void {
    const tries = parts.map((part) => this.validate(value, part))
    const fits = tries.filter((one) => one.isValid)
    if (fits.length === 1) {
      result.merge(fits[0]!)
      return
    }
    const count = fits.length === 0 ? 'none' : fits.length
    this.sayWhole(result, `must fit exactly one of the alternatives of its schema, this fits ${count}`)
    if (fits.length === 0) result.merge(tries.reduce((best, one) => (one.matches > best.matches ? one : best)))
  }
}

/** The field at the end of a path as the subject of a message. */
export function subject(path: FieldPath): string {
  const last = path.findLastIndex((segment) => typeof segment !== 'number')
  if (last === -1) return 'the resource'
  const name = `\`${segmentName(path[last]!)}\``
  return last === path.length - 1 ? name : `an item of ${name}`
}

/** Whether a value has the type of a schema (typeValidator): where there is a format, texts and lists pass unless numbers are asked for. */
function hasType(value: unknown, { types, nullable }: Structural, format: string | undefined): boolean {
  const actual = typeOf(value)
  if (actual === 'null') return types.length === 0 || nullable
  const isNumeric = types.includes('integer') || types.includes('number')
  const fits = types.includes(actual) || (actual === 'integer' && types.includes('number'))
  if (format === undefined) return fits
  return fits || (!isNumeric && (actual === 'string' || actual === 'array'))
}

/** Whether a value is that of an enum once Go has made it the same type: numbers lose their fraction, integers become characters. */
function converts(value: unknown, accepted: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'bigint') return false
  if (typeof accepted === 'number')
    return Number(value) === accepted || (Number.isInteger(accepted) && Math.trunc(Number(value)) === accepted)
  return typeof accepted === 'string' && typeOf(value) === 'integer' && accepted === characterOf(Number(value))
}

function characterOf(code: number): string {
  return code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
}

/** Characters beyond the basic plane count once, as runes do. */
function countCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) count++
  return count
}
