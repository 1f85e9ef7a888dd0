import { expect, it } from 'vitest'
import { TextPool } from '../../src/text/pool.ts'
import { type PlainResource, ValueCache } from '../../src/workspace/resource.ts'

const resource = () => ({ atHand: undefined, packed: undefined }) as PlainResource
const never = () => {
  throw new Error('it is known')
}

it('keeps the values of some text as they are, and packs those of more', () => {
  const values = new ValueCache(new TextPool())
  const all = Array.from({ length: 600 }, (_, index) => ({ resource: resource(), value: { spec: { index } } }))
  for (const each of all) values.add(each.resource, each.value, 10_000)
  for (const { resource, value } of all) expect(values.get(resource, never)).toEqual(value)
  const asTheyAre = all.filter(({ resource, value }) => values.get(resource, never) === value)
  expect(asTheyAre).toEqual(all.slice(0, 400))
  expect(all.filter(({ resource }) => resource.packed === undefined)).toEqual(asTheyAre)
})

it('packs a value of a text that is longer than all that is kept', () => {
  const values = new ValueCache(new TextPool())
  const [long, short] = [resource(), resource()]
  values.add(long, { a: 1 }, 5_000_000)
  values.add(short, { b: 2 }, 10)
  expect([long.packed, short.packed]).toEqual([0, undefined])
})
