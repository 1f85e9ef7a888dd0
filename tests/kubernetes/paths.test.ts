import { expect, it } from 'vitest'
import { isInFolder, withoutSlashes } from '../../src/kubernetes/paths.ts'

it.each([
  ['/a/b', '/a/b'],
  ['/a/b/', '/a/b'],
  ['/a//', '/a'],
  ['/', '/'],
  ['///', '/'],
  ['', ''],
])('%s without slashes at its end is %s', (path, expected) => expect(withoutSlashes(path)).toBe(expected))

it('looks at each of very many slashes once', () => {
  const start = performance.now()
  const path = `${'/'.repeat(1_000_000)}x`
  expect(withoutSlashes(path)).toBe(path)
  expect(performance.now() - start).toBeLessThan(1000)
})

it.each([
  ['/a/b', '/a', true],
  ['/a', '/a', true],
  ['/ab', '/a', false],
  ['/a', '/', true],
  ['/a', '/a/b', false],
])('%s is in %s: %s', (path, folder, expected) => expect(isInFolder(path, folder)).toBe(expected))
