import { describe, expect, it } from 'vitest'
import { get, type ListNode, type MapNode, type Node } from '../../src/yaml/node.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { type Substitute, toValue } from '../../src/yaml/value.ts'

const root = parseStream('a: 1\nb: null\nc: [1, null, x]\nd: ~\n')[0]!.root as MapNode
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('the value of a node', () => {
  it('is what is written', () => expect(plain(toValue(root))).toEqual({ a: 1, b: null, c: [1, null, 'x'], d: null }))

  it('leaves out nulls where rules see it', () => {
    expect(plain(toValue(root, new Map()))).toEqual({ a: 1, c: [1, null, 'x'] })
  })

  it('has substitutes for what is hidden', () => {
    const { items } = get(root, 'c') as ListNode
    const hidden = new Map<Node, Substitute>([
      [get(root, 'a')!, 'nothing'],
      [get(root, 'b')!, 'text'],
      [items[0]!, 'nothing'],
      [items[1]!, 'zero'],
    ])
    const { a, b, c, d } = toValue(root, hidden)
    expect([a, b, c, d]).toEqual([undefined, '', [undefined, 0, 'x'], undefined])
  })
})
