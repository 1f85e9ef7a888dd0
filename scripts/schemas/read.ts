import type { Minor } from '../../src/model/version.ts'
import { type Files, type IndexFile, indexFile, type Json, type SchemaFile, type Schemas } from './files.ts'
import { type MergedField, type MergedKind, type MergedType, type MergedValue, markers } from './merge.ts'
import type { FieldFacts, KindFacts } from './model.ts'
import { byFirst, expressionWith, lengthen } from './names.ts'
import { type Run, readMinor, readRange } from './spans.ts'

type KindTables = Map<string, KindFacts>
type FieldTables = Map<string, Map<string, FieldFacts>>

/** The package of each file, by the file's name without its ending: what shortened names refer to. */
export function packageNames(files: Files): Map<string, string> {
  const parsed = [...files].map(
    ([name, text]) => [name.replace(/\.json$/, ''), JSON.parse(text) as SchemaFile] as const,
  )
  return new Map(parsed.map(([stem, file]) => [stem, file.package ?? '']))
}

/** Reads back what `printFiles` wrote. */
export function readFiles(files: Files): Schemas {
  const head = JSON.parse(files.get(indexFile) ?? '{}') as Partial<IndexFile>
  const digests = new Map(Object.entries(head.minors ?? {}).map(([minor, text]) => [readMinor(minor), text]))
  const minors = [...digests.keys()]
  const all = { from: minors[0] as Minor, to: minors.at(-1) as Minor, absent: [] }
  const parsed = [...files]
    .filter(([name]) => name !== indexFile)
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
