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
import type {
  EnumValue,
  Field,
  IgnoredField,
  KindInfo,
  ListType,
  ObjectType,
  RequiredField,
  ScalarType,
  SchemaStore,
  Type,
} from './types.ts'

/** Opens a pack of schemas, which is ASCII; kinds and types are decoded when they are asked for, each once. Throws where the bytes are no such pack. */
export function openStore(pack: Uint8Array): SchemaStore {
  return new PackedStore(Buffer.from(pack.buffer, pack.byteOffset, pack.length).toString('latin1'))
}

class PackedStore implements SchemaStore {
  readonly oldest: Minor
  readonly newest: Minor
  private readonly text: string
  private readonly start: number
  private readonly index: PackIndex
  private allKinds: readonly GVK[] | undefined
  private readonly openedKinds: (KindInfo | undefined)[]
  private readonly openedTypes: (PackedObject | undefined)[]

  constructor(text: string) {
    const end = text.indexOf('\n', packMark.length)
    if (!text.startsWith(packMark) || end === -1) throw new Error('not a pack of schemas of this version')
    this.text = text
    this.start = end + 1
    this.index = JSON.parse(text.slice(packMark.length, end)) as PackIndex
    this.oldest = this.index.oldest
    this.newest = this.index.newest
    this.openedKinds = new Array(this.index.kinds.length)
    this.openedTypes = new Array(this.index.types.length)
  }

  kind({ group, version, kind }: GVK): KindInfo | undefined {
    const number = find(this.index.kinds, `${group}/${version}/${kind}`)
    return number === -1 ? undefined : this.kindAt(number)
  }

  kindsNamed(kind: string): readonly KindInfo[] {
    const ending = `/${kind}`
    const found: KindInfo[] = []
    for (const [number, key] of this.index.kinds.entries()) if (key.endsWith(ending)) found.push(this.kindAt(number))
    return found.sort(newestStableFirst)
  }

  kinds(): readonly GVK[] {
    return (this.allKinds ??= this.index.kinds.map(readKey))
  }

  typeNames(): readonly string[] {
    return this.index.types
  }

  type(name: string): ObjectType | undefined {
    const number = find(this.index.types, name)
    return number === -1 ? undefined : this.typeAt(number)
  }

  typeAt(number: number): PackedObject {
    return (this.openedTypes[number] ??= new PackedObject(this, number, this.nameAt(number)))
  }

  nameAt(number: number): string {
    return this.index.types[number] as string
  }

  bodyAt(number: number): PackedTypeBody {
    return this.parse(this.index.typeOffsets, number) as PackedTypeBody
  }

  private kindAt(number: number): KindInfo {
    const known = this.openedKinds[number]
    if (known) return known
    const packed = this.parse(this.index.kindOffsets, number) as PackedKind
    return (this.openedKinds[number] = readKind(readKey(this.index.kinds[number] as string), packed, this))
  }

  private parse(offsets: readonly number[], number: number): unknown {
    return JSON.parse(this.text.slice(this.start + offsets[number]!, this.start + offsets[number + 1]!))
  }
}

/** A definition whose body is parsed with the first look at it. */
class PackedObject implements ObjectType {
  readonly kind = 'object'
  readonly name: string
  private readonly store: PackedStore
  private readonly number: number
  private decodedBody: PackedTypeBody | undefined
  private decodedFields: ReadonlyMap<string, readonly Field[]> | undefined

  constructor(store: PackedStore, number: number, name: string) {
    this.store = store
    this.number = number
    this.name = name
  }

  get since(): Minor | undefined {
    return this.decoded()[0] || undefined
  }

  get until(): Minor | undefined {
    return this.decoded()[1] || undefined
  }

  get fields(): ReadonlyMap<string, readonly Field[]> {
    return (this.decodedFields ??= readFields(this.decoded()[2], this.store))
  }

  private decoded(): PackedTypeBody {
    return (this.decodedBody ??= this.store.bodyAt(this.number))
  }
}

function readFields(packed: readonly PackedField[], store: PackedStore): Map<string, Field[]> {
  const fields = new Map<string, Field[]>()
  for (const one of packed) {
    const field = new LazyField(one, store)
    const variants = fields.get(field.name)
    if (variants) variants.push(field)
    else fields.set(field.name, [field])
  }
  return fields
}

/** A field whose type and facts are decoded when they are looked at: most fields of a definition never are. Fields that are private to the engine would cost three times as much to create. */
class LazyField implements Field {
  readonly name: string
  readonly since: Minor | undefined
  readonly until: Minor | undefined
  private readonly packed: PackedField
  private readonly store: PackedStore
  private decodedType: Type | undefined
  private decodedFacts: FieldFacts | undefined

  constructor(packed: PackedField, store: PackedStore) {
    this.name = packed[0]
    this.since = packed[2] || undefined
    this.until = packed[3] || undefined
    this.packed = packed
    this.store = store
    this.decodedType = undefined
    this.decodedFacts = undefined
  }

  get type(): Type {
    return (this.decodedType ??= readType(this.packed[1], this.store))
  }

  get published(): Field['published'] {
    return this.decoded().published
  }

  get required(): Field['required'] {
    return this.decoded().required
  }

  get implied(): Field['implied'] {
    return this.decoded().implied
  }

  get late(): Field['late'] {
    return this.decoded().late
  }

  get default(): unknown {
    return this.decoded().default
  }

  get defaults(): Field['defaults'] {
    return this.decoded().defaults
  }

  get filled(): Field['filled'] {
    return this.decoded().filled
  }

  get values(): Field['values'] {
    return this.decoded().values
  }

  get valuesAt(): Field['valuesAt'] {
    return this.decoded().valuesAt
  }

  get limits(): Field['limits'] {
    return this.decoded().limits
  }

  get ignored(): Field['ignored'] {
    return this.decoded().ignored
  }

  private decoded(): FieldFacts {
    return (this.decodedFacts ??= this.packed[4] === undefined ? noFacts : readFacts(this.packed[4]))
  }
}

type FieldFacts = Pick<
  Field,
  | 'published'
  | 'required'
  | 'implied'
  | 'late'
  | 'default'
  | 'defaults'
  | 'filled'
  | 'values'
  | 'valuesAt'
  | 'limits'
  | 'ignored'
>

const noFacts: FieldFacts = {}

function readFacts(packed: PackedFacts): FieldFacts {
  return {
    published: packed.published?.map(readSpan),
    required: packed.required?.map(readRequired),
    implied: packed.implied === 1,
    late: packed.late?.map(readSpan),
    default: packed.default,
    defaults: packed.defaults?.map(([since, until, value]) => ({ ...readSpan([since, until]), value })),
    filled: packed.filled?.map(({ span, ...rest }) => ({ ...(span && readSpan(span)), ...rest })),
    values: packed.values?.map(readValue),
    valuesAt: packed.valuesAt,
    limits: packed.limits?.map(({ span, ...limits }) => ({ ...(span && readSpan(span)), ...limits })),
    ignored: packed.ignored?.map(readIgnored),
  }
}

function readRequired([since, until, empty]: NonNullable<PackedFacts['required']>[number]): RequiredField {
  return { ...readSpan([since, until]), ...(empty && { empty: true }) }
}

function readValue(packed: NonNullable<PackedFacts['values']>[number]): EnumValue {
  if (typeof packed === 'string') return { value: packed }
  const [value, since, until, gate] = packed
  return { value, ...readSpan([since, until]), ...(gate !== undefined && { gate }) }
}

function readIgnored(packed: NonNullable<PackedFacts['ignored']>[number]): IgnoredField {
  const [since, until, gate, off, effectiveSince, where] = packed
  return {
    ...readSpan([since, until]),
    gate,
    off: off as IgnoredField['off'],
    ...(effectiveSince && { effectiveSince }),
    ...where,
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
  const { type, published, enabled, gate, plural = '', shortNames = [], namespaced = false, creatable = false } = packed
  const { items, introduced, deprecated, removed, replacement, replacementSince, migration } = packed
  return {
    ...gvk,
    published: readSpan(published),
    enabledByDefault: enabled && readSpan(enabled),
    gate,
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

/** The place of a name in a sorted list, -1 where it is not there. */
function find(names: readonly string[], name: string): number {
  let low = 0
  let high = names.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = names[middle] as string
    if (found === name) return middle
    if (found < name) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * Kinds that still exist before gone ones, then stable before beta before alpha, then the higher version (version.CompareKubeAwareVersionStrings); of equal ones
 * that of the core group, else the one that came later.
 */
function newestStableFirst(a: KindInfo, b: KindInfo): number {
  return rank(b) - rank(a) || Number(b.group === '') - Number(a.group === '') || age(b) - age(a)
}

function age({ life }: KindInfo): number {
  return Number(/^1\.(\d+)$/.exec(life.introduced ?? '')?.[1] ?? 0)
}

function rank({ version, published }: KindInfo): number {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version)
  if (!match) return 0
  const stage = match[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0
  return (published.until ?? 999) * 1e6 + stage * 1e5 + Number(match[1]) * 1e3 + Number(match[3] ?? 0)
}
