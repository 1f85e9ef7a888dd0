import { describe, expect, test } from 'vitest'
import type { Node } from '../../src/yaml/node.ts'
import { parseBody } from '../../src/yaml/parse.ts'
import { toJson, toValue } from '../../src/yaml/value.ts'

const root = (text: string): Node => parseBody(text).root!

describe('values', () => {
  test('maps have no prototype, so that any key is an ordinary one', () => {
    const value = toValue(root('__proto__: {a: 1}\nconstructor: 2\n'))
    expect(Object.getPrototypeOf(Object.getPrototypeOf(value))).toBeNull()
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect(value.toString).toBeUndefined()
    expect(({} as any).a).toBeUndefined()
  })
  test('big integers stay exact', () => expect(toValue(root('a: 9007199254740993\n')).a).toBe(9007199254740993n))
  test('nulls are kept, unless rules ask for sane values', () => {
    const node = root('a: ~\nb: [~, 1]\nc: {d: }\n')
    expect(toJson(node)).toBe('{"a":null,"b":[null,1],"c":{"d":null}}')
    expect(Object.keys(toValue(node))).toEqual(['a', 'b', 'c'])
    const sane = toValue(node, new Set())
    expect(Object.keys(sane)).toEqual(['b', 'c'])
    expect(Object.keys(sane.c)).toEqual([])
  })
  test('hidden nodes are left out', () => {
    const node = root('a: 1\nb: two\nc: [x, z]\n')
    if (node.type !== 'map') throw new Error('no map')
    const [, b, c] = node.entries.map((entry) => entry.value)
    const items = c!.type === 'list' ? c!.items : []
    const value = toValue(node, new Set([b!, items[0]!]))
    expect(Object.keys(value)).toEqual(['a', 'c'])
    expect(value.c).toEqual([undefined, 'z'])
  })
  test('aliased values are independent copies', () => {
    const value = toValue(root('a: &x {p: 1}\nb: *x\n'))
    value.a.p = 2
    expect(value.b.p).toBe(1)
  })
  test('any depth that the parser allows', () => {
    const depth = 10_000
    let value = toValue(root('[{a: '.repeat(depth / 2) + 1 + '}]'.repeat(depth / 2)))
    let seen = 0
    for (; typeof value === 'object'; seen++) value = Array.isArray(value) ? value[0] : value.a
    expect(seen).toBe(depth)
  })
})
