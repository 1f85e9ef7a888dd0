import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasOracle, oracleCases } from '../../helpers/oracle.ts'
import { Tally } from '../../helpers/tally.ts'
import { compareCase, judgeUpdate } from '../../helpers/verdict.ts'

/** What was reached of the recorded updates, in percent: UPDATE=1 writes down what is better than before. */
const FLOORS = 'tests/validity/update/floors.json'

type Floors = Record<'verdict' | 'fields' | 'falseRejects', number>

describe.skipIf(!hasOracle)('the recorded updates', () => {
  it('agree with what is said here at least as often as before', () => {
    const tally = new Tally()
    for (const one of oracleCases({ folders: ['updates'] })) tally.add(compareCase(one, judgeUpdate(one)))
    const { verdict, fields, falseRejects } = tally
    const floors: Floors = JSON.parse(readFileSync(FLOORS, 'utf8'))
    if (process.env.UPDATE) {
      const better: Floors = {
        verdict: Math.max(verdict, floors.verdict),
        fields: Math.max(fields, floors.fields),
        falseRejects: Math.min(falseRejects, floors.falseRejects),
      }
      writeFileSync(FLOORS, `${JSON.stringify(better, null, 2)}\n`)
    }
    expect(verdict).toBeGreaterThanOrEqual(floors.verdict)
    expect(fields).toBeGreaterThanOrEqual(floors.fields)
    expect(falseRejects).toBeLessThanOrEqual(floors.falseRejects)
  }, 300_000)
})
