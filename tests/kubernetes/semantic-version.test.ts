import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareSemanticVersions, parseSemanticVersion } from '../../src/kubernetes/semantic-version.ts'

it.each(['1.2.3', '0.0.0', '1.2.3-alpha.1', '1.2.3-0', '1.2.3+build.05', '1.2.3--', '18446744073709551615.0.0'])(
  '%s',
  (text) => expect(parseSemanticVersion(text)).toBeDefined(),
)

it.each([
  '',
  '1',
  '1.2',
  'v1.2.3',
  '01.2.3',
  '1.2.3-',
  '1.2.3-01',
  '1.2.3-a..b',
  '1.2.3+',
  '1.2.3 ',
  '18446744073709551616.0.0',
])('not %s', (text) => expect(parseSemanticVersion(text)).toBeUndefined())

it('orders versions', () => {
  const sorted = [
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-a',
    '1.0.0-a.1',
    '1.0.0-b',
    '1.0.0',
    '1.0.1',
    '1.9.0',
    '1.10.0',
    '2.0.0',
  ]
  const versions = sorted.map((text) => parseSemanticVersion(text)!)
  for (let i = 0; i < versions.length; i++)
    for (let j = 0; j < versions.length; j++)
      expect(Math.sign(compareSemanticVersions(versions[i]!, versions[j]!))).toBe(Math.sign(i - j))
  expect(compareSemanticVersions(parseSemanticVersion('1.0.0+a')!, parseSemanticVersion('1.0.0+b')!)).toBe(0)
})

it('never throws', () => fc.assert(fc.property(fc.string(), (text) => void parseSemanticVersion(text))))
