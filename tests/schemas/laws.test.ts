import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expand, merge } from '../../scripts/schemas/merge.ts'
import type { FieldShape, History, Snapshot, TypeShape } from '../../scripts/schemas/model.ts'
import { printFiles } from '../../scripts/schemas/print.ts'
import { readFiles } from '../../scripts/schemas/read.ts'

const definition = fc.constantFrom(
  'io.k8s.api.harbour.v1.Crate',
  'io.k8s.api.harbour.v1.Ship',
  'io.k8s.api.port.v1beta1.Crane',
)
const expression = fc.oneof(
  fc.constantFrom('string', 'int32', '[]string', 'map[string]quantity', '[][]time'),
  definition,
  definition.map((name) => `[]${name}`),
)
const field: fc.Arbitrary<FieldShape> = fc.record(
  {
    type: expression,
    required: fc.constant(true as const),
    listType: fc.constantFrom('atomic', 'set'),
    keys: fc.constantFrom(['name'], ['name', 'port']),
    default: fc.constantFrom(0, '', false, { a: [1] }),
  },
  { requiredKeys: ['type'] },
)
const type: fc.Arbitrary<TypeShape> = fc
  .dictionary(fc.constantFrom('seal', 'hook', '__proto__', 'constructor', '$ref'), field, { noNullPrototype: false })
  .map((fields) => ({ fields: new Map(Object.entries(fields)) }))
const names = ['io.k8s.api.harbour.v1.Crate', 'io.k8s.api.harbour.v1.Ship', 'io.k8s.api.port.v1beta1.Crane'] as const

/** Snapshots that all have a default somewhere, as the documents since 1.23 have: without one defaults are unknown. */
const snapshot: fc.Arbitrary<Snapshot> = fc
  .tuple(type, type, type, fc.boolean())
  .map(([crate, ship, crane, hasKind]) => {
    const known = new Map(crate.fields).set('known', { type: 'string', default: 'yes' })
    return {
      types: new Map([
        [names[0], { fields: known }],
        [names[1], ship],
        [names[2], crane],
      ]),
      kinds: new Map(hasKind ? [['harbour.io/v1/Crate', names[0]]] : []),
    }
  })
const history: fc.Arbitrary<History> = fc
  .array(snapshot, { minLength: 1, maxLength: 6 })
  .map((snapshots) => new Map(snapshots.map((one, index) => [20 + index, one])))

const none = { kinds: new Map(), fields: new Map() }

function printed(one: History): Map<string, string> {
  return printFiles({
    merged: merge(one),
    tables: none,
    digests: new Map([...one.keys()].map((minor) => [minor, 'x'])),
  })
}

it('gives back what was merged', () => {
  fc.assert(
    fc.property(history, (one) => {
      expect(expand(readFiles(printed(one)).merged)).toEqual(one)
    }),
  )
})

it('leads to the same files one minor after the other', () => {
  fc.assert(
    fc.property(history, (one) => {
      let known: History = new Map()
      for (const [minor, published] of one)
        known = expand(readFiles(printed(new Map([...known, [minor, published]]))).merged)
      expect(printed(known)).toEqual(printed(one))
    }),
  )
})
