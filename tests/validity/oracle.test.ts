import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasOracle, ORACLE_MINORS, type OracleCase, oracleCases, usesCel } from '../helpers/oracle.ts'
import { percent } from '../helpers/tally.ts'
import { blamedFields, type Comparison, compareCase, judgeCase, warnedField } from '../helpers/verdict.ts'

/**
 * What was reached of the recorded answers of real API servers, in percent: agreement never falls below it, false rejects and false warnings never rise above it.
 * A fixed sample; ORACLE=all takes every case, UPDATE=1 writes down what is better than before.
 */
const FLOORS = 'tests/validity/floors.json'
const PART = process.env.ORACLE === 'all' ? 'all' : 'sample'
const ONE_IN = PART === 'all' ? 1 : 9

type Figures = Readonly<Record<string, number>>
type Floors = Record<string, Record<string, Figures>>

describe.skipIf(!hasOracle)('the recorded API server', () => {
  it.each(ORACLE_MINORS)(
    'of 1.%i agrees with what is said here at least as often as before',
    (minor) => {
      const figures = measure(minor)
      const floors: Floors = JSON.parse(readFileSync(FLOORS, 'utf8'))
      const before = floors[PART]?.[`1.${minor}`] ?? {}
      if (process.env.UPDATE) {
        const better = Object.entries(figures).map(([name, value]) => [name, best(name, value, before[name])])
        floors[PART] = { ...floors[PART], [`1.${minor}`]: Object.fromEntries(better) }
        writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`)
      }
      const worse = Object.entries(before).filter(
        ([name, floor]) => best(name, figures[name]!, floor) !== figures[name],
      )
      expect(worse.map(([name, floor]) => `${name}: ${figures[name]} %, was ${floor} %`)).toEqual([])
    },
    300_000,
  )

  it.each([
    ['spec.containers[0].env[1]: hides previous definition of "A"', 'spec.containers[0].env[1]'],
    ['metadata.annotations[a.b/c]: deprecated since v1.30', 'metadata.annotations[a.b/c]'],
    ['spec: In Indexed Jobs with a number of completions', 'spec'],
    ['spec.template.annotations[a]: non-functional', 'spec.template.metadata.annotations[a]'],
    ['spec.externalIPs is deprecated: it is', ''],
    ['policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+', ''],
    ['volume "a: b" (Projected) has no sources provided', ''],
    ['tls: failed to parse private key', ''],
  ])('warns in "%s" about "%s"', (warning, field) => expect(warnedField(warning)).toBe(field))
})

function measure(minor: number): Figures {
  const shares = Object.entries(SHARES).map(([name, share]) => ({ name, ...share, cases: 0, counted: 0 }))
  for (const one of oracleCases({ minors: [minor], oneIn: ONE_IN })) {
    const comparison = compareCase(one, judgeCase(one))
    for (const share of shares) {
      if (share.of !== undefined && !share.of(one)) continue
      share.cases++
      if (share.is(comparison)) share.counted++
    }
  }
  return Object.fromEntries(shares.map(({ name, cases, counted }) => [name, shareOf(name, counted, cases)]))
}

interface Share {
  /** The cases that are counted for it; all where absent. */
  readonly of?: (one: OracleCase) => boolean
  readonly is: (comparison: Comparison) => boolean
}

/** What is counted. The cases of a share depend on the server alone, so that no progress in one share lowers another. */
const SHARES: Readonly<Record<string, Share>> = {
  verdict: { is: ({ rejected, refused }) => rejected === refused },
  falseRejects: { is: ({ rejected, refused }) => refused && !rejected },
  fields: { of: (one) => !one.accepted && blamedFields(one).size > 0, is: ({ sameFields }) => sameFields === true },
  warnings: { of: ({ warnings }) => warnings.length > 0, is: ({ sameWarnings }) => sameWarnings === true },
  falseWarnings: { of: ({ warnings }) => warnings.length === 0, is: ({ sameWarnings }) => sameWarnings === false },
  /** What the server cannot decode. */
  decoding: {
    of: ({ message = '' }) => /cannot be handled as|no matches for kind/.test(message),
    is: ({ refused }) => refused,
  },
  /** What has nothing wrong but unknown fields. */
  unknownFields: {
    of: ({ code, strict }) =>
      code === undefined && strict.length > 0 && strict.every((text) => text.startsWith('unknown field')),
    is: ({ sameFields }) => sameFields === true,
  },
  /** Custom resources, as far as no expression decides. */
  custom: { of: (one) => one.area === 'custom' && !usesCel(one), is: ({ rejected, refused }) => rejected === refused },
}

function isCeiling(name: string): boolean {
  return name.startsWith('false')
}

/** In percent with two decimals; what is rounded away counts against us. */
function shareOf(name: string, counted: number, cases: number): number {
  if (!isCeiling(name)) return percent(counted, cases)
  return cases === 0 ? 0 : Math.ceil((1e4 * counted) / cases) / 100
}

function best(name: string, a: number, b = a): number {
  return isCeiling(name) ? Math.min(a, b) : Math.max(a, b)
}
