import type { FieldFacts, GateFacts, KindFacts, Tables } from './model.ts'
import { readMinor } from './spans.ts'

interface Life {
  readonly since: string
  readonly until: string | null
}

interface Named {
  readonly group: string
  readonly version: string
  readonly kind: string
}

interface Resource extends Named {
  readonly plural: string
  readonly namespaced: boolean
  readonly shortNames: readonly string[]
  readonly enabledByDefault: Life | null
  readonly creatable: boolean
  readonly listKind: string | null
}

interface Entry extends Named {
  readonly introduced: string | null
  readonly deprecated: string | null
  readonly removed: string | null
  readonly replacement: Named | null
  readonly replacementSince?: string
  readonly published: Life | null
}

interface Migration {
  readonly from: string
  readonly to: string
  readonly renamed?: Readonly<Record<string, string>>
  readonly removed?: readonly string[]
  readonly required?: readonly string[]
  readonly defaults?: Readonly<Record<string, readonly [unknown, unknown]>>
  readonly refused?: readonly string[]
  readonly unique?: readonly string[]
  readonly meaning?: Readonly<Record<string, readonly [string, string]>>
}

interface GateEntry {
  readonly type: string
  readonly field: string
  readonly off: string
  readonly effectiveSince: string | null
}

interface FieldGate extends GateEntry {
  readonly gates: readonly {
    gate: string | readonly string[]
    mode?: 'all' | 'any'
    since?: string
    until?: string
  }[]
  readonly ignored: readonly (readonly [string, string | null])[]
}

interface ValueGate extends GateEntry {
  readonly value: string | null
  readonly when?: string
  readonly gate: string | null
  readonly refusedOrIgnored: readonly (readonly [string, string | null])[]
}

/** The fact files that may lie beside the OpenAPI documents; an absent one leaves what `schemas/` already says. */
export interface FactFiles {
  readonly resources?: { readonly resources: readonly Resource[]; readonly otherKinds: readonly Named[] }
  readonly lifecycle?: { readonly entries: readonly Entry[] }
  readonly fields?: { readonly migrations: readonly Migration[] }
  readonly fieldGates?: { readonly effective: readonly FieldGate[]; readonly values: readonly ValueGate[] }
}

/** The tables after new fact files: each file replaces what came from its predecessor. */
export function updateTables(known: Tables, files: FactFiles): Tables {
  const kinds = new Map(known.kinds)
  const set = (key: string, names: readonly (keyof KindFacts)[], facts: KindFacts | undefined) => {
    const kept = Object.entries(kinds.get(key) ?? {}).filter(([name]) => !names.includes(name as keyof KindFacts))
    kinds.set(key, ordered({ ...Object.fromEntries(kept), ...facts }))
  }
  for (const [names, found] of kindFacts(files))
    for (const key of new Set([...kinds.keys(), ...found.keys()])) set(key, names, found.get(key))
  return {
    kinds: new Map([...kinds].filter(([, facts]) => Object.keys(facts).length > 0)),
    fields: files.fieldGates ? gateFacts(files.fieldGates) : known.fields,
  }
}

const order: readonly (keyof KindFacts)[] = [
  ...(['plural', 'shortNames', 'namespaced', 'creatable', 'items', 'enabled', 'gate'] as const),
  ...(['introduced', 'deprecated', 'removed', 'replacement', 'replacementSince', 'migration'] as const),
]

function ordered(facts: KindFacts): KindFacts {
  return Object.fromEntries(order.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]))
}

function* kindFacts(files: FactFiles): Generator<[readonly (keyof KindFacts)[], Map<string, KindFacts>]> {
  if (files.resources)
    yield [['plural', 'shortNames', 'namespaced', 'creatable', 'items', 'enabled'], resourceFacts(files.resources)]
  if (files.lifecycle)
    yield [
      ['introduced', 'deprecated', 'removed', 'replacement', 'replacementSince'],
      new Map(
        files.lifecycle.entries.filter(({ published }) => published).map((entry) => [keyOf(entry), lifeFacts(entry)]),
      ),
    ]
  if (files.fields) yield [['migration'], migrationFacts(files.fields.migrations)]
}

function resourceFacts({ resources, otherKinds }: NonNullable<FactFiles['resources']>): Map<string, KindFacts> {
  const found = new Map<string, KindFacts>()
  for (const resource of resources) {
    const { plural, namespaced, creatable, shortNames, listKind, enabledByDefault } = resource
    const enabled = enabledByDefault ? printLife([enabledByDefault.since, enabledByDefault.until]) : undefined
    found.set(keyOf(resource), { plural, ...(shortNames.length > 0 && { shortNames }), namespaced, creatable, enabled })
    if (listKind) {
      const list = { ...resource, kind: listKind }
      found.set(keyOf(list), { plural, namespaced, creatable: false, items: resource.kind, enabled })
    }
  }
  for (const kind of otherKinds)
    if (kind.kind !== 'List') found.set(keyOf(kind), { namespaced: true, creatable: false })
  return found
}

function lifeFacts({ introduced, deprecated, removed, replacement, replacementSince }: Entry): KindFacts {
  return {
    introduced: introduced ?? undefined,
    deprecated: deprecated ?? undefined,
    removed: removed ?? undefined,
    replacement: replacement ? `${apiVersion(replacement)} ${replacement.kind}` : undefined,
    replacementSince,
  }
}

function migrationFacts(migrations: readonly Migration[]): Map<string, KindFacts> {
  return new Map(
    migrations.map((migration) => {
      const [version, kind] = migration.from.split(' ') as [string, string]
      return [`${version.includes('/') ? version : `/${version}`}/${kind}`, { migration: sentences(migration) }]
    }),
  )
}

function sentences(migration: Migration): string[] {
  const {
    renamed = {},
    removed = [],
    required = [],
    defaults = {},
    refused = [],
    unique = [],
    meaning = {},
  } = migration
  return [
    ...Object.entries(renamed).map(([from, to]) => `${quoted(from)} is now \`${to}\``),
    ...removed.map((field) => `\`${field}\` is gone`),
    ...required.map((field) =>
      field.includes(' ') ? quoted(field).replace('` (', '` is required (') : `\`${field}\` is required`,
    ),
    ...Object.entries(defaults)
      .filter(([, [, now]]) => now !== null)
      .map(([field, [before, now]]) => `\`${field}\` defaults to ${now} instead of ${before}`),
    ...refused.map((setting) => `\`${setting}\` is refused`),
    ...unique.map((field) => `\`${field}\` must be unique`),
    ...Object.entries(meaning).map(
      ([setting, [before, now]]) => `\`${setting}\` ${now}, where it ${past(before)} before`,
    ),
  ]
}

/** `backend.servicePort (number)` with only the path in back-quotes. */
function quoted(field: string): string {
  const space = field.indexOf(' (')
  return space === -1 ? `\`${field}\`` : `\`${field.slice(0, space)}\`${field.slice(space)}`
}

function past(phrase: string): string {
  return phrase
    .replace(/^selects /, 'selected ')
    .replace(/^becomes /, 'became ')
    .replace(/^stays /, 'stayed ')
}

function gateFacts({ effective, values }: NonNullable<FactFiles['fieldGates']>): Map<string, Map<string, FieldFacts>> {
  const found = new Map<string, Map<string, FieldFacts>>()
  const add = ({ type, field }: GateEntry, facts: FieldFacts) => {
    const fields = found.get(type) ?? new Map<string, FieldFacts>()
    found.set(type, fields.set(field, { ...fields.get(field), ...facts }))
  }
  for (const entry of effective)
    if (entry.ignored.length > 0) add(entry, { ignored: entry.ignored.flatMap((range) => ignoredIn(entry, range)) })
  for (const entry of values) {
    if (entry.off !== 'reject' || entry.value === null || entry.when || !entry.gate) continue
    const refused = entry.refusedOrIgnored.map((range) => gateFact(printLife(range), entry.gate as string, entry))
    const known = found.get(entry.type)?.get(entry.field)?.refused
    if (refused.length > 0) add(entry, { refused: { ...known, [entry.value]: refused } })
  }
  return found
}

/** One fact for each name that the gate had in the range. */
function ignoredIn(entry: FieldGate, [from, to]: readonly [string, string | null]): GateFacts[] {
  return entry.gates.flatMap(({ gate, mode, since, until }) => {
    const start = since && readMinor(since) > readMinor(from) ? since : from
    const end = until && (to === null || readMinor(until) < readMinor(to)) ? until : to
    if (end !== null && readMinor(start) > readMinor(end)) return []
    const name = [gate].flat().join(mode === 'any' ? '|' : '&')
    return [gateFact(printLife([start, end]), name, entry)]
  })
}

function gateFact(range: string, gate: string, { off, effectiveSince }: GateEntry): GateFacts {
  return { in: range, gate, off, ...(effectiveSince && { effectiveSince }) }
}

function printLife([since, until]: readonly [string, string | null]): string {
  return since === until ? since : `${since}-${until ?? ''}`
}

function apiVersion({ group, version }: Named): string {
  return group === '' ? version : `${group}/${version}`
}

function keyOf({ group, version, kind }: Named): string {
  return `${group}/${version}/${kind}`
}
