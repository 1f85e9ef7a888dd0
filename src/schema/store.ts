import type { GVK } from '../model/gvk.ts'
import type { Lifespan, Minor } from '../model/version.ts'
import {
  type PackedFacts,
  type PackedField,
  type PackedKind,
  type PackedSpan,
  type PackedType,
  type PackedTypeBody,
  type PackIndex,
  packMark,
} from './pack.ts'
import type { Field, IgnoredField, KindInfo, ListType, ObjectType, ScalarType, SchemaStore, Type } from './types.ts'

/** Opens a pack of schemas; kinds and types are decoded when they are asked for, each once. Throws where the bytes are no such pack. */
export function openStore(pack: Uint8Array): SchemaStore {
  return new PackedStore(new TextDecoder().decode(pack))
}

class PackedStore implements SchemaStore {
  readonly oldest: Minor
  readonly newest: Minor
  readonly #text: string
  readonly #index: PackIndex
  readonly #kindStarts: readonly number[]
  readonly #typeStarts: readonly number[]
  readonly #kinds: (KindInfo | undefined)[] = []
  readonly #types: (PackedObject | undefined)[] = []
  #kindNumbers: ReadonlyMap<string, number> | undefined
  #typeNumbers: ReadonlyMap<string, number> | undefined

  constructor(text: string) {
    const end = text.indexOf('\n', packMark.length)
    if (!text.startsWith(packMark) || end === -1) throw new Error('not a pack of schemas of this version')
    this.#text = text
    this.#index = JSON.parse(text.slice(packMark.length, end)) as PackIndex
    this.oldest = this.#index.oldest
    this.newest = this.#index.newest
    this.#kindStarts = starts(end + 1, this.#index.kindLengths)
    this.#typeStarts = starts(this.#kindStarts.at(-1) as number, this.#index.typeLengths)
  }

  kind({ group, version, kind }: GVK): KindInfo | undefined {
    this.#kindNumbers ??= numbered(this.#index.kinds)
    const number = this.#kindNumbers.get(`${group}/${version}/${kind}`)
    return number === undefined ? undefined : this.#kindAt(number)
  }

  kindsNamed(kind: string): readonly KindInfo[] {
    const ending = `/${kind}`
    const found: KindInfo[] = []
    for (const [number, key] of this.#index.kinds.entries()) if (key.endsWith(ending)) found.push(this.#kindAt(number))
    return found.sort(newestStableFirst)
  }

  kinds(): readonly GVK[] {
    return this.#index.kinds.map(readKey)
  }

  typeNames(): readonly string[] {
    return this.#index.types
  }

  type(name: string): ObjectType | undefined {
    this.#typeNumbers ??= numbered(this.#index.types)
    const number = this.#typeNumbers.get(name)
    return number === undefined ? undefined : this.typeAt(number)
  }

  typeAt(number: number): PackedObject {
    return (this.#types[number] ??= new PackedObject(this, number, this.nameAt(number)))
  }

  nameAt(number: number): string {
    return this.#index.types[number] as string
  }

  bodyAt(number: number): PackedTypeBody {
    return JSON.parse(this.#text.slice(this.#typeStarts[number], this.#typeStarts[number + 1])) as PackedTypeBody
  }

  #kindAt(number: number): KindInfo {
    return (this.#kinds[number] ??= this.#readKind(number))
  }

  #readKind(number: number): KindInfo {
    const key = this.#index.kinds[number] as string
    const body = this.#text.slice(this.#kindStarts[number], this.#kindStarts[number + 1])
    return readKind(readKey(key), JSON.parse(body) as PackedKind, this)
  }
}

/** A definition whose body is parsed with the first look at it. */
class PackedObject implements ObjectType {
  readonly kind = 'object'
  readonly name: string
  readonly #store: PackedStore
  readonly #number: number
  #body: PackedTypeBody | undefined
  #fields: ReadonlyMap<string, readonly Field[]> | undefined

  constructor(store: PackedStore, number: number, name: string) {
    this.#store = store
    this.#number = number
    this.name = name
  }

  get since(): Minor | undefined {
    return this.#decoded()[0] || undefined
  }

  get until(): Minor | undefined {
    return this.#decoded()[1] || undefined
  }

  get fields(): ReadonlyMap<string, readonly Field[]> {
    return (this.#fields ??= readFields(this.#decoded()[2], this.#store))
  }

  #decoded(): PackedTypeBody {
    return (this.#body ??= this.#store.bodyAt(this.#number))
  }
}

function readFields(packed: readonly PackedField[], store: PackedStore): Map<string, Field[]> {
  const fields = new Map<string, Field[]>()
  for (const one of packed) {
    const field = readField(one, store)
    const variants = fields.get(field.name)
    if (variants) variants.push(field)
    else fields.set(field.name, [field])
  }
  return fields
}

function readField([name, type, since, until, facts]: PackedField, store: PackedStore): Field {
  return {
    name,
    type: readType(type, store),
    since: since || undefined,
    until: until || undefined,
    published: facts?.published?.map(readSpan),
    required: facts?.required?.map(([from, to, empty]) => ({ ...readSpan([from, to]), ...(empty && { empty: true }) })),
    default: facts?.default,
    defaults: facts?.defaults?.map(([from, to, value]) => ({ ...readSpan([from, to]), value })),
    values: facts?.values?.map(readValue),
    ignored: facts?.ignored?.map(readIgnored),
  }
}

function readValue(packed: NonNullable<PackedFacts['values']>[number]): { value: string } & Lifespan {
  if (typeof packed === 'string') return { value: packed }
  const [value, since, until, gate] = packed
  return { value, ...readSpan([since, until]), ...(gate !== undefined && { gate }) }
}

function readIgnored(packed: NonNullable<PackedFacts['ignored']>[number]): IgnoredField {
  const [since, until, gate, off, effectiveSince] = packed
  return {
    ...readSpan([since, until]),
    gate,
    off: off as IgnoredField['off'],
    ...(effectiveSince && { effectiveSince }),
  }
}

const scalars = new Map<string, ScalarType>()

function readType(packed: PackedType, store: PackedStore): Type {
  if (typeof packed === 'number') return store.typeAt(packed)
  if (typeof packed === 'string') return scalar(packed, { kind: packed as ScalarType['kind'] })
  if ('any' in packed) {
    const name = store.nameAt(packed.any)
    return scalar(name, { kind: 'any', name })
  }
  if ('map' in packed) return { kind: 'map', values: readType(packed.map, store) }
  const { list, type, keys } = packed
  return { kind: 'list', items: readType(list, store), listType: type as ListType['listType'], keys }
}

function scalar(key: string, type: ScalarType): ScalarType {
  const known = scalars.get(key)
  if (known) return known
  scalars.set(key, type)
  return type
}

function readKind(gvk: GVK, packed: PackedKind, store: PackedStore): KindInfo {
  const { type, published, enabled, plural = '', shortNames = [], namespaced = false, creatable = false } = packed
  const { items, introduced, deprecated, removed, replacement, replacementSince, migration } = packed
  return {
    ...gvk,
    published: readSpan(published),
    enabledByDefault: enabled && readSpan(enabled),
    namespaced,
    plural,
    shortNames,
    creatable,
    itemKind: items,
    type: store.typeAt(type),
    life: {
      introduced,
      deprecated,
      removed,
      replacement: replacement === undefined ? undefined : readReplacement(replacement),
      replacementSince,
      migration,
    },
  }
}

function readReplacement(text: string): GVK {
  const [apiVersion, kind] = text.split(' ') as [string, string]
  return readKey(apiVersion.includes('/') ? `${apiVersion}/${kind}` : `/${apiVersion}/${kind}`)
}

function readKey(key: string): GVK {
  const [group, version, kind] = key.split('/') as [string, string, string]
  return { group, version, kind }
}

function readSpan([since, until]: PackedSpan): Lifespan {
  return { ...(since && { since }), ...(until && { until }) }
}

function starts(first: number, lengths: readonly number[]): number[] {
  const found = [first]
  let next = first
  for (const length of lengths) found.push((next += length))
  return found
}

function numbered(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, number) => [name, number]))
}

/** Kinds that still exist before gone ones, then stable before beta before alpha, then the higher version (version.CompareKubeAwareVersionStrings). */
function newestStableFirst(a: KindInfo, b: KindInfo): number {
  return rank(b) - rank(a) || (a.group < b.group ? -1 : 1)
}

function rank({ version, published }: KindInfo): number {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version)
  if (!match) return 0
  const stage = match[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0
  return (published.until ?? 999) * 1e6 + stage * 1e5 + Number(match[1]) * 1e3 + Number(match[3] ?? 0)
}
