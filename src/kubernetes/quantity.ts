/** How an amount was written, and so how it is printed: `1500m`, `1536Mi` or `15e2` (resource.Format). */
export type QuantityFormat = 'decimal' | 'binary' | 'exponent'

/** An exact amount, `mantissa` times ten to the `exponent`; the mantissa never ends in a zero, and zero has exponent 0. */
export interface Quantity {
  readonly mantissa: bigint
  readonly exponent: number
  readonly format: QuantityFormat
  /** The exponent as written, where the server keeps 64 bits and not a big decimal; shows only in sums too large for those (resource.int64Amount). */
  readonly scale?: number
}

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eEinumkKMGTP]+[+-]?\d*|[+-]\d*)?)$/
const EXPONENT = /^[eE]([+-]?\d+)$/

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** The smallest power of ten that is kept; what lies below is rounded away from zero. */
const NANO = -9
const MILLI = -3
/** No amount of that many zeros fits 64 bits. */
const LONG_EXPONENT = 18
/** Where amounts with a binary suffix are capped. */
const LARGEST = 2n ** 63n - 1n
/** Amounts further apart than this many digits are not added up digit by digit. */
const DIGITS = 2000

/**
 * Reads a quantity as the API server decodes it (apimachinery resource.Quantity.UnmarshalJSON), undefined where it refuses.
 * Odd but accepted: blanks around, `+`, `.`, `Gi` and `m` (all 0), `1.`, `1e400`; below a nano it rounds up, binary amounts are capped at 2^63-1.
 */
export function parseQuantity(value: string | number | bigint): Quantity | undefined {
  const text = String(value)
  const quantity = known.get(text)
  if (quantity !== undefined) return quantity
  const read = readQuantity(trim(text))
  if (read !== undefined && known.size < KNOWN_LIMIT && text.length < LONG) known.set(text, read)
  return read
}

/** Amounts that were read before: a project uses few different ones, again and again. */
const known = new Map<string, Quantity>()
const KNOWN_LIMIT = 1000
const LONG = 16

function readQuantity(text: string): Quantity | undefined {
  const parts = FORM.exec(text)
  if (parts === null || text === '') return undefined
  const [, sign, whole = '', fraction = '', suffix = ''] = parts
  const scale = readSuffix(suffix)
  if (scale === undefined) return undefined
  const digits = whole + fraction
  if (digits === '' && needsDigits(scale)) return undefined
  const magnitude = digits === '' ? 0n : BigInt(digits)
  const amount =
    scale.base === 10
      ? decimalAmount(sign === '-', magnitude, scale.exponent - fraction.length, scale.format)
      : binaryAmount(sign === '-', magnitude << BigInt(scale.exponent), fraction.length)
  return isShort(whole, fraction, scale)
    ? { ...amount, scale: scale.base === 10 ? scale.exponent - fraction.length : 0 }
    : amount
}

/** Whether a text has few enough digits for the server's short way of reading, which keeps 64 bits (resource.ParseQuantity). */
function isShort(whole: string, fraction: string, { base, exponent }: Suffix): boolean {
  const count = Math.max(whole.replace(/^0+/, '').length, 1)
  if (base === 2) return fraction === '' && count <= 14 - (exponent * 3) / 10
  return count + fraction.length <= 18 && exponent - fraction.length >= NANO
}

const USUAL = /^\d+(?:[numkMGTPE]|[KMGTPE]i)?$/

/** Whether the API server decodes the text as a quantity. */
export function isQuantity(text: string): boolean {
  return USUAL.test(text) || quantityFault(text) === undefined
}

/** Which part of a text keeps it from being a quantity: its suffix, its missing digits or its whole form; undefined for a quantity. */
export function quantityFault(value: string): 'suffix' | 'digits' | 'form' | undefined {
  const text = trim(value)
  const parts = text === '' ? null : FORM.exec(text)
  if (parts === null) return 'form'
  if (readSuffix(parts[4] ?? '') === undefined) return 'suffix'
  return parseQuantity(text) === undefined ? 'digits' : undefined
}

/** Orders two amounts: negative, zero or positive as the first is smaller, equal or larger. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  if (a.exponent === b.exponent) return sign(a.mantissa - b.mantissa)
  const signs = sign(a.mantissa) - sign(b.mantissa)
  if (signs !== 0 || a.mantissa === 0n) return signs
  const size = magnitude(a) - magnitude(b)
  if (size !== 0) return size * sign(a.mantissa)
  const low = Math.min(a.exponent, b.exponent)
  return sign(raise(a, low) - raise(b, low))
}

/** Whether an amount is below, at or above zero: -1, 0 or 1 (Quantity.Sign). */
export function quantitySign({ mantissa }: Quantity): -1 | 0 | 1 {
  return sign(mantissa)
}

/** An amount that is not negative, rounded up to a whole number; beyond 64 bits it is as wrong as the server's (Quantity.Value). */
export function quantityValue(quantity: Quantity): bigint {
  return scaledValue(quantity, 0)
}

/** As quantityValue, in thousandths (Quantity.MilliValue). */
export function quantityMilliValue(quantity: Quantity): bigint {
  return scaledValue(quantity, MILLI)
}

/** The sum of two amounts in the format of the first one, or of the second where the first is zero (Quantity.Add). */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  if (a.mantissa === 0n) return b
  if (b.mantissa === 0n) return a
  if (a.exponent === b.exponent) return reduced(a.mantissa + b.mantissa, a.exponent, a.format)
  if (magnitude(b) - magnitude(a) > DIGITS) return b
  if (magnitude(a) - magnitude(b) > DIGITS) return a
  const low = Math.min(a.exponent, b.exponent)
  return reduced(raise(a, low) + raise(b, low), low, a.format)
}

/** An amount times another, in the format of the first one. */
export function multiplyQuantities(a: Quantity, b: Quantity): Quantity {
  return reduced(a.mantissa * b.mantissa, a.exponent + b.exponent, a.format)
}

/** The amount in whole thousandths, rounded away from zero as every amount of a container or claim is when it is read (SetDefaults_ResourceList). */
export function roundToMilli(quantity: Quantity): Quantity {
  return quantity.exponent < MILLI ? withoutFraction(quantity, MILLI) : quantity
}

/** The amount without its fraction, rounded up; 0 where it is too large for a server (Quantity.Value). */
export function wholeAmount(quantity: Quantity): bigint {
  const { exponent } = quantity
  if (exponent > LONG_EXPONENT) return 0n
  const amount = raise(exponent < 0 ? withoutFraction(quantity, 0) : quantity, 0)
  return amount > LARGEST ? 0n : amount
}

/** Whether a server takes the amount for none of whole units: it counts in thousandths, for which amounts such as `1Ei` are too large (MilliValue() % 1000). */
export function hasFraction(quantity: Quantity): boolean {
  return quantityMilliValue(quantity) % 1000n !== 0n
}

function withoutFraction({ mantissa, exponent, format }: Quantity, low: number): Quantity {
  const size = roundUp(mantissa < 0n ? -mantissa : mantissa, low - exponent)
  return reduced(mantissa < 0n ? -size : size, low, format)
}

/** An amount in Kubernetes' canonical form: `0.5Gi` is `512Mi`, `0.1` is `100m` (Quantity.CanonicalizeBytes; beyond the suffix E as an exponent, where the server loses it). */
export function formatQuantity(quantity: Quantity): string {
  const { mantissa, exponent, format } = quantity
  if (mantissa === 0n) return '0'
  if (format === 'binary' && exponent >= 0) {
    const amount = raise(quantity, 0)
    if (amount <= -1024n || amount >= 1024n) return formatBinary(amount)
  }
  const step = Math.floor(exponent / 3)
  const number = `${mantissa}${'0'.repeat(exponent - step * 3)}`
  if (format !== 'exponent') {
    const suffix = decimalSuffixes[step + 3]
    if (suffix !== undefined) return number + suffix
  }
  return step === 0 ? number : `${number}e${step * 3}`
}

/** An amount in units of ten to the scale, rounded up; what 64 bits do not hold is cut off, or 0 where the server multiplies step by step (Quantity.ScaledValue). */
function scaledValue({ mantissa, exponent, scale: written }: Quantity, scale: number): bigint {
  const shift = exponent - scale
  if (shift < 0) return BigInt.asIntN(64, roundUp(mantissa, -shift))
  const value = shift >= 64 ? 0n : mantissa * 10n ** BigInt(shift)
  const kept = BigInt.asIntN(64, value)
  const atOnce = written === undefined || AT_ONCE.has(written - scale)
  return atOnce || kept === value ? kept : 0n
}

/** The powers of ten by which 64 bits are multiplied in one step (resource.positiveScaleInt64). */
const AT_ONCE = new Set([0, 1, 2, 3, 6, 9])

function formatBinary(amount: bigint): string {
  let step = 0
  while (step < binarySuffixes.length - 1 && amount % 1024n === 0n) {
    amount /= 1024n
    step++
  }
  return `${amount}${binarySuffixes[step]}`
}

interface Suffix {
  readonly base: 2 | 10
  readonly exponent: number
  readonly format: QuantityFormat
}

const suffixes = new Map<string, Suffix>([
  ...decimalSuffixes.map((text, index): [string, Suffix] => [
    text,
    { base: 10, exponent: (index - 3) * 3, format: 'decimal' },
  ]),
  ...binarySuffixes
    .slice(1)
    .map((text, index): [string, Suffix] => [text, { base: 2, exponent: (index + 1) * 10, format: 'binary' }]),
])

/** A text without digits is 0 where the server's short way of reading applies, and refused where it does not. */
function needsDigits({ base, exponent }: Suffix): boolean {
  return base === 2 ? exponent >= 50 : exponent < NANO
}

/** A suffix of the tables, or an exponent that fits 64 bits, of which the server then keeps 32. */
function readSuffix(text: string): Suffix | undefined {
  const known = suffixes.get(text)
  if (known !== undefined) return known
  const digits = EXPONENT.exec(text)?.[1]
  if (digits === undefined || digits.replace(/^[+-]?0*/, '').length > 19) return undefined
  const exponent = BigInt(digits.replace('+', ''))
  if (BigInt.asIntN(64, exponent) !== exponent) return undefined
  return { base: 10, exponent: Number(BigInt.asIntN(32, exponent)), format: 'exponent' }
}

function decimalAmount(negative: boolean, magnitude: bigint, exponent: number, format: QuantityFormat): Quantity {
  const kept = exponent < NANO ? roundUp(magnitude, NANO - exponent) : magnitude
  return reduced(negative ? -kept : kept, Math.max(exponent, NANO), format)
}

function binaryAmount(negative: boolean, magnitude: bigint, places: number): Quantity {
  const unit = 10n ** BigInt(places)
  if (magnitude > LARGEST * unit) return reduced(negative ? -LARGEST : LARGEST, 0, 'binary')
  return decimalAmount(negative, magnitude, -places, magnitude < unit ? 'decimal' : 'binary')
}

/** A magnitude divided by a power of ten, rounded up. */
function roundUp(magnitude: bigint, places: number): bigint {
  if (magnitude === 0n) return 0n
  if (places > magnitude.toString().length) return 1n
  const unit = 10n ** BigInt(places)
  return (magnitude + unit - 1n) / unit
}

/** The amount with the zeros at the end of its mantissa moved to the exponent. */
function reduced(mantissa: bigint, exponent: number, format: QuantityFormat): Quantity {
  if (mantissa === 0n) return { mantissa, exponent: 0, format }
  if (mantissa % 10n !== 0n) return { mantissa, exponent, format }
  const digits = mantissa.toString()
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  return { mantissa: BigInt(digits.slice(0, end)), exponent: exponent + digits.length - end, format }
}

/** The mantissa at a lower (or the same) exponent. */
function raise({ mantissa, exponent }: Quantity, low: number): bigint {
  return exponent === low ? mantissa : mantissa * 10n ** BigInt(exponent - low)
}

/** The number of digits before the point, negative for small fractions. */
function magnitude({ mantissa, exponent }: Quantity): number {
  return mantissa.toString().length - (mantissa < 0n ? 1 : 0) + exponent
}

function sign(value: bigint): -1 | 0 | 1 {
  return value > 0n ? 1 : value < 0n ? -1 : 0
}

/** Blanks around are passed over, but no tabs and line ends: in JSON text those are escapes. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isBlank(code: number): boolean {
  if (code === 32) return true
  return code > 127 && /[\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/.test(String.fromCharCode(code))
}
