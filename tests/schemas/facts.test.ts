import { describe, expect, it } from 'vitest'
import { updateTables } from '../../scripts/schemas/facts.ts'
import type { Tables } from '../../scripts/schemas/model.ts'

const none: Tables = { kinds: new Map(), fields: new Map() }
const crate = { group: 'harbour.io', version: 'v1', kind: 'Crate' }
const resource = {
  ...crate,
  plural: 'crates',
  namespaced: true,
  shortNames: ['cr'],
  enabledByDefault: { since: '1.20', until: null },
  creatable: true,
  listKind: 'CrateList',
}

describe('the tables', () => {
  it('take kinds and their lists from the resources', () => {
    const { kinds } = updateTables(none, { resources: { resources: [resource], otherKinds: [] } })
    const served = { plural: 'crates', namespaced: true, enabled: '1.20-' }
    expect(kinds.get('harbour.io/v1/Crate')).toEqual({ ...served, shortNames: ['cr'], creatable: true })
    expect(kinds.get('harbour.io/v1/CrateList')).toEqual({ ...served, creatable: false, items: 'Crate' })
  })

  it('replace what a file said before and keep the rest', () => {
    const first = updateTables(none, {
      resources: { resources: [resource], otherKinds: [] },
      lifecycle: { entries: [{ ...life, deprecated: '1.22', removed: '1.25' }] },
    })
    const second = updateTables(first, { lifecycle: { entries: [{ ...life, deprecated: '1.23', removed: null }] } })
    expect(second.kinds.get('harbour.io/v1/Crate')).toMatchObject({ plural: 'crates', deprecated: '1.23' })
    expect(second.kinds.get('harbour.io/v1/Crate')).not.toHaveProperty('removed')
  })

  it('say in sentences what a move changes', () => {
    const { kinds } = updateTables(none, {
      fields: {
        migrations: [
          {
            from: 'harbour.io/v1 Crate',
            to: 'harbour.io/v2 Crate',
            renamed: { 'spec.seal (number)': 'spec.seal.number' },
            removed: ['spec.hook'],
            required: ['spec.size', 'spec.weight (in tons)'],
            defaults: { 'spec.lid': [false, true], 'spec.size': ['small', null] },
            refused: ['spec.size: huge'],
            unique: ['marks[*]'],
            meaning: { 'spec.berth: {}': ['selects none', 'selects all'] },
          },
        ],
      },
    })
    expect(kinds.get('harbour.io/v1/Crate')?.migration).toEqual([
      '`spec.seal` (number) is now `spec.seal.number`',
      '`spec.hook` is gone',
      '`spec.size` is required',
      '`spec.weight` is required (in tons)',
      '`spec.lid` defaults to true instead of false',
      '`spec.size: huge` is refused',
      '`marks[*]` must be unique',
      '`spec.berth: {}` selects all, where it selected none before',
    ])
  })

  it('name a gate as it was called in each minor', () => {
    const gates = [
      { gate: 'OldSeal', until: '1.22' },
      { gate: ['Seal', 'Wax'], mode: 'any' as const, since: '1.23' },
    ]
    const entry = { type: 'T', field: 'seal', off: 'drop', effectiveSince: '1.25', gates }
    const { fields } = updateTables(none, {
      fieldGates: { effective: [{ ...entry, ignored: [['1.21', '1.24']] }], values: [] },
    })
    expect(fields.get('T')?.get('seal')?.ignored).toEqual([
      { in: '1.21-1.22', gate: 'OldSeal', off: 'drop', effectiveSince: '1.25' },
      { in: '1.23-1.24', gate: 'Seal|Wax', off: 'drop', effectiveSince: '1.25' },
    ])
  })

  it('know the values that need a gate, but not those that also need a condition', () => {
    const entry = { type: 'T', field: 'seal', gate: 'Seal', effectiveSince: null }
    const ranges = [['1.21', null]] as const
    const { fields } = updateTables(none, {
      fieldGates: {
        effective: [],
        values: [
          { ...entry, value: 'tape', off: 'reject', refusedOrIgnored: ranges },
          { ...entry, value: 'rope', off: 'reject', when: 'wet', refusedOrIgnored: ranges },
          { ...entry, value: 'wire', off: 'drop', refusedOrIgnored: ranges },
        ],
      },
    })
    expect(fields.get('T')?.get('seal')).toEqual({ refused: { tape: [{ in: '1.21-', gate: 'Seal', off: 'reject' }] } })
  })
})

const life = { ...crate, introduced: '1.20', replacement: null, published: { since: '1.20', until: null } }
