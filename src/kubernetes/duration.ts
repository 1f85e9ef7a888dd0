const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

const LIMIT = 2n ** 63n
/** Digits of a fraction that always fit 63 bits. */
const FRACTION_LIMIT = (LIMIT - 1n) / 10n

/** The nanoseconds of a duration such as `1h30m`, `-5m` or `1.5s`; undefined where Go refuses the text (time.ParseDuration). */
export function parseDuration(text: string): bigint | undefined {
  const sign = /^[-+]/.test(text) ? text[0]! : ''
  const body = text.slice(sign.length)
  if (body === '0') return 0n
  const total = sumOf(body)
  if (total === undefined) return undefined
  if (sign === '-') return -total
  return total < LIMIT ? total : undefined
}

function sumOf(text: string): bigint | undefined {
  const part = /([0-9]*)(?:(\.)([0-9]*))?([^.0-9]+)/y
  let total = 0n
  if (text === '') return undefined
  while (part.lastIndex < text.length) {
    const found = part.exec(text)
    if (found === null) return undefined
    const [, whole = '', , fraction = '', unit = ''] = found
    const amount = amountOf(whole, fraction, NANOSECONDS.get(unit))
    if (amount === undefined) return undefined
    total += amount
    if (total > LIMIT) return undefined
  }
  return total
}

function amountOf(whole: string, fraction: string, unit: bigint | undefined): bigint | undefined {
  if (unit === undefined || whole + fraction === '') return undefined
  if (whole.replace(/^0+/, '').length > 19) return undefined
  const count = BigInt(whole)
  if (count > LIMIT / unit) return undefined
  const amount = count * unit + fractionOf(fraction, unit)
  return amount > LIMIT ? undefined : amount
}

/** A fraction of a unit, as Go reckons it in floating point; digits that no longer fit are dropped. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n
  let scale = 1
  for (const digit of digits) {
    if (value > FRACTION_LIMIT) break
    const next = value * 10n + BigInt(digit)
    if (next >= LIMIT) break
    value = next
    scale *= 10
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)))
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const

/** Whole seconds in the largest two units, or as many as are asked for: `45 s`, `2 min 40 s`, `3 h 5 min`, `68 d 1 h`. */
export function inWords(seconds: number, most = 2): string {
  const first = UNITS.findIndex(([size]) => seconds >= size)
  if (first === -1) return '0 s'
  let rest = seconds
  const parts: string[] = []
  for (const [size, unit] of UNITS.slice(first, first + most)) {
    const whole = Math.floor(rest / size)
    if (whole > 0) parts.push(`${whole} ${unit}`)
    rest -= whole * size
  }
  return parts.join(' ')
}

const SECOND = 1_000_000_000n

/** A duration such as `90m` in words, `1 h 30 min`; undefined where it is none, or has parts of a second. */
export function durationInWords(text: string): string | undefined {
  const duration = parseDuration(text)
  if (duration === undefined || duration < 0n || duration % SECOND !== 0n) return undefined
  return inWords(Number(duration / SECOND), UNITS.length)
}
