import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasOracle, ORACLE_MINORS, type OracleCase, oracleCases, usesCel } from '../helpers/oracle.ts'
import { percent, Tally } from '../helpers/tally.ts'
import { type Comparison, compareCase, judgeCase, warnedField } from '../helpers/verdict.ts'

/**
 * What was reached of the recorded answers of real API servers, in percent: agreement never falls below it, and false rejects never rise above it.
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
  const all = new Tally()
  const parts = Object.fromEntries(Object.keys(PARTS).map((name) => [name, { cases: 0, same: 0 }]))
  for (const one of oracleCases({ minors: [minor], oneIn: ONE_IN })) {
    const comparison = compareCase(one, judgeCase(one))
    all.add(comparison)
    for (const [name, { has, same }] of Object.entries(PARTS)) {
      if (!has(one)) continue
      parts[name]!.cases++
      if (same(comparison)) parts[name]!.same++
    }
  }
  return {
    verdict: all.verdict,
    fields: all.fields,
    warnings: all.warnings,
    falseRejects: Math.ceil((1e4 * all.falseRejects) / all.cases) / 100,
    ...Object.fromEntries(Object.entries(parts).map(([name, { cases, same }]) => [name, percent(same, cases)])),
  }
}

/** Cases that are looked at by themselves, and when both say the same of one. */
const PARTS: Readonly<Record<string, { has(one: OracleCase): boolean; same(comparison: Comparison): boolean }>> = {
  /** What the server cannot decode. */
  decoding: {
    has: ({ message = '' }) => /cannot be handled as|no matches for kind/.test(message),
    same: ({ refused }) => refused,
  },
  /** What has nothing wrong but unknown fields. */
  unknownFields: {
    has: ({ code, strict }) =>
      code === undefined && strict.length > 0 && strict.every((text) => text.startsWith('unknown field')),
    same: ({ sameFields }) => sameFields === true,
  },
  /** Custom resources, as far as no expression decides. */
  custom: {
    has: (one) => one.area === 'custom' && !usesCel(one),
    same: ({ rejected, refused }) => rejected === refused,
  },
}

function best(name: string, a: number, b = a): number {
  return name === 'falseRejects' ? Math.min(a, b) : Math.max(a, b)
}
