import { describe, expect, it } from 'vitest'
import { get, type ListNode, type MapNode } from '../../src/yaml/node.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { toValue } from '../../src/yaml/value.ts'

const root = parseStream('a: 1\nb: null\nc: [1, null, x]\nd: ~\n')[0]!.root as MapNode
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('the value of a node', () => {
  it('is what is written', () => expect(plain(toValue(root))).toEqual({ a: 1, b: null, c: [1, null, 'x'], d: null }))

  it('leaves out nulls where rules see it', () => {
    expect(plain(toValue(root, new Set()))).toEqual({ a: 1, c: [1, null, 'x'] })
  })

  it('leaves out what is hidden and has empty strings for hidden nulls', () => {
    const { items } = get(root, 'c') as ListNode
    const hidden = new Set([get(root, 'a')!, get(root, 'b')!, items[0]!, items[1]!])
    const { a, b, c, d } = toValue(root, hidden)
    expect([a, b, c, d]).toEqual([undefined, '', [undefined, '', 'x'], undefined])
  })
})
