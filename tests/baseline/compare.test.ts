import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { type Known, sumUp } from '../../src/baseline/baseline.ts'
import { compare, type Scope } from '../../src/baseline/compare.ts'
import type { Finding } from '../../src/model/finding.ts'
import { identityOf } from '../../src/model/identity.ts'
import { findingAt } from '../report/reports.ts'

/** A finding at a field of Deployment web, written as `file field`, or without a resource as `file !message`. */
function finding(words: string): Finding {
  const [file, field] = words.split(' ') as [string, string]
  const at = findingAt(file, 'a: 1', 'a')
  if (field.startsWith('!')) return { ...at, message: field }
  return { ...at, path: field, resource: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } }
}

function knownOf(words: readonly string[]): Known[] {
  return sumUp(words.map(finding).map((each) => ({ ...identityOf(each), file: each.file, count: 1 })))
}

/** A run over files that all have the resource. */
const scopeOf = (files: readonly string[], more: Partial<Scope> = {}): Scope => ({
  nameOf: (file) => file,
  isJudged: (file) => files.includes(file),
  isCovered: () => true,
  hasRun: () => true,
  isStillIn: (file) => files.includes(file),
  hasJudged: () => true,
  ...more,
})

const words = ({ file, path, resource, message }: Finding | Known) => `${file} ${resource ? path : message}`
const spread = (known: readonly Known[]) => known.flatMap((each) => Array<string>(each.count).fill(words(each)))

/** What is new, known and gone. */
function compared(now: readonly string[], before: readonly string[], scope: Scope) {
  const { fresh, known, gone } = compare(now.map(finding), knownOf(before), scope)
  return { fresh: fresh.map(words), known: spread(known), gone: spread(gone) }
}

test.each<[string, string[], string[], string[], string[], string[], string[]]>([
  ['what is the same', ['a x'], ['a x'], ['a'], [], ['a x'], []],
  ['another field', ['a x', 'a y'], ['a x'], ['a'], ['a y'], ['a x'], []],
  ['what was repaired', ['a x'], ['a x', 'a y'], ['a'], [], ['a x'], ['a y']],
  ['a file that was renamed', ['b x'], ['a x'], ['b'], [], ['b x'], []],
  ['a resource that moved to another file', ['b x'], ['a x'], ['b'], [], ['b x'], []],
  ['a copy in an overlay', ['a x', 'b x'], ['a x'], ['a', 'b'], ['b x'], ['a x'], []],
  ['a repair in one overlay, a slip in the other', ['b x'], ['a x'], ['a', 'b'], ['b x'], [], ['a x']],
  ['overlays that were all renamed', ['c x', 'd x'], ['a x', 'b x'], ['c', 'd'], [], ['c x', 'd x'], []],
  ['one overlay that was renamed', ['c x', 'b x'], ['a x', 'b x'], ['c', 'b'], [], ['c x', 'b x'], []],
  ['a rename and a copy', ['c x', 'd x'], ['a x'], ['c', 'd'], ['c x', 'd x'], [], ['a x']],
  ['more that are alike', ['a x', 'a x'], ['a x'], ['a'], ['a x', 'a x'], [], []],
  ['fewer that are alike', ['a x'], ['a x', 'a x'], ['a'], [], ['a x'], ['a x']],
  ['two files that became one', ['a x', 'a x'], ['a x', 'b x'], ['a'], [], ['a x', 'a x'], []],
  ['no resource', ['a !m'], ['a !m'], ['a'], [], ['a !m'], []],
  ['no resource and other words', ['a !n'], ['a !m'], ['a'], ['a !n'], [], ['a !m']],
  ['no resource in a renamed file', ['b !m'], ['a !m'], ['b'], [], ['b !m'], []],
  ['no resource in a file beside it', ['b !m'], ['a !m'], ['a', 'b'], ['b !m'], [], ['a !m']],
])('%s', (_, now, before, files, fresh, known, gone) => {
  expect(compared(now, before, scopeOf(files))).toEqual({ fresh, known, gone })
})

it('calls nothing gone that the run did not look for', () => {
  const before = ['a x', 'b y']
  const part = scopeOf(['a', 'b'], { isJudged: (file) => file === 'a', isCovered: () => false })
  expect(compared([], before, part).gone).toEqual(['a x'])
  expect(compared([], before, scopeOf(['a', 'b'], { hasRun: () => false })).gone).toEqual([])
  const lost = scopeOf(['a'], { isCovered: () => false, hasJudged: () => false })
  expect(compared([], before, lost).gone).toEqual(['a x'])
})

const some = fc.array(fc.constantFrom('a x', 'a y', 'b x', 'b y', 'a !m', 'b !m'), { maxLength: 12 })

it('accounts for every finding once, and for what is known', () => {
  fc.assert(
    fc.property(some, some, fc.subarray(['a', 'b']), (now, before, files) => {
      const { fresh, known, gone, unseen, exceeded } = compare(now.map(finding), knownOf(before), scopeOf(files))
      expect([...fresh.map(words), ...spread(known)].sort()).toEqual([...now].sort())
      expect(spread([...known, ...gone, ...unseen, ...exceeded])).toHaveLength(before.length)
    }),
  )
})

it('knows everything that was just written down', () => {
  fc.assert(
    fc.property(some, (now) => {
      expect(compared(now, now, scopeOf(['a', 'b']))).toMatchObject({ fresh: [], gone: [] })
    }),
  )
})
