import { describe, expect, it } from 'vitest'
import { isWordSlip, NameIndex } from '../../../src/workspace/references/near.ts'

const nearest = (wanted: string, ...names: string[]) => {
  const index = new NameIndex<undefined>()
  for (const name of names) index.add(name, undefined)
  return index.near(wanted).map(({ name }) => name)
}

describe('NameIndex', () => {
  it.each([
    ['a missing letter', 'shop-setings', 'shop-settings'],
    ['a letter too much', 'shop-settinngs', 'shop-settings'],
    ['swapped letters', 'shop-tsl', 'shop-tls'],
    ['a dash', 'shopsettings', 'shop-settings'],
    ['a dot for a dash', 'shop.settings', 'shop-settings'],
    ['capitals', 'Shop-Settings', 'shop-settings'],
    ['a slip in the first word', 'shp-settings', 'shop-settings'],
    ['the wrong letter doubled', 'fast-sdd', 'fast-ssd'],
    ['a slip beside a number', 'databse-2', 'database-2'],
  ])('finds %s', (_, wanted, name) => expect(nearest(wanted, name, 'other')).toEqual([name]))

  it.each([
    ['another number', 'shard-1', 'shard-2'],
    ['another number without a dash', 'web1', 'web2'],
    ['numbers put together otherwise', 'web-1-1', 'web-11'],
    ['another short word', 'shop-api', 'shop-app'],
    ['another word of four letters', 'shop-mail', 'shop-main'],
    ['two letters', 'pg-ro', 'pg-rw'],
    ['slips in two words', 'shp-setings', 'shop-settings'],
    ['a word more', 'shop-settings-old', 'shop-settings'],
    ['the same name', 'shop', 'shop'],
  ])('leaves %s alone', (_, wanted, name) => expect(nearest(wanted, name)).toEqual([]))

  it('says nothing where many names differ in one word', () => {
    const names = Array.from(
      { length: 200 },
      (_, index) =>
        `app-${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]}ord${index > 99 ? 'x' : ''}`,
    )
    expect(nearest('app-akorde', ...names)).toEqual([])
  })
})

describe('isWordSlip', () => {
  it('takes two slips in a long word', () => expect(isWordSlip('configuraton', 'confguration')).toBe(true))
  it('takes one in a short word', () => expect(isWordSlip('stting', 'seting')).toBe(true))
  it('takes two letters that are swapped at the beginning', () => expect(isWordSlip('niternal', 'internal')).toBe(true))
  it('takes no other word', () => expect(isWordSlip('external', 'internal')).toBe(false))
  it('takes no text without end', () => expect(isWordSlip('a'.repeat(5000), 'a'.repeat(4999))).toBe(false))
})

it('does not look into what is longer than any name', () => {
  const start = performance.now()
  const long = 'a-'.repeat(150_000)
  const index = new NameIndex<undefined>()
  index.add(long, undefined)
  expect(index.near(`${long}b`)).toEqual([])
  expect(performance.now() - start).toBeLessThan(1000)
})
