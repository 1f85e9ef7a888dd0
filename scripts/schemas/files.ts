import type { Minor } from '../../src/model/version.ts'
import { type Merged, type MergedField, type MergedKind, type MergedType, type MergedValue, markers } from './merge.ts'
import type { FieldFacts, GateFacts, KindFacts, Tables } from './model.ts'
import { printRange, type Run, readMinor, readRange } from './spans.ts'

/** Content of the files of `schemas/` by name. */
export type Files = ReadonlyMap<string, string>

/** The facts of `schemas/` in memory. */
export interface Schemas {
  readonly merged: Merged
  readonly tables: Tables
  /** Digest of what each minor's document says; see `digest`. */
  readonly digests: ReadonlyMap<Minor, string>
}

type Facts = Pick<Schemas, 'merged' | 'tables'>
type Json = Record<string, unknown>
type KindTables = Map<string, KindFacts>
type FieldTables = Map<string, Map<string, FieldFacts>>

const index = 'versions.json'

/** The readable files: one for each group and version, one field or kind a line. */
export function printFiles({ merged, tables, digests }: Schemas): Map<string, string> {
  const stems = stemsOf(merged)
  const files = new Map<string, { head: Json; kinds: [string, Json][]; types: [string, MergedType][] }>()
  const file = (stem: string) => {
    if (!files.has(stem)) files.set(stem, { head: {}, kinds: [], types: [] })
    return files.get(stem) as { head: Json; kinds: [string, Json][]; types: [string, MergedType][] }
  }
  for (const [name, type] of merged.types) {
    const { head, types } = file(stems.package.get(packageOf(name)) as string)
    head.package = packageOf(name)
    types.push([name, type])
  }
  for (const [key, kind] of merged.kinds) {
    const [group, version, name] = key.split('/') as [string, string, string]
    const stem = stems.group.get(`${group}/${version}`) as string
    const { head, kinds } = file(stem)
    Object.assign(head, { group, version })
    const short = shorten(kind.type, stem, stems.package)
    kinds.push([name, { ...(short !== name && { type: short }), ...life(kind, merged), ...tables.kinds.get(key) }])
  }
  const printed = new Map([[index, printIndex(merged, digests)]])
  for (const [stem, { head, kinds, types }] of [...files].sort())
    printed.set(`${stem}.json`, printFile(stem, head, kinds, types, { merged, tables }, stems.package))
  return printed
}

function printIndex({ minors, enumsIn, defaultsIn }: Merged, digests: Schemas['digests']): string {
  const list = (all: readonly Minor[]) => inline(all.map((minor) => `1.${minor}`))
  const lines = minors.map((minor) => `"1.${minor}": ${JSON.stringify(digests.get(minor))}`)
  return `{\n"minors": {\n${lines.join(',\n')}\n},\n"defaultsIn": ${list(defaultsIn)},\n"enumsIn": ${list(enumsIn)}\n}\n`
}

function printFile(
  stem: string,
  head: Json,
  kinds: readonly [string, Json][],
  types: readonly [string, MergedType][],
  { merged, tables }: Facts,
  packages: ReadonlyMap<string, string>,
): string {
  const { package: packageName, ...gv } = head
  const lines = Object.entries({ ...(packageName !== undefined && { package: packageName }), ...gv }).map(
    ([key, value]) => `"${key}": ${JSON.stringify(value)}`,
  )
  const kindLines = [...kinds].sort(byFirst).map(([name, json]) => `${JSON.stringify(name)}: ${inline(json)}`)
  lines.push(kindLines.length === 0 ? '"kinds": {}' : `"kinds": {\n${kindLines.join(',\n')}\n}`)
  const typeLines = types.map(([name, type]) => printType(name, type, stem, { merged, tables }, packages))
  lines.push(typeLines.length === 0 ? '"types": {}' : `"types": {\n${typeLines.join(',\n')}\n}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function printType(
  name: string,
  type: MergedType,
  stem: string,
  { merged, tables }: Facts,
  packages: ReadonlyMap<string, string>,
): string {
  const facts = tables.fields.get(name)
  const head: Json = { ...life(type, merged), ...(type.any && { any: true }), ...timed('mapType', type.mapType, type) }
  const fields = [...type.fields].map(([field, variants]) => {
    const json = variants.map((variant) => fieldJson(variant, type, stem, packages, facts?.get(field)))
    return `  ${JSON.stringify(field)}: ${json.length === 1 ? inline(json[0] as Json) : `[${json.map(inline).join(', ')}]`}`
  })
  if (fields.length === 0) return `${JSON.stringify(localName(name))}: ${inline(head)}`
  const opening = Object.keys(head).length === 0 ? '{' : `${inline(head).slice(0, -1)}, `
  return `${JSON.stringify(localName(name))}: ${opening}"fields": {\n${fields.join(',\n')}\n}}`
}

function fieldJson(
  field: MergedField,
  type: MergedType,
  stem: string,
  packages: ReadonlyMap<string, string>,
  facts: FieldFacts | undefined,
): Json {
  const json: Json = { type: expressionWith(field.type, (name) => shorten(name, stem, packages)) }
  if (field.from > type.from) json.since = `1.${field.from}`
  if (field.to < type.to) json.until = `1.${field.to}`
  for (const marker of markers) Object.assign(json, timed(marker, field.markers[marker] ?? [], field))
  if (field.values.length > 0) json.values = field.values.map(valueJson)
  return Object.assign(json, facts && factsDuring(facts, field))
}

/** A field with several types says each fact beside the type that it concerns. */
function factsDuring({ ignored = [], refused = {} }: FieldFacts, { from, to }: MergedField): FieldFacts {
  const concerns = (fact: GateFacts) => {
    const [start, end] = readRange(fact.in, Number.POSITIVE_INFINITY)
    return start <= to && end >= from
  }
  const values = Object.entries(refused).map(([value, facts]) => [value, facts.filter(concerns)] as const)
  const kept = ignored.filter(concerns)
  const left = values.filter(([, facts]) => facts.length > 0)
  return {
    ...(kept.length > 0 && { ignored: kept }),
    ...(left.length > 0 && { refused: Object.fromEntries(left) }),
  }
}

function valueJson({ value, since, until }: MergedValue): unknown {
  if (since === undefined && until === undefined) return value
  return {
    value,
    ...(since !== undefined && { since: `1.${since}` }),
    ...(until !== undefined && { until: `1.${until}` }),
  }
}

function timed(name: string, found: readonly Run<unknown>[], span: { from: Minor; to: Minor }): Json {
  if (found.length === 0) return {}
  const only = found[0] as Run<unknown>
  if (found.length === 1 && only.from <= span.from && only.to >= span.to) return { [name]: only.value }
  const ranges = found.map(({ from, to, value }) => [printRange(from, to, span.to), value] as const)
  return { [`${name}@`]: Object.fromEntries(ranges) }
}

function life(span: { from: Minor; to: Minor; absent: readonly Minor[] }, { minors }: Merged): Json {
  const json: Json = {}
  if (span.from > (minors[0] as Minor)) json.since = `1.${span.from}`
  if (span.to < (minors.at(-1) as Minor)) json.until = `1.${span.to}`
  if (span.absent.length > 0) json.absent = span.absent.map((minor) => `1.${minor}`)
  return json
}

/** The package of each file, by the file's name without its ending: what shortened names refer to. */
export function packageNames(files: Files): Map<string, string> {
  const parsed = [...files].map(
    ([name, text]) => [name.replace(/\.json$/, ''), JSON.parse(text) as SchemaFile] as const,
  )
  return new Map(parsed.map(([stem, file]) => [stem, file.package ?? '']))
}

/** Reads back what `printFiles` wrote. */
export function readFiles(files: Files): Schemas {
  const head = JSON.parse(files.get(index) ?? '{}') as Partial<IndexFile>
  const digests = new Map(Object.entries(head.minors ?? {}).map(([minor, text]) => [readMinor(minor), text]))
  const minors = [...digests.keys()]
  const all = { from: minors[0] as Minor, to: minors.at(-1) as Minor, absent: [] }
  const parsed = [...files]
    .filter(([name]) => name !== index)
    .map(([name, text]) => [name.slice(0, -'.json'.length), JSON.parse(text) as SchemaFile] as const)
  const packages = new Map(parsed.map(([stem, file]) => [stem, file.package ?? '']))
  const types = new Map<string, MergedType>()
  const kinds = new Map<string, MergedKind>()
  const kindTables: KindTables = new Map()
  const fieldTables: FieldTables = new Map()
  for (const [stem, file] of parsed) {
    const resolve = (name: string) => lengthen(name, stem, packages)
    for (const [name, json] of Object.entries(file.types)) {
      const full = `${file.package}.${name}`
      types.set(full, readType(json, spanOf(json, all), resolve))
      const facts = readFieldFacts(json)
      if (facts.size > 0) fieldTables.set(full, facts)
    }
    for (const [name, json] of Object.entries(file.kinds)) {
      const { type = name, since: _since, until: _until, absent: _absent, ...facts } = json
      const key = `${file.group}/${file.version}/${name}`
      kinds.set(key, { ...spanOf(json, all), type: resolve(type as string) })
      if (Object.keys(facts).length > 0) kindTables.set(key, facts)
    }
  }
  const merged = {
    minors,
    enumsIn: (head.enumsIn ?? []).map(readMinor),
    defaultsIn: (head.defaultsIn ?? []).map(readMinor),
    types: new Map([...types].sort(byFirst)),
    kinds: new Map([...kinds].sort(byFirst)),
  }
  return { merged, tables: { kinds: kindTables, fields: fieldTables }, digests }
}

interface IndexFile {
  readonly minors: Readonly<Record<string, string>>
  readonly enumsIn: readonly string[]
  readonly defaultsIn: readonly string[]
}

interface SchemaFile {
  readonly package?: string
  readonly group?: string
  readonly version?: string
  readonly kinds: Readonly<Record<string, Json>>
  readonly types: Readonly<Record<string, Json>>
}

interface Span {
  readonly from: Minor
  readonly to: Minor
  readonly absent: readonly Minor[]
}

function spanOf(json: Json, outer: { from: Minor; to: Minor }): Span {
  return {
    from: json.since === undefined ? outer.from : readMinor(json.since as string),
    to: json.until === undefined ? outer.to : readMinor(json.until as string),
    absent: ((json.absent ?? []) as string[]).map(readMinor),
  }
}

function readType(json: Json, span: Span, resolve: (name: string) => string): MergedType {
  const fields = new Map<string, MergedField[]>()
  for (const [name, field] of Object.entries((json.fields ?? {}) as Record<string, Json | Json[]>))
    fields.set(
      name,
      [field].flat().map((variant) => readField(variant, span, resolve)),
    )
  return { ...span, any: json.any === true, mapType: readTimed<string>('mapType', json, span), fields }
}

function readField(json: Json, type: Span, resolve: (name: string) => string): MergedField {
  const { from, to } = spanOf(json, type)
  const found: Record<string, readonly Run<unknown>[]> = {}
  for (const marker of markers) {
    const list = readTimed(marker, json, { from, to })
    if (list.length > 0) found[marker] = list
  }
  return {
    from,
    to,
    type: expressionWith(json.type as string, resolve),
    markers: found as MergedField['markers'],
    values: ((json.values ?? []) as (string | Json)[]).map(readValue),
  }
}

function readValue(json: string | Json): MergedValue {
  if (typeof json === 'string') return { value: json }
  return {
    value: json.value as string,
    ...(json.since !== undefined && { since: readMinor(json.since as string) }),
    ...(json.until !== undefined && { until: readMinor(json.until as string) }),
  }
}

function readTimed<T>(name: string, json: Json, span: { from: Minor; to: Minor }): Run<T>[] {
  if (Object.hasOwn(json, name)) return [{ from: span.from, to: span.to, value: json[name] as T }]
  return Object.entries((json[`${name}@`] ?? {}) as Record<string, T>).map(([range, value]) => {
    const [from, to] = readRange(range, span.to)
    return { from, to, value }
  })
}

function readFieldFacts(json: Json): Map<string, FieldFacts> {
  const found = new Map<string, FieldFacts>()
  for (const [name, field] of Object.entries((json.fields ?? {}) as Record<string, Json | Json[]>)) {
    const variants = [field].flat() as FieldFacts[]
    const ignored = variants.flatMap((variant) => variant.ignored ?? [])
    const refused: FieldFacts['refused'] = Object.assign({}, ...variants.map((variant) => variant.refused))
    const facts = {
      ...(ignored.length > 0 && { ignored }),
      ...(Object.keys(refused ?? {}).length > 0 && { refused }),
    }
    if (Object.keys(facts).length > 0) found.set(name, facts)
  }
  return found
}

/** Replaces the definition's name in a type expression. */
export function expressionWith(expression: string, rename: (name: string) => string): string {
  const start = expression.search(/[^[\]]*$/)
  const inner = expression.startsWith('map[string]') ? 'map[string]'.length : expression.startsWith('[]') ? 2 : 0
  if (inner > 0) return expression.slice(0, inner) + expressionWith(expression.slice(inner), rename)
  const name = expression.slice(start)
  return /[A-Z]/.test(name) ? rename(name) : name
}

function shorten(name: string, stem: string, packages: ReadonlyMap<string, string>): string {
  const own = packages.get(packageOf(name)) as string
  return own === stem ? localName(name) : `${own}.${localName(name)}`
}

function lengthen(name: string, stem: string, packages: ReadonlyMap<string, string>): string {
  const dot = name.indexOf('.')
  return dot === -1 ? `${packages.get(stem)}.${name}` : `${packages.get(name.slice(0, dot))}.${name.slice(dot + 1)}`
}

function packageOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'))
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** File names: a package's is its last two words where it is versioned, a group's is that of the package that defines its kinds. */
function stemsOf({ types, kinds }: Merged): { package: Map<string, string>; group: Map<string, string> } {
  const packages = new Map<string, string>()
  for (const name of types.keys()) {
    const words = packageOf(name).split('.')
    const versioned = /^v\d/.test(words.at(-1) as string)
    packages.set(packageOf(name), words.slice(versioned ? -2 : -1).join('-'))
  }
  const groups = new Map<string, string>()
  for (const [key, { type }] of kinds) {
    const [group, version] = key.split('/') as [string, string]
    const own = !type.includes('.apimachinery.')
    const fallback = `${group === '' ? 'core' : group.split('.')[0]}-${version}`
    if (own) groups.set(`${group}/${version}`, packages.get(packageOf(type)) as string)
    else if (!groups.has(`${group}/${version}`)) groups.set(`${group}/${version}`, fallback)
  }
  return { package: packages, group: groups }
}

/** JSON on one line with a space after each colon and comma. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`).join(', ')}}`
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
