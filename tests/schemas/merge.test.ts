import { describe, expect, it } from 'vitest'
import { expand, merge } from '../../scripts/schemas/merge.ts'
import type { FieldShape, Snapshot, Tables } from '../../scripts/schemas/model.ts'
import { readDocument, withEnums } from '../../scripts/schemas/openapi.ts'
import { printFiles } from '../../scripts/schemas/print.ts'
import { readFiles } from '../../scripts/schemas/read.ts'

const none: Tables = { kinds: new Map(), fields: new Map() }
const crate = 'io.k8s.api.harbour.v1.Crate'

/** A document with one definition of these properties. */
function documentOf(properties: Record<string, object>, required: string[] = []): Snapshot {
  const gvk = [{ group: 'harbour.io', version: 'v1', kind: 'Crate' }]
  const definition = { type: 'object', properties, required, 'x-kubernetes-group-version-kind': gvk }
  return readDocument({ definitions: { [crate]: definition } })
}

function linesOf(minors: Record<number, Snapshot>): string[] {
  const history = new Map(Object.entries(minors).map(([minor, snapshot]) => [Number(minor), snapshot]))
  const merged = merge(history)
  const files = printFiles({ merged, tables: none, digests: new Map([...history.keys()].map((minor) => [minor, 'x'])) })
  expect(expand(readFiles(files).merged)).toEqual(expand(merged))
  return (files.get('harbour-v1.json') ?? '').split('\n')
}

const text = { type: 'string' }

describe('a merged field', () => {
  it('says nothing about its life when it lives as long as its definition', () => {
    expect(linesOf({ 20: documentOf({ seal: text }), 21: documentOf({ seal: text }) })).toContain(
      '  "seal": {"type": "string"}',
    )
  })

  it('says since when and until when it is there', () => {
    const without = documentOf({ hook: text })
    const lines = linesOf({ 20: without, 21: documentOf({ hook: text, seal: text }), 22: without })
    expect(lines).toContain('  "seal": {"type": "string", "since": "1.21", "until": "1.21"}')
  })

  it('has an entry for each type', () => {
    const lines = linesOf({ 20: documentOf({ seal: text }), 21: documentOf({ seal: { type: 'boolean' } }) })
    expect(lines).toContain('  "seal": [{"type": "string", "until": "1.20"}, {"type": "boolean", "since": "1.21"}]')
  })

  it('may come back', () => {
    const lines = linesOf({ 20: documentOf({ seal: text }), 21: documentOf({}), 22: documentOf({ seal: text }) })
    expect(lines).toContain('  "seal": [{"type": "string", "until": "1.20"}, {"type": "string", "since": "1.22"}]')
  })

  it('gives ranges for what comes and goes', () => {
    const lines = linesOf({
      20: documentOf({ seal: text }, ['seal']),
      21: documentOf({ seal: text }, ['seal']),
      22: documentOf({ seal: text }),
    })
    expect(lines).toContain('  "seal": {"type": "string", "required@": {"1.20-1.21": true}}')
  })

  it('says how lists are merged', () => {
    const list = { type: 'array', items: text, 'x-kubernetes-list-type': 'set' }
    expect(linesOf({ 20: documentOf({ seals: list }) })).toContain('  "seals": {"type": "[]string", "listType": "set"}')
  })

  it('has a default before the first document that publishes any', () => {
    const published = documentOf({ seal: { ...text, default: 'wax' }, hook: text })
    const lines = linesOf({ 22: documentOf({ seal: text, hook: text }), 23: published })
    expect(lines).toContain('  "seal": {"type": "string", "default": "wax"}')
  })

  it('keeps names that are special in JavaScript', () => {
    const properties = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}')
    const lines = linesOf({ 20: documentOf(properties) })
    expect(lines).toContain('  "__proto__": {"type": "string"},')
    expect(lines).toContain('  "constructor": {"type": "string"}')
  })
})

describe('the values of an enum', () => {
  const withValues = (...values: string[]) => documentOf({ seal: { ...text, enum: values } })
  const unknown = documentOf({ seal: text })
  const known = documentOf({ seal: text, hook: { ...text, enum: ['iron'] } })
  const both = (...values: string[]) =>
    documentOf({ seal: { ...text, enum: values }, hook: { ...text, enum: ['iron'] } })

  it('count for all minors where all documents with enums have them', () => {
    const lines = linesOf({ 20: unknown, 21: withValues('wax', 'lead'), 22: unknown })
    expect(lines).toContain('  "seal": {"type": "string", "values": ["lead", "wax"]}')
  })

  it('count from the minor after the last document without them', () => {
    const lines = linesOf({ 20: withValues('wax'), 21: unknown, 22: unknown, 23: withValues('wax', 'tape') })
    expect(lines).toContain('  "seal": {"type": "string", "values": [{"value": "tape", "since": "1.21"}, "wax"]}')
  })

  it('count to the minor before the first document without them', () => {
    const lines = linesOf({ 20: withValues('wax', 'tape'), 21: unknown, 22: withValues('wax') })
    expect(lines).toContain('  "seal": {"type": "string", "values": [{"value": "tape", "until": "1.21"}, "wax"]}')
  })

  it('are no closed set where a later document takes the enum back', () => {
    expect(linesOf({ 20: both('wax'), 21: known })).toContain('  "seal": {"type": "string"}')
  })

  it('come from what a server publishes', () => {
    expect(withEnums(unknown, withValues('wax')).types.get(crate)?.fields.get('seal')).toEqual({
      type: 'string',
      values: ['wax'],
    } satisfies FieldShape)
  })
})

describe('a kind and a definition', () => {
  it('say since when and until when they are published', () => {
    const other = readDocument({ definitions: {} })
    const lines = linesOf({ 20: other, 21: documentOf({ seal: text }), 22: other })
    expect(lines).toContain('"Crate": {"since": "1.21", "until": "1.21"}')
    expect(lines).toContain('"Crate": {"since": "1.21", "until": "1.21", "fields": {')
  })

  it('name the minors in between that lack them', () => {
    const lines = linesOf({ 20: documentOf({}), 21: readDocument({ definitions: {} }), 22: documentOf({}) })
    expect(lines.filter((line) => line.startsWith('"Crate"'))).toEqual([
      '"Crate": {"absent": ["1.21"]}',
      '"Crate": {"absent": ["1.21"]}',
    ])
  })
})

it('refuses a type that it has no word for', () => {
  expect(() => documentOf({ seal: { type: 'string', format: 'odd' } })).toThrow('no word for')
})
