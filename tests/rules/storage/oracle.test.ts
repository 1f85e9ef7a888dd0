import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { checkFiles } from '../../helpers/check.ts'
import { hasOracle, oracleCases } from '../../helpers/oracle.ts'

const only = rules
  .filter(({ group, authority }) => group === 'storage' && authority === 'api-server')
  .map(({ id }) => id)

describe.skipIf(!hasOracle)('storage rules that speak for the API server', () => {
  it.each([24, 30, 36])('name the fields that a real 1.%i server names', (minor) => {
    const wrong: string[] = []
    const seen = new Set<string>()
    for (const area of ['platform', 'workloads'])
      for (const { id, text, accepted, fields } of oracleCases({
        folders: ['written'],
        areas: [area],
        minors: [minor],
      })) {
        const { findings } = checkFiles({ 'case.yaml': text }, { only, versions: { from: minor, to: minor } })
        for (const { rule, path } of findings) {
          seen.add(rule)
          const isDecoding = !accepted && fields.length === 0
          if (!isDecoding && !fields.includes(path)) wrong.push(`${id} ${rule} ${path}, not ${fields}`)
        }
      }
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(5)
  })
})
