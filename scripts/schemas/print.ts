import type { Minor } from '../../src/model/version.ts'
import { indexFile, type Json, type Schemas } from './files.ts'
import { type Merged, type MergedField, type MergedType, type MergedValue, markers } from './merge.ts'
import type { FieldFacts, GateFacts } from './model.ts'
import { byFirst, expressionWith, localName, packageOf, shorten, stemsOf } from './names.ts'
import { printRange, type Run, readRange } from './spans.ts'

type Facts = Pick<Schemas, 'merged' | 'tables'>

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
  const printed = new Map([[indexFile, printIndex(merged, digests)]])
  for (const [stem, { head, kinds, types }] of [...files].sort(byFirst))
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

/** JSON on one line with a space after each colon and comma. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`).join(', ')}}`
}
