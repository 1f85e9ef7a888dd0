import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { checkFiles } from '../helpers/check.ts'
import { hasOracle, oracleCases } from '../helpers/oracle.ts'

const AREAS = ['workloads', 'pod', 'platform', 'extension', 'legacy']

/** Every so many cases are asked; ORACLE=all asks them all. */
const STEP = process.env.ORACLE === 'all' ? 1 : 7

/** Rules that say what the API server refuses must never speak about a document that a real server took. */
const claims = rules.filter((rule) => 'check' in rule && rule.authority === 'api-server')

describe.skipIf(!hasOracle)('rules with the authority of the API server', () => {
  const only = claims.map(({ id }) => id)
  describe.each([24, 30, 36])('against a real 1.%i server', (minor) => {
    it.each(AREAS)(
      'refuse nothing that it accepts: %s',
      (area) => {
        const wrong: string[] = []
        for (const { id, text, accepted } of oracleCases({ areas: [area], minors: [minor], oneIn: STEP })) {
          if (!accepted) continue
          const { findings } = checkFiles({ 'case.yaml': text }, { only, versions: { from: minor, to: minor } })
          for (const { rule, path, severity } of findings) if (severity === 'error') wrong.push(`${id} ${rule} ${path}`)
        }
        expect(wrong).toEqual([])
      },
      60_000,
    )
  })
})

/** A rule takes whatever a manifest holds: no case of the oracle makes one fail. */
describe.skipIf(!hasOracle)('all rules', () => {
  it.each([24, 36])(
    'do not fail on anything that was put to a 1.%i server',
    (minor) => {
      const failed = new Set<string>()
      for (const { text } of oracleCases({ areas: AREAS, minors: [minor], oneIn: STEP * 4 - 3 })) {
        const { findings } = checkFiles({ 'case.yaml': text }, { versions: { from: minor, to: minor } })
        for (const { rule, message } of findings)
          if (message.includes('a defect of the rule')) failed.add(`${rule}: ${message}`)
      }
      expect([...failed]).toEqual([])
    },
    60_000,
  )
})
