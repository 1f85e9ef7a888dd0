import type { Minor } from '../../src/model/version.ts'
import {
  type PackedFacts,
  type PackedField,
  type PackedKind,
  type PackedSpan,
  type PackedType,
  type PackedTypeBody,
  type PackIndex,
  packMark,
} from '../../src/schema/pack.ts'
import type { Constraints, DefaultFact, IgnoredFact, LimitsFact, ValueFact } from './constraints.ts'
import type { Schemas } from './files.ts'
import type { MergedField, MergedKind, MergedType } from './merge.ts'
import type { FieldFacts, GateFacts, KindFacts, Tables } from './model.ts'
import { type Run, readMinor, readRange } from './spans.ts'

/** The one file that a running supercargo reads its schemas from; src/schema/pack.ts describes it. */
export function packSchemas(
  { merged, tables }: Pick<Schemas, 'merged' | 'tables'>,
  constraints: Constraints,
): Uint8Array {
  const oldest = merged.minors[0] as Minor
  const newest = merged.minors.at(-1) as Minor
  const types = [...merged.types.keys()]
  const kinds = [...merged.kinds.keys()]
  const numbers = new Map(types.map((name, index) => [name, index]))
  const context: Context = { oldest, newest, numbers, types: merged.types, fields: tables.fields, constraints }
  const typeBodies = [...merged.types].map(([name, type]) => ascii(packType(name, type, context)))
  const kindBodies = [...merged.kinds].map(([key, kind]) => ascii(packKind(key, kind, context, tables.kinds.get(key))))
  const kindOffsets = offsets(0, kindBodies)
  const typeOffsets = offsets(kindOffsets.at(-1) as number, typeBodies)
  const index: PackIndex = { oldest, newest, kinds, kindOffsets, types, typeOffsets }
  return new TextEncoder().encode(`${packMark}${ascii(index)}\n${kindBodies.join('')}${typeBodies.join('')}`)
}

function offsets(start: number, bodies: readonly string[]): number[] {
  const found = [start]
  for (const body of bodies) found.push((found.at(-1) as number) + body.length)
  return found
}

interface Context {
  readonly oldest: Minor
  readonly newest: Minor
  readonly numbers: ReadonlyMap<string, number>
  readonly types: ReadonlyMap<string, MergedType>
  readonly fields: Tables['fields']
  readonly constraints: Constraints
}

interface Span {
  readonly from: Minor
  readonly to: Minor
}

function packType(name: string, type: MergedType, context: Context): PackedTypeBody {
  const outer = { from: context.oldest, to: context.newest }
  const fields = [...type.fields].flatMap(([field, variants]) =>
    variants.map((variant) => packField(field, variant, name, context)),
  )
  return [...span(type, outer), fields]
}

function packField(name: string, field: MergedField, typeName: string, context: Context): PackedField {
  const type = context.types.get(typeName) as MergedType
  const facts = context.fields.get(typeName)?.get(name)
  const { required, implied, late, defaults, values, places, limits, ignored } = context.constraints
  const packed: PackedFacts = {
    published: field.markers.required?.map((run) => span(run, field)),
    required: required
      .get(typeName)
      ?.get(name)
      ?.map(({ since, until, empty }) => [minor(since), minor(until), empty ? 1 : 0]),
    implied: implied.get(typeName)?.has(name) ? 1 : undefined,
    late: late
      .get(typeName)
      ?.get(name)
      ?.map(({ since, until }) => [minor(since), minor(until)]),
    ...packDefaults(field.markers.default ?? [], field),
    filled: defaults.get(typeName)?.get(name)?.map(packFilled),
    values: values.get(typeName)?.get(name)?.map(packValue) ?? packValues(field, facts?.refused ?? {}),
    valuesAt: places.get(typeName)?.get(name),
    limits: limits.get(typeName)?.get(name)?.map(packLimits),
    ignored: ignoredOf(facts, ignored.get(typeName)?.get(name))
      ?.map(packIgnored)
      .filter(([since, until]) => since <= field.to && (until === 0 || until >= field.from)),
  }
  const kept = Object.entries(packed).filter(([, value]) => value !== undefined && !isEmpty(value))
  const head = [name, packExpression(field, context), ...span(field, type)] as const
  return kept.length === 0 ? head : [...head, Object.fromEntries(kept)]
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function packDefaults(found: readonly Run<unknown>[], field: Span): PackedFacts {
  const newest = found.at(-1)
  if (!newest) return {}
  const always = found.length === 1 && newest.from <= field.from && newest.to >= field.to
  if (always) return { default: newest.value }
  return { default: newest.value, defaults: found.map((run) => [...span(run, field), run.value] as const) }
}

/** Each value with the minors in which a default server takes it; a value that none takes yet is left out. */
function packValues(field: MergedField, refused: NonNullable<FieldFacts['refused']>): PackedFacts['values'] {
  return field.values.flatMap(({ value, since = 0, until = 0 }): NonNullable<PackedFacts['values']> => {
    const gate = Object.hasOwn(refused, value) ? refused[value]?.at(-1) : undefined
    if (gate === undefined) return [since === 0 && until === 0 ? value : ([value, since, until] as const)]
    const [, lastRefused] = readRange(gate.in, field.to)
    return lastRefused >= field.to ? [] : [[value, Math.max(since, lastRefused + 1), until, gate.gate] as const]
  })
}

function packValue(fact: ValueFact): NonNullable<PackedFacts['values']>[number] {
  return typeof fact === 'string' ? fact : [fact.value, minor(fact.since), minor(fact.until)]
}

function packFilled({ since, until, value, note }: DefaultFact): NonNullable<PackedFacts['filled']>[number] {
  const span = since !== undefined || until !== undefined ? ([minor(since), minor(until)] as const) : undefined
  return { ...(span && { span }), ...(value !== undefined && { value }), ...(note !== undefined && { note }) }
}

function packLimits({ since, until, ...limits }: LimitsFact): NonNullable<PackedFacts['limits']>[number] {
  return since === undefined && until === undefined ? limits : { ...limits, span: [minor(since), minor(until)] }
}

function ignoredOf(
  facts: FieldFacts | undefined,
  corrected: IgnoredFact | undefined,
): readonly GateFacts[] | undefined {
  if (typeof corrected === 'object') return corrected
  return corrected === undefined ? facts?.ignored : facts?.ignored?.map((fact) => ({ ...fact, off: corrected }))
}

function packIgnored({
  in: range,
  gate,
  off,
  effectiveSince,
  within,
  unless,
}: GateFacts): NonNullable<PackedFacts['ignored']>[number] {
  const [since, until] = readRange(range, 0)
  const packed = [since, until, gate, off, minor(effectiveSince)] as const
  return within === undefined ? packed : [...packed, { within, ...(unless !== undefined && { unless }) }]
}

function movesOf(facts: KindFacts | undefined, more: readonly string[] = []): readonly string[] | undefined {
  return more.length === 0 ? facts?.migration : [...(facts?.migration ?? []), ...more]
}

function packExpression(field: MergedField, context: Context): PackedType {
  const type = packName(field.type, context)
  if (typeof type !== 'object' || !('list' in type)) return type
  const listType = field.markers.listType?.at(-1)
  const keys = field.markers.keys?.at(-1)
  return {
    ...type,
    ...(listType?.to === field.to && { type: listType.value }),
    ...(keys?.to === field.to && { keys: keys.value }),
  }
}

function packName(expression: string, context: Context): PackedType {
  if (expression.startsWith('[]')) return { list: packName(expression.slice(2), context) }
  if (expression.startsWith('map[string]')) return { map: packName(expression.slice('map[string]'.length), context) }
  const number = context.numbers.get(expression)
  if (number === undefined) return expression
  return context.types.get(expression)?.any ? { any: number } : number
}

function packKind(key: string, kind: MergedKind, context: Context, facts: KindFacts | undefined): PackedKind {
  const { enabled, deprecated, removed, replacementSince, ...rest } = facts ?? {}
  const outer = { from: context.oldest, to: context.newest }
  const enabledIn = enabled === undefined ? undefined : readRange(enabled, context.newest)
  const packed = {
    type: context.numbers.get(kind.type) as number,
    published: span(kind, outer),
    enabled: enabledIn && span({ from: enabledIn[0], to: enabledIn[1] }, outer),
    ...rest,
    migration: movesOf(facts, context.constraints.migrations.get(key)),
    deprecated: minor(deprecated),
    removed: minor(removed),
    replacementSince: minor(replacementSince),
  }
  return Object.fromEntries(Object.entries(packed).filter(([, value]) => value)) as unknown as PackedKind
}

function span(inner: Span, outer: Span): PackedSpan {
  return [inner.from > outer.from ? inner.from : 0, inner.to < outer.to ? inner.to : 0]
}

function minor(text: string | undefined): Minor {
  return text === undefined || !/^1\.\d+$/.test(text) ? 0 : readMinor(text)
}

/** JSON in ASCII, so that offsets count bytes and characters alike. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
