import type { Scalar, ScalarNode } from './node.ts'

const TAG = 'tag:yaml.org,2002:'

/** What a scalar reads as; `bad` says why it cannot be what its tag asks for. */
export interface Resolved {
  readonly type: ScalarNode['type']
  readonly value: Scalar
  readonly bad?: boolean
  /** The decoder holds it as a float, also where it is whole: that decides what it becomes as a key. */
  readonly float?: boolean
}

const WORDS = new Map<string, Resolved>()
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'])
  WORDS.set(word, { type: 'boolean', value: true })
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'])
  WORDS.set(word, { type: 'boolean', value: false })
for (const word of ['', '~', 'null', 'Null', 'NULL']) WORDS.set(word, { type: 'null', value: null })
for (const word of ['.nan', '.NaN', '.NAN']) WORDS.set(word, { type: 'number', value: Number.NaN, float: true })
for (const word of ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'])
  WORDS.set(word, { type: 'number', value: Number.POSITIVE_INFINITY, float: true })
for (const word of ['-.inf', '-.Inf', '-.INF'])
  WORDS.set(word, { type: 'number', value: Number.NEGATIVE_INFINITY, float: true })

const LONGEST_WORD = 5

/** By first character: 1 where a plain scalar may be a word, 2 where it may be a number, 3 where it may be either. */
const HINTS = new Uint8Array(128)
for (const letter of 'yYnNtTfFoO~') HINTS[letter.charCodeAt(0)] = 1
for (const digit of '0123456789') HINTS[digit.charCodeAt(0)] = 2
for (const sign of '+-.') HINTS[sign.charCodeAt(0)] = 3

/** What a plain scalar reads as (go-yaml v2: resolve); undefined where it is just text. */
export function resolvePlain(text: string): Resolved | undefined {
  if (text === '') return WORDS.get('')
  const first = text.charCodeAt(0)
  const hint = first < 128 ? HINTS[first]! : 0
  if (hint === 0) return undefined
  if (hint !== 2 && text.length <= LONGEST_WORD) {
    const word = WORDS.get(text)
    if (word !== undefined) return word
  }
  return hint === 1 ? undefined : resolveNumber(text)
}

/** Digits that are an exact integer as they stand. */
const SIMPLE_INTEGER = 15

function resolveNumber(text: string): Resolved | undefined {
  const { length } = text
  if (length <= SIMPLE_INTEGER) {
    let value = 0
    let at = 0
    for (; at < length; at++) {
      const digit = text.charCodeAt(at) - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (at === length && (length === 1 || text.charCodeAt(0) !== 48)) return { type: 'integer', value }
  }
  if (!hasOnlyNumberCharacters(text)) return undefined
  if (text.charCodeAt(0) === 46) return resolvePointNumber(text)
  return (
    resolveInteger(text.replaceAll('_', '')) ??
    resolveFloat(text.replaceAll('_', '')) ??
    resolveBinary(text.replaceAll('_', ''))
  )
}

/** Characters of any number, prefixes and hexadecimal digits included. */
const NUMBER_CHARACTERS = new Uint8Array(128)
for (const character of '0123456789abcdefABCDEFxXoO_+-.') NUMBER_CHARACTERS[character.charCodeAt(0)] = 1

function hasOnlyNumberCharacters(text: string): boolean {
  for (let at = text.length - 1; at > 0; at--) {
    const code = text.charCodeAt(at)
    if (code > 127 || NUMBER_CHARACTERS[code] === 0) return false
  }
  return true
}

/** Numbers with a leading point go through Go's ParseFloat, which allows single underscores between digits. */
function resolvePointNumber(text: string): Resolved | undefined {
  if (!/^\.[0-9][0-9_]*(?:[eE][-+]?[0-9][0-9_]*)?$/.test(text) || text.includes('__') || /_(?:[eE]|$)/.test(text))
    return undefined
  return float(Number(text.replaceAll('_', '')))
}

const MIN_INT64 = -(2n ** 63n)
const MAX_INT64 = 2n ** 63n - 1n
const MAX_UINT64 = 2n ** 64n - 1n

const PREFIXED = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+)|([0-7]+))$/
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/

/** Integers as Go's ParseInt and ParseUint read them with base 0; undefined beyond 64 bits. */
function resolveInteger(text: string): Resolved | undefined {
  if (text.length > 70) return undefined
  let value: bigint
  const prefixed = PREFIXED.exec(text)
  if (prefixed !== null) {
    const [, , hex, octal, binary, old] = prefixed
    value = BigInt(hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : `0o${octal ?? old}`)
    if (prefixed[1] === '-') value = -value
  } else if (DECIMAL.test(text)) {
    value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  } else return undefined
  const signed = text.startsWith('+') || text.startsWith('-')
  if (value < MIN_INT64 || value > (signed ? MAX_INT64 : MAX_UINT64)) return undefined
  return { type: 'integer', value: exact(value) }
}

/** `0b` with a sign after it, which only go-yaml reads. */
function resolveBinary(text: string): Resolved | undefined {
  const match = /^0b([-+])([01]{1,63})$/.exec(text)
  if (match === null) return undefined
  const value = BigInt(`0b${match[2]}`)
  return { type: 'integer', value: exact(match[1] === '-' ? -value : value) }
}

function resolveFloat(text: string): Resolved | undefined {
  return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text) ? float(Number(text)) : undefined
}

/** A float that overflows stays text; an integral one is an integer, as JSON writes it without a point. */
export function float(value: number): Resolved | undefined {
  if (!Number.isFinite(value)) return undefined
  return { type: isJsonInteger(value) ? 'integer' : 'number', value, float: true }
}

function isJsonInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 1e21
}

function exact(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}

const string = (value: string): Resolved => ({ type: 'string', value })
const bad = (value: string): Resolved => ({ type: 'string', value, bad: true })

/** What a scalar with a tag reads as (go-yaml v2: resolve, decoder.scalar). */
export function resolveTagged(tag: string, text: string): Resolved {
  const name = tag.startsWith(TAG) ? tag.slice(TAG.length) : ''
  if (name === 'binary') return resolveBase64(text)
  if (name === 'timestamp') return isTimestamp(text) ? string(text) : bad(text)
  if (name !== 'bool' && name !== 'int' && name !== 'float' && name !== 'null') return string(text)
  const plain = resolvePlain(text)
  if (plain === undefined) return bad(text)
  switch (name) {
    case 'bool':
      return plain.type === 'boolean' ? plain : bad(text)
    case 'null':
      return plain.type === 'null' ? plain : bad(text)
    case 'int':
      return plain.type === 'integer' && !plain.float ? plain : bad(text)
    case 'float': {
      if (plain.type !== 'integer' && plain.type !== 'number') return bad(text)
      if (plain.float) return plain
      return (plain.value as number | bigint) > MAX_INT64 ? bad(text) : float(Number(plain.value))!
    }
  }
}

/** Strict base64 with padding, line breaks allowed; octets that are no UTF-8 become U+FFFD, one each, as Go's JSON writer does. */
function resolveBase64(text: string): Resolved {
  const packed = text.replace(/[\r\n]/g, '')
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return bad(text)
  return string(decodeOctets(Uint8Array.from(atob(packed), (octet) => octet.charCodeAt(0))))
}

function decodeOctets(octets: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let out = ''
  for (let at = 0; at < octets.length; ) {
    const first = octets[at]!
    const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    try {
      out += decoder.decode(octets.subarray(at, at + length))
      at += length
    } catch {
      out += '\ufffd'
      at++
    }
  }
  return out
}

const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/

/** A date or time in one of the forms that go-yaml knows (parseTimestamp). */
function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text)
  if (match === null) return false
  const number = (index: number) => Number(match[index] ?? 0)
  const [year, month, day] = [number(1), number(2), number(3)]
  const days = new Date(Date.UTC(year < 100 ? year + 2000 : year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > days) return false
  return (
    number(4) + number(9) < 24 &&
    number(5) + number(10) < 60 &&
    number(6) + number(11) < 60 &&
    number(7) <= 24 &&
    number(8) < 60
  )
}

/** A float as a map key: the shortest text that reads as the same 32-bit float (sigs.k8s.io/yaml: FormatFloat 'g', -1, 32). */
export function formatFloatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  const single = Math.fround(value)
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const [digits, exponent] = shortestDigits(Math.abs(single))
  const sign = single < 0 ? '-' : ''
  return sign + (exponent < -4 || exponent >= 6 ? scientific(digits, exponent) : positional(digits, exponent))
}

function shortestDigits(value: number): [string, number] {
  for (let precision = 1; ; precision++) {
    const [mantissa, exponent] = value.toExponential(precision - 1).split('e')
    if (precision === 9 || Math.fround(Number(`${mantissa}e${exponent}`)) === value)
      return [mantissa!.replace('.', ''), Number(exponent)]
  }
}

function scientific(digits: string, exponent: number): string {
  const power = String(Math.abs(exponent)).padStart(2, '0')
  return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${exponent < 0 ? '-' : '+'}${power}`
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return digits + '0'.repeat(exponent + 1 - digits.length)
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}
