import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { canonical, digest } from '../../scripts/schemas/digest.ts'
import { readFolder } from '../../scripts/schemas/folder.ts'
import { snapshotOf } from '../../scripts/schemas/merge.ts'
import type { FieldShape, Snapshot, TypeShape } from '../../scripts/schemas/model.ts'
import { readDocument } from '../../scripts/schemas/openapi.ts'
import { readFiles } from '../../scripts/schemas/read.ts'
import { existsIn, type Minor } from '../../src/model/version.ts'
import type { Field, ObjectType, Type } from '../../src/schema/types.ts'
import { shared } from '../helpers/shared.ts'
import { store } from '../helpers/store.ts'

const { merged, digests } = readFiles(readFolder('schemas'))
const minors = [...digests.keys()]

it('there are 21 minors', () => {
  expect(minors).toEqual(Array.from({ length: 21 }, (_, index) => 16 + index))
  expect([store().oldest, store().newest]).toEqual([16, 36])
})

describe.each(minors)('1.%i', (minor) => {
  it('has the content of the published document', () => {
    expect(digest(snapshotOf(merged, minor))).toBe(digests.get(minor))
  })

  it('comes out of the pack as it stands in the files', () => {
    expect(canonical(packed(minor))).toBe(canonical(withoutMarkers(snapshotOf(merged, minor))))
  })

  const path = shared(`facts/openapi/1.${minor}.json.gz`)
  it.skipIf(path === undefined)('comes out of the pack as it was published', () => {
    const published = readDocument(JSON.parse(gunzipSync(readFileSync(path as string)).toString()))
    expect(canonical(packed(minor))).toBe(canonical(withoutMarkers(published)))
  })
})

/** What the opened store says about one minor. */
function packed(minor: Minor): Snapshot {
  const types = store()
    .typeNames()
    .map((name) => [name, store().type(name) as ObjectType] as const)
    .filter(([, type]) => existsIn(type, minor))
  const kinds = store()
    .kinds()
    .map((gvk) => [`${gvk.group}/${gvk.version}/${gvk.kind}`, store().kind(gvk)] as const)
    .filter(([, kind]) => kind && existsIn(kind.published, minor))
  return {
    types: new Map(types.map(([name, type]) => [name, { fields: fieldsIn(type, minor) }])),
    kinds: new Map(kinds.map(([key, kind]) => [key, kind?.type.name as string])),
  }
}

function fieldsIn(type: ObjectType, minor: Minor): Map<string, FieldShape> {
  const fields = [...type.fields.values()].flat().filter((field) => existsIn(field, minor))
  return new Map(
    fields.map((field) => {
      const value = merged.defaultsIn.includes(minor) ? defaultIn(field, minor) : undefined
      const required = field.published?.some((span) => existsIn(span, minor))
      return [
        field.name,
        {
          type: expression(field.type),
          ...(required && { required: true as const }),
          ...(value !== undefined && { default: value }),
        },
      ]
    }),
  )
}

function defaultIn(field: Field, minor: Minor): unknown {
  return field.defaults ? field.defaults.find((span) => existsIn(span, minor))?.value : field.default
}

function expression(type: Type): string {
  if (type.kind === 'list') return `[]${expression(type.items)}`
  if (type.kind === 'map') return `map[string]${expression(type.values)}`
  return type.kind === 'object' || type.kind === 'any' ? (type.name as string) : type.kind
}

/** The part of a snapshot that the pack has for every minor: the apply markers are those of the newest minor only. */
function withoutMarkers({ types, kinds }: Snapshot): Snapshot {
  const strip = ({ fields }: TypeShape): TypeShape => ({
    fields: new Map(
      [...fields].map(([name, { type, required, default: value }]) => [
        name,
        { type, ...(required && { required }), ...(value !== undefined && { default: value }) },
      ]),
    ),
  })
  return { types: new Map([...types].map(([name, shape]) => [name, strip(shape)])), kinds }
}
