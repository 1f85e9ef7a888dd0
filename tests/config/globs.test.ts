import { describe, expect, test } from 'vitest'
import { matchIgnored, matchPaths } from '../../src/config/globs.ts'

describe('paths of a unit start in the folder of the config file', () => {
  test.each([
    ['base', 'base/web.yaml', true],
    ['base/', 'base/deep/web.yaml', true],
    ['./base', 'base/web.yaml', true],
    ['base', 'apps/base/web.yaml', false],
    ['**/base', 'apps/base/web.yaml', true],
    ['apps/*/dev', 'apps/shop/dev/web.yaml', true],
    ['apps/*/dev', 'apps/shop/old/dev/web.yaml', false],
    ['*.yaml', 'web.yaml', true],
    ['*.yaml', 'base/web.yaml', false],
    ['.', 'base/web.yaml', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(matchPaths('/shop', [glob])(`/shop/${path}`)).toBe(expected)
  })

  test('and may be taken out again', () => {
    const holds = matchPaths('/shop', ['apps/**', '!apps/old/**'])
    expect([holds('/shop/apps/a.yaml'), holds('/shop/apps/old/a.yaml')]).toEqual([true, false])
  })

  test('and hold nothing outside of it', () => {
    const holds = matchPaths('/shop', ['.'])
    expect([holds('/shopping/a.yaml'), holds('/a.yaml'), holds('/shop')]).toEqual([false, false, false])
  })
})

test.each([
  ['vendor', 'a/vendor/x.yaml', true],
  ['/vendor', 'a/vendor/x.yaml', false],
  ['./vendor', 'vendor/x.yaml', true],
  ['*.tmpl.yaml', 'a/b.tmpl.yaml', true],
])('what is ignored is written as in .gitignore: %s and %s: %s', (pattern, path, expected) => {
  expect(matchIgnored([{ folder: '/', patterns: [pattern] }])(`/${path}`)).toBe(expected)
})

test('of several lists the last that says something counts', () => {
  const ignored = matchIgnored([
    { folder: '/', patterns: ['vendor/', '*.tmpl.yaml'] },
    { folder: '/shop', patterns: ['!a.tmpl.yaml', 'b.yaml'] },
  ])
  const answers = ['/shop/a.tmpl.yaml', '/shop/c.tmpl.yaml', '/a.tmpl.yaml', '/shop/b.yaml', '/b.yaml']
  expect(answers.map((place) => ignored(place))).toEqual([false, true, true, true, false])
})
