import { describe, expect, it } from 'vitest'
import { readConstraints } from '../../scripts/schemas/constraints.ts'
import { packSchemas } from '../../scripts/schemas/pack.ts'
import { packageNames, readFiles } from '../../scripts/schemas/read.ts'
import { openStore } from '../../src/schema/store.ts'
import type { Field, ListType, SchemaStore } from '../../src/schema/types.ts'
import { store } from '../helpers/store.ts'

/** A store of minors 1.20 to 1.29 with one file, `harbour-v1.json`, and what constraints say about it. */
function storeOf(types: object, kinds: object = {}, constraints: Record<string, object> = {}): SchemaStore {
  const minors = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`1.${20 + index}`, 'x']))
  const head = { package: 'io.k8s.api.harbour.v1', group: 'harbour.io', version: 'v1' }
  const files = new Map([
    ['versions.json', JSON.stringify({ minors })],
    ['harbour-v1.json', JSON.stringify({ ...head, kinds, types })],
  ])
  const schemas = readFiles(files)
  const read = (name: string) => constraints[name] && JSON.stringify(constraints[name])
  return openStore(packSchemas(schemas, readConstraints(read, schemas.merged, packageNames(files))))
}

function fieldOf(field: object | object[], constraints?: Record<string, object>): Field | undefined {
  const crate = storeOf({ Crate: { fields: { seal: field } }, Seal: {} }, {}, constraints)
  return crate.type('io.k8s.api.harbour.v1.Crate')?.fields.get('seal')?.[0]
}

describe('a field', () => {
  it('has the type of its expression', () => {
    expect(fieldOf({ type: '[]map[string]quantity' })?.type).toMatchObject({
      kind: 'list',
      items: { kind: 'map', values: { kind: 'quantity' } },
    })
  })

  it('refers to definitions that are decoded once', () => {
    const types = storeOf({ Crate: { fields: { crates: { type: '[]Crate' } } } })
    const crate = types.type('io.k8s.api.harbour.v1.Crate')
    const list = crate!.fields.get('crates')![0]!.type as ListType
    expect(list.kind).toBe('list')
    expect(list.items).toBe(crate)
  })

  it('says how lists are merged', () => {
    const field = { type: '[]string', 'listType@': { '1.22-': 'map' }, keys: ['name'] }
    expect(fieldOf(field)?.type).toMatchObject({ listType: 'map', keys: ['name'] })
  })

  it('has one variant for each type', () => {
    const variants = [
      { type: 'string', until: '1.22' },
      { type: 'boolean', since: '1.23' },
    ]
    const crate = storeOf({ Crate: { fields: { seal: variants } } }).type('io.k8s.api.harbour.v1.Crate')
    expect(crate?.fields.get('seal')).toMatchObject([
      { type: { kind: 'string' }, since: undefined, until: 22 },
      { type: { kind: 'boolean' }, since: 23, until: undefined },
    ])
  })

  it('knows when the document calls it required and what its default was', () => {
    const field = fieldOf({ type: 'string', 'required@': { '1.20-1.24': true }, 'default@': { '1.25-': 'wax' } })
    expect(field).toMatchObject({ published: [{ until: 24 }], default: 'wax', defaults: [{ since: 25, value: 'wax' }] })
  })

  it('leaves out values that no default server takes, and shortens the life of those that need a gate', () => {
    const gate = { gate: 'Wax', off: 'reject' }
    const field = {
      type: 'string',
      values: ['tape', 'wax', { value: 'wire', since: '1.22' }],
      refused: { wax: [{ in: '1.20-1.23', ...gate }], tape: [{ in: '1.20-', ...gate }] },
    }
    expect(fieldOf(field)?.values).toEqual([
      { value: 'wax', since: 24, gate: 'Wax' },
      { value: 'wire', since: 22 },
    ])
  })

  it('knows when a default server drops it', () => {
    const ignored = [{ in: '1.22-1.24', gate: 'Seal', off: 'drop', effectiveSince: '1.25' }]
    expect(fieldOf({ type: 'string', ignored })?.ignored).toEqual([
      { since: 22, until: 24, gate: 'Seal', off: 'drop', effectiveSince: 25 },
    ])
  })

  it('carries the constraints', () => {
    const field = fieldOf(
      { type: 'string' },
      {
        'required.json': { 'harbour-v1.Crate': { seal: { since: '1.22', empty: true } } },
        'implied.json': { 'harbour-v1.Crate': ['seal'] },
        'late.json': { 'harbour-v1.Crate': { seal: { until: '1.23' } } },
        'places.json': { 'harbour-v1.Crate': { seal: 'parent' } },
        'defaults.json': { 'harbour-v1.Crate': { seal: { value: 'wax', note: 'for wood' } } },
      },
    )
    expect(field).toMatchObject({
      required: [{ since: 22, empty: true }],
      implied: true,
      late: [{ until: 23 }],
      valuesAt: 'parent',
      filled: [{ value: 'wax', note: 'for wood' }],
    })
  })

  it('may have a name that is special in JavaScript', () => {
    const fields = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "boolean"}}')
    const crate = storeOf({ Crate: { fields } }).type('io.k8s.api.harbour.v1.Crate')
    expect([...(crate?.fields.keys() ?? [])]).toEqual(['__proto__', 'constructor'])
  })
})

it('refuses constraints about what does not exist', () => {
  const about = (constraint: object) => () => storeOf({ Crate: {} }, {}, { 'required.json': constraint })
  expect(about({ 'harbour-v1.Crate': { hook: {} } })).toThrow('no field')
  expect(about({ 'harbour-v1.Ship': { hook: {} } })).toThrow('no definition')
})

it('refuses bytes that are no pack', () => {
  expect(() => openStore(new TextEncoder().encode('{}'))).toThrow('not a pack')
})

describe('the kinds', () => {
  it('are found by group, version and kind', () => {
    expect(store().kind({ group: 'apps', version: 'v1', kind: 'Deployment' })).toMatchObject({
      plural: 'deployments',
      shortNames: ['deploy'],
      namespaced: true,
      creatable: true,
      published: {},
      enabledByDefault: {},
      type: { name: 'io.k8s.api.apps.v1.Deployment' },
    })
    expect(store().kind({ group: 'apps', version: 'v1', kind: 'Pod' })).toBeUndefined()
    expect(store().kind({ group: '', version: 'v1', kind: '__proto__' })).toBeUndefined()
  })

  it('are sorted by what still exists, then stability, then version', () => {
    const versions = (kind: string) =>
      store()
        .kindsNamed(kind)
        .map(({ group, version }) => `${group}/${version}`)
    expect(versions('HorizontalPodAutoscaler').map((one) => one.slice('autoscaling/'.length))).toEqual([
      'v2',
      'v1',
      'v2beta2',
      'v2beta1',
    ])
    expect(versions('Ingress')).toEqual(['networking.k8s.io/v1', 'networking.k8s.io/v1beta1', 'extensions/v1beta1'])
    expect(versions('Nothing')).toEqual([])
  })

  it('say when they lived and what replaces them', () => {
    const ingress = store().kind({ group: 'extensions', version: 'v1beta1', kind: 'Ingress' })
    expect(ingress).toMatchObject({
      published: { until: 21 },
      life: {
        deprecated: 14,
        removed: 22,
        replacement: { group: 'networking.k8s.io', version: 'v1', kind: 'Ingress' },
      },
    })
    expect(ingress?.life.migration).toContain('`spec.rules[*].http.paths[*].pathType` is required')
  })

  it('include lists, which name the kind of their items', () => {
    const list = store().kind({ group: 'apps', version: 'v1', kind: 'DeploymentList' })
    expect(list).toMatchObject({ itemKind: 'Deployment', creatable: false })
  })

  it('know those that must be switched on', () => {
    const workload = store().kind({ group: 'scheduling.k8s.io', version: 'v1alpha2', kind: 'Workload' })
    expect(workload).toMatchObject({ enabledByDefault: undefined, published: { since: 36 } })
  })
})
