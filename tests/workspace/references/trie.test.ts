import { describe, expect, it } from 'vitest'
import { formatPath } from '../../../src/model/path.ts'
import { makeTrie, walkTrie } from '../../../src/workspace/references/trie.ts'

const visit = (paths: string[], value: unknown) => {
  const seen: string[] = []
  walkTrie(makeTrie(paths.map((path) => [path, path] as const)), value, (place) =>
    seen.push(`${formatPath(place.path)} = ${JSON.stringify(place.value)}`),
  )
  return seen
}

describe('walkTrie', () => {
  it('finds fields', () => expect(visit(['a.b', 'a.c'], { a: { b: 1, d: 2 } })).toEqual(['a.b = 1']))
  it('finds items', () =>
    expect(visit(['a[].b'], { a: [{ b: 1 }, null, { b: 2 }] })).toEqual(['a[0].b = 1', 'a[2].b = 2']))
  it('finds values of maps', () =>
    expect(visit(['a{}'], { a: { x: 1, 'y/z': 2 } })).toEqual(['a[x] = 1', 'a[y/z] = 2']))
  it('finds either field', () => expect(visit(['{a,b}[]'], { a: [1], b: [2] })).toEqual(['a[0] = 1', 'b[0] = 2']))
  it('passes over other shapes', () => expect(visit(['a[].b', 'a.b'], { a: 'text' })).toEqual([]))
})
