import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextPool } from '../../src/text/pool.ts'
import { PackedValues } from '../../src/workspace/packed.ts'
import { newObject } from '../../src/yaml/value.ts'

const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('TCP', 'app', '', 'ÿ', 'Ā', '\ud800', '__proto__'),
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0, 243, 244, 127, 128, 2 ** 31),
)

const value = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value')), tie('map')),
  map: fc.array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'))).map((entries) => {
    const map = newObject()
    for (const [key, each] of entries) map[key] = each
    return map
  }),
})).value

const PROTO = '__proto__'

const packedValues = () => new PackedValues(new TextPool())

describe('packed values', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const packed = packedValues()
        const places = values.map((each) => packed.pack(each))
        for (const [index, place] of places.entries())
          if (place !== undefined) expect(packed.unpack(place)).toStrictEqual(values[index])
      }),
    )
  })

  it('are maps without prototype', () => {
    const packed = packedValues()
    const map = newObject()
    map[PROTO] = { polluted: true }
    const made = packed.unpack(packed.pack(map)!)
    expect(Object.getPrototypeOf(made)).toBe(Object.getPrototypeOf(map))
    expect(Object.keys(made)).toEqual(['__proto__'])
    expect(made.polluted).toBeUndefined()
  })

  it('stay where they are when thousands follow', () => {
    const packed = packedValues()
    const make = (index: number) => ({
      name: `web-${index}`,
      labels: { app: `web-${index % 7}` },
      text: 'x'.repeat(500),
    })
    const places = Array.from({ length: 5000 }, (_, index) => packed.pack(make(index))!)
    for (const [index, place] of places.entries()) expect({ ...packed.unpack(place) }.name).toBe(`web-${index}`)
    expect(packed.unpack(places[4321]!)).toEqual(make(4321))
  })

  it('leave out what is too large or too deep, and take what follows', () => {
    const packed = packedValues()
    let deep: unknown = 'end'
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(packed.pack(deep)).toBeUndefined()
    for (const text of ['x'.repeat(1_000_000), 'Ā'.repeat(1_000_000), 'x'.repeat(33_000), 'Ā'.repeat(20_000)])
      expect(packed.pack({ text })).toBeUndefined()
    expect(packed.pack(Array.from({ length: 50_000 }, () => 1))).toBeUndefined()
    for (let count = 0; count < 40; count++) {
      const text = 'y'.repeat(30_000 + count)
      expect(packed.unpack(packed.pack({ text })!)).toEqual({ text })
    }
  })
})
