import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  hasFraction,
  isQuantity,
  parseQuantity,
  type Quantity,
  quantityFault,
  quantityMilliValue,
  quantitySign,
  quantityValue,
  roundToMilli,
  wholeAmount,
} from '../../src/kubernetes/quantity.ts'

const read = (text: string | number | bigint): Quantity => {
  const quantity = parseQuantity(text)
  if (quantity === undefined) throw new Error(`${text} is no quantity`)
  return quantity
}

describe('parseQuantity', () => {
  it.each([
    ['0', '0'],
    ['1', '1'],
    ['1000', '1k'],
    ['1024', '1024'],
    ['1024Mi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['0.5Gi', '512Mi'],
    ['1.5Ti', '1536Gi'],
    ['0.1', '100m'],
    ['1500m', '1500m'],
    ['2000m', '2'],
    ['500m', '500m'],
    ['1e3', '1e3'],
    ['1E3', '1e3'],
    ['12e2', '1200'],
    ['1e400', '10e399'],
    ['+5', '5'],
    ['-1Gi', '-1Gi'],
    ['0.3Ki', '307200m'],
    ['100Ki', '100Ki'],
    ['1023', '1023'],
    ['1Ki', '1Ki'],
    ['.5', '500m'],
    ['1.', '1'],
    ['1.Gi', '1Gi'],
    [' 5Gi ', '5Gi'],
    ['0.0000000001', '1n'],
    ['-0.0000000001', '-1n'],
    ['1n', '1n'],
    ['16Ei', '9223372036854775807'],
    ['9223372036854775807', '9223372036854775807'],
    ['10000000000000000000000', '10e21'],
    ['.', '0'],
    ['+', '0'],
    ['-', '0'],
    ['m', '0'],
    ['Gi', '0'],
    ['000', '0'],
  ])('reads %j as %s', (text, canonical) => {
    expect(formatQuantity(read(text))).toBe(canonical)
    expect(isQuantity(text)).toBe(true)
  })

  it('reads numbers', () => {
    expect(formatQuantity(read(1.5))).toBe('1500m')
    expect(formatQuantity(read(1e21))).toBe('1e21')
    expect(formatQuantity(read(2n ** 63n))).toBe('9223372036854775808')
  })

  it.each([
    ['1K', 'suffix'],
    ['1KB', 'form'],
    ['1GB', 'form'],
    ['1mi', 'suffix'],
    ['1e', 'suffix'],
    ['1Mi5', 'suffix'],
    ['5-', 'suffix'],
    ['1e1.5', 'form'],
    ['1e99999999999999999999', 'suffix'],
    ['', 'form'],
    [' ', 'form'],
    ['--1', 'suffix'],
    ['1 Gi', 'form'],
    ['5Gi\n', 'form'],
    ['0x10', 'form'],
    ['1,5', 'form'],
    ['Pi', 'digits'],
    ['.Ei', 'digits'],
    ['e-10', 'digits'],
  ])('refuses %j for its %s', (text, fault) => {
    expect(parseQuantity(text)).toBeUndefined()
    expect(isQuantity(text)).toBe(false)
    expect(quantityFault(text)).toBe(fault)
  })

  it('stays quick on long texts', () => {
    const start = performance.now()
    for (const text of [
      `${'0'.repeat(1e5)}x`,
      `${' '.repeat(1e5)}1`,
      `1${'e'.repeat(1e5)}`,
      '1e2147483647',
      '1e-2147483648',
    ])
      parseQuantity(text)
    compareQuantities(read('1e2147483647'), read('1'))
    addQuantities(read('1e2147483647'), read('1'))
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('addQuantities', () => {
  it.each([
    ['1Gi', '512Mi', '1536Mi'],
    ['500m', '1', '1500m'],
    ['0', '1Gi', '1Gi'],
    ['1Gi', '0', '1Gi'],
    ['1e4000', '1', '10e3999'],
    ['1', '-1', '0'],
  ])('adds %s and %s to %s', (a, b, sum) => {
    expect(formatQuantity(addQuantities(read(a), read(b)))).toBe(sum)
  })
})

describe('fractions', () => {
  it.each([
    ['1', '1', 1n, false],
    ['1500m', '1500m', 2n, true],
    ['1u', '1m', 1n, true],
    ['-1.0001', '-1001m', -2n, true],
    ['1.5Gi', '1536Mi', 1610612736n, false],
    ['10E', '10E', 0n, false],
    ['1e400', '10e399', 0n, false],
    ['1Pi', '1Pi', 1125899906842624n, false],
    ['1Ei', '1Ei', 1152921504606846976n, true],
  ])('rounds %s to %s and to %s', (text, milli, whole, fraction) => {
    expect(formatQuantity(roundToMilli(read(text)))).toBe(milli)
    expect(wholeAmount(read(text))).toBe(whole)
    expect(hasFraction(read(text))).toBe(fraction)
  })
})

describe('whole numbers', () => {
  it.each([
    ['0', 0n, 0n, false],
    ['100m', 1n, 100n, true],
    ['1500m', 2n, 1500n, true],
    ['2000m', 2n, 2000n, false],
    ['1n', 1n, 1n, true],
    ['1Gi', 2n ** 30n, 2n ** 30n * 1000n, false],
    ['0.3Ki', 308n, 307200n, true],
    ['1Ei', 2n ** 60n, -(2n ** 63n), true],
    ['16Ei', 2n ** 63n - 1n, -1000n, false],
    ['100E', 0n, 0n, false],
    ['9999999000G', -8446745073709551616n, 0n, false],
    ['25500000000000.k', 25500000000000000n, 7053255926290448384n, true],
    ['1e2147483647', 0n, 0n, false],
  ])('%s is %s, or %s thousandths, with a fraction: %s', (text, value, milli, fractional) => {
    expect(quantityValue(read(text))).toBe(value)
    expect(quantityMilliValue(read(text))).toBe(milli)
    expect(hasFraction(read(text))).toBe(fractional)
  })

  it.each([
    ['-1m', -1],
    ['0', 0],
    ['1n', 1],
  ])('the sign of %s is %s', (text, sign) => {
    expect(quantitySign(read(text))).toBe(sign)
  })
})

describe('laws', () => {
  const text = fc
    .tuple(
      fc.constantFrom('', '', '-', '+'),
      fc.stringMatching(/^\d{0,22}$/),
      fc.constantFrom('', '', '.', '.5', '.25', '.0000000001', '.123456789012'),
      fc.constantFrom(
        '',
        'n',
        'u',
        'm',
        'k',
        'M',
        'G',
        'T',
        'P',
        'E',
        'Ki',
        'Mi',
        'Gi',
        'Ti',
        'e3',
        'E-2',
        'e0',
        'e20',
      ),
    )
    .map((parts) => parts.join(''))
    .filter((each) => parseQuantity(each) !== undefined)

  it('prints a fixed point with the same amount', () => {
    fc.assert(
      fc.property(text, (each) => {
        const printed = formatQuantity(read(each))
        expect(formatQuantity(read(printed))).toBe(printed)
        expect(compareQuantities(read(printed), read(each))).toBe(0)
      }),
    )
  })

  it('compares as a total order', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const [x, y, z] = [read(a), read(b), read(c)]
        const ab = Math.sign(compareQuantities(x, y))
        expect(Math.sign(compareQuantities(y, x))).toBe(0 - ab)
        if (ab <= 0 && compareQuantities(y, z) <= 0) expect(compareQuantities(x, z)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('adds in any order', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [read(a), read(b)]
        expect(compareQuantities(addQuantities(x, y), addQuantities(y, x))).toBe(0)
      }),
    )
  })
})

const oracle = new URL('../../../shared/oracle/', import.meta.url)

describe.skipIf(!existsSync(oracle))('recorded answers', () => {
  it.each(['platform@1.24', 'platform@1.30', 'platform@1.36', 'pod@1.36', 'workloads@1.36'])('%s', (area) => {
    const lines = gunzipSync(readFileSync(new URL(`cases/${area}.jsonl.gz`, oracle)))
      .toString()
      .trim()
      .split('\n')
    const wrong: string[] = []
    let seen = 0
    for (const line of lines) {
      const { op, path, value, verdict, message = '' } = JSON.parse(line)
      if (op !== 'set' || !isAmount(path) || (typeof value !== 'string' && typeof value !== 'number')) continue
      const refused = verdict === 'reject' && /quantit/.test(message)
      seen++
      if ((parseQuantity(value) === undefined) !== refused)
        wrong.push(`${JSON.stringify(value)} refused ${refused}: ${message}`)
    }
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThan(0)
  })

  function isAmount(path: readonly (string | number)[]): boolean {
    return ['capacity', 'requests', 'limits'].includes(String(path.at(-2))) && typeof path.at(-1) === 'string'
  }
})
