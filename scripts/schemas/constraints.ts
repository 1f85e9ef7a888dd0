import { formats } from '../../src/kubernetes/formats.ts'
import type { IgnoredField, Limits, ValuesAt } from '../../src/schema/types.ts'
import type { Merged } from './merge.ts'
import type { GateFacts } from './model.ts'

/** A lifespan as it stands in the files; an absent end is that of the field. */
export interface SpanFact {
  readonly since?: string
  readonly until?: string
}

/** That servers refuse an object without the field, and whether an empty value counts as none. */
export interface RequiredFact extends SpanFact {
  readonly empty?: boolean
}

/** What a server fills in where the field is absent; `note` where that depends on something. */
export interface DefaultFact extends SpanFact {
  readonly value?: unknown
  readonly note?: string
}

/** A value that servers accept, with its minors where not all do. */
export type ValueFact = string | (SpanFact & { readonly value: string })

/** What else a value must be like, with its minors where it does not hold in all. */
export type LimitsFact = SpanFact & Limits

/** What servers do with a field while its feature gate is off: instead of what the gates' table says, or all of it where that lacks the field. */
export type IgnoredFact = IgnoredField['off'] | readonly GateFacts[]

/** What a file of `constraints/` says by definition and field. */
export type ByField<Fact> = ReadonlyMap<string, ReadonlyMap<string, Fact>>

/** What servers do that no published document says; README.md of `schemas/` describes the files. */
export interface Constraints {
  readonly required: ByField<readonly RequiredFact[]>
  readonly implied: ByField<true>
  readonly late: ByField<readonly SpanFact[]>
  readonly defaults: ByField<readonly DefaultFact[]>
  readonly values: ByField<readonly ValueFact[]>
  readonly places: ByField<ValuesAt>
  readonly limits: ByField<readonly LimitsFact[]>
  readonly ignored: ByField<IgnoredFact>
  /** What else changes with the replacement of a kind, by `group/version/Kind`. */
  readonly migrations: ReadonlyMap<string, readonly string[]>
}

/** Reads the files of `constraints/`; throws where one speaks of a definition or field that no schema has. */
export function readConstraints(
  read: (name: string) => string | undefined,
  merged: Merged,
  packages: ReadonlyMap<string, string>,
): Constraints {
  const facts = <Entry, Fact>(name: string, fieldsOf: (entry: Entry) => [string, Fact][]): ByField<Fact> => {
    const json = JSON.parse(read(name) ?? '{}') as Record<string, Entry>
    return new Map(Object.entries(json).map(([type, entry]) => [fullName(name, type), new Map(fieldsOf(entry))]))
  }
  const fullName = (name: string, type: string) => {
    const [stem, local] = type.split('.') as [string, string]
    return checked(name, `${packages.get(stem)}.${local}`, merged)
  }
  const byField = {
    required: facts('required.json', listed<RequiredFact>),
    implied: facts('implied.json', (fields: string[]) => fields.map((field) => [field, true as const])),
    late: facts('late.json', listed<SpanFact>),
    defaults: facts('defaults.json', listed<DefaultFact>),
    values: facts('values.json', (fields: Record<string, ValueFact[]>) => Object.entries(fields)),
    places: facts('places.json', (fields: Record<string, ValuesAt>) => Object.entries(fields)),
    limits: facts('limits.json', listed<LimitsFact>),
    ignored: facts('ignored.json', (fields: Record<string, IgnoredFact>) => Object.entries(fields)),
  }
  for (const [name, byType] of Object.entries(byField) as [string, ByField<unknown>][])
    for (const [type, fields] of byType)
      for (const field of fields.keys())
        if (!merged.types.get(type)?.fields.has(field)) throw new Error(`${name}.json: no field ${type}.${field}`)
  for (const [type, fields] of byField.limits)
    for (const [field, facts] of fields) for (const fact of facts) checkLimits(fact, `limits.json: ${type}.${field}`)
  return { ...byField, migrations: migrations(read('migrations.json'), merged) }
}

function migrations(json: string | undefined, merged: Merged): Constraints['migrations'] {
  const found = new Map(Object.entries(JSON.parse(json ?? '{}') as Record<string, string[]>))
  for (const kind of found.keys()) if (!merged.kinds.has(kind)) throw new Error(`migrations.json: no kind ${kind}`)
  return found
}

const LIMITS = new Set([
  'min',
  'max',
  'format',
  'maxLength',
  'maxItems',
  'unique',
  'empty',
  'items',
  'keys',
  'values',
  'at',
])

function checkLimits(limits: Limits, name: string): void {
  for (const key of Object.keys(limits))
    if (!LIMITS.has(key) && key !== 'since' && key !== 'until') throw new Error(`${name}: no limit "${key}"`)
  if (limits.format !== undefined && !Object.hasOwn(formats, limits.format))
    throw new Error(`${name}: no format "${limits.format}"`)
  for (const inner of [limits.items, limits.keys, limits.values]) if (inner !== undefined) checkLimits(inner, name)
}

function listed<Fact>(entry: Readonly<Record<string, Fact | Fact[]>>): [string, Fact[]][] {
  return Object.entries(entry).map(([field, fact]) => [field, [fact].flat() as Fact[]])
}

function checked(name: string, type: string, merged: Merged): string {
  if (!merged.types.has(type)) throw new Error(`${name}: no definition ${type}`)
  return type
}
