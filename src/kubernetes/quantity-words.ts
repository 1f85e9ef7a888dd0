import { compareQuantities, parseQuantity, type Quantity } from './quantity.ts'

/** What an amount counts. */
export type QuantityUnit = 'cores' | 'bytes' | 'things'

const BYTES = /^(?:(?:requests|limits)\.|.*\/(?:requests\.)?)?(?:memory|storage|ephemeral-storage|hugepages-.+)$/

/** What amounts of a resource count, by its name in a container, claim or quota: `cpu`, `limits.memory`, `nvidia.com/gpu`. */
export function unitOf(resource: string): QuantityUnit {
  if (/^(?:requests\.|limits\.)?cpu$/.test(resource)) return 'cores'
  return BYTES.test(resource) ? 'bytes' : 'things'
}

/** Longer texts and larger amounts are not spelt out. */
const LONGEST = 40
const MOST_DIGITS = 30

/** What an amount comes to: `half a CPU core`, `1,073,741,824 bytes`; undefined where it is none, or says it itself. */
export function quantityInWords(written: string | number | bigint, unit: QuantityUnit): string | undefined {
  const text = String(written).trim()
  const quantity = text.length > LONGEST ? undefined : parseQuantity(text)
  const number = quantity && plainNumber(quantity)
  if (quantity === undefined || number === undefined) return undefined
  if (unit === 'cores') return coresInWords(quantity, number)
  if (unit === 'things') return number === text ? undefined : grouped(number)
  const bytes = `${grouped(number)} ${number === '1' ? 'byte' : 'bytes'}`
  const aside = besides(text, quantity)
  return aside === undefined ? bytes : `${bytes}; ${aside}`
}

const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['0.1', 'a tenth of a CPU core'],
  ['0.2', 'a fifth of a CPU core'],
  ['0.25', 'a quarter of a CPU core'],
  ['0.5', 'half a CPU core'],
  ['0.75', 'three quarters of a CPU core'],
  ['1', '1 CPU core'],
])

const LEAST_CPU = parseQuantity('1m')!

function coresInWords(quantity: Quantity, number: string): string {
  if (quantity.mantissa > 0n && compareQuantities(quantity, LEAST_CPU) < 0)
    return `${number} of a CPU core, which is rounded up to 1m, a thousandth`
  const known = FRACTIONS.get(number)
  if (known !== undefined) return known
  return /^0\.\d/.test(number) ? `${number} of a CPU core` : `${grouped(number)} CPU cores`
}

/** What is easily taken for the amount of bytes that is written. */
function besides(text: string, { exponent }: Quantity): string | undefined {
  const [, digits = '', suffix = ''] = /^([+-]?[\d.]+)([a-zA-Z]*)$/.exec(text) ?? []
  if (suffix === 'm' || exponent < 0)
    return suffix === 'm'
      ? `the suffix m is for thousandths, ${digits}Mi are mebibytes`
      : 'parts of a byte are rounded up'
  const other = /^[kMGTPE]$/.test(suffix) ? `${digits}${suffix === 'k' ? 'K' : suffix}i` : undefined
  const amount = other === undefined ? undefined : plainNumber(parseQuantity(other)!)
  return amount === undefined ? undefined : `${other} would be ${grouped(amount)}`
}

/** An amount without suffix and exponent, as `0.5` or `-1500`; undefined where that would be too long to read. */
function plainNumber({ mantissa, exponent }: Quantity): string | undefined {
  const sign = mantissa < 0n ? '-' : ''
  const digits = String(mantissa).replace('-', '')
  if (digits.length + Math.abs(exponent) > MOST_DIGITS) return undefined
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}

/** A number with commas between its thousands. */
export function grouped(number: string | number): string {
  const [whole = '', ...fraction] = String(number).split('.')
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.')
}
