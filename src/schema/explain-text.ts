import { formatApiVersion } from '../model/gvk.ts'
import {
  existsInAll,
  existsInSome,
  formatMinor,
  formatVersions,
  type Lifespan,
  type VersionRange,
} from '../model/version.ts'
import type { Descriptions } from './descriptions.ts'
import { type Explanation, fieldsIn, isOwn, itemsOf, lifeOf } from './explain.ts'
import type { Field, KindInfo, ObjectType, Type } from './types.ts'
import { shortName } from './words.ts'

/** How an explanation is printed. */
export interface ExplainTextOptions {
  /** Also the fields of the fields. */
  readonly recursive?: boolean
  readonly width?: number
  /** Without it no descriptions are printed. */
  readonly descriptions?: Descriptions
}

/** A fact about a kind or a field, such as `default` and `"RollingUpdate"`; where the label is empty it goes on with the one before. */
export type Fact = readonly [label: string, text: string]

/** What is known of a kind or a field, a line each. */
export function factsOf(explanation: Explanation): readonly Fact[] {
  return explanation.path.length === 0 ? kindFacts(explanation) : fieldFacts(explanation)
}

/** An explanation as text: what it is, its facts, its description and the fields below it. */
export function renderExplanation(explanation: Explanation, options: ExplainTextOptions = {}): string {
  const { path, fields, versions, type, owner, kind } = explanation
  const width = Math.min(options.width ?? 100, 120)
  const field = fields.at(-1)
  const description =
    path.length === 0
      ? options.descriptions?.of(kind.type.name)
      : field && options.descriptions?.of(owner.name, field.name)
  const inner = itemsOf(valuesOf(type))
  const below = inner.kind === 'object' ? belowFacts(inner, versions, options.recursive === true) : []
  return [
    heading(explanation),
    table(factsOf(explanation), width),
    ...(description === undefined ? [] : [wrap(description, width)]),
    ...(below.length === 0 ? [] : [`fields:\n${table(below, width)}`]),
  ].join('\n\n')
}

function heading({ kind, path, versions }: Explanation): string {
  const where = `${kind.kind} in ${formatApiVersion(kind)}, Kubernetes ${formatVersions(versions)}`
  return path.length === 0 ? where : `${path.join('.')}\nof ${where}`
}

function kindFacts({ kind, others, versions }: Explanation): Fact[] {
  const { life, plural, shortNames, namespaced, published, enabledByDefault } = kind
  const rows: Fact[] = []
  if (plural !== '') rows.push(['resource', `${plural}${shortNames.length > 0 ? ` (${shortNames.join(', ')})` : ''}`])
  rows.push(['scope', namespaced ? 'namespaced' : 'cluster'])
  if (life.introduced !== undefined) rows.push(['introduced', life.introduced])
  if (life.deprecated !== undefined) rows.push(['deprecated', `since ${formatMinor(life.deprecated)}`])
  if (life.removed !== undefined) rows.push(['removed', `in ${formatMinor(life.removed)}`])
  if (life.replacement !== undefined) rows.push(['replaced by', nameOf(life.replacement)])
  for (const sentence of life.migration ?? []) rows.push(['', sentence])
  if (!existsInAll(published, versions)) rows.push(['published', lifeOf([published]).replace(/^exist(s|ed) /, '')])
  if (kind.creatable && (enabledByDefault === undefined || !existsInAll(enabledByDefault, versions)))
    rows.push([
      'served',
      enabledByDefault === undefined ? 'only where it is switched on' : `by default ${span(enabledByDefault)}`,
    ])
  if (others.length > 0) rows.push(['also in', others.map((other) => formatApiVersion(other)).join(', ')])
  return rows
}

function nameOf(gvk: Pick<KindInfo, 'group' | 'version' | 'kind'>): string {
  return `${formatApiVersion(gvk)} ${gvk.kind}`
}

function fieldFacts({ fields, type, versions }: Explanation): Fact[] {
  if (fields.length === 0) return [['type', typeInWords(type)]]
  return fields.flatMap((field, index) => {
    const several = fields.length > 1
    const rows: Fact[] = [['type', several ? `${typeInWords(field.type)} (${span(field)})` : typeInWords(field.type)]]
    return index === fields.length - 1 ? [...rows, ...factFacts(field, versions)] : rows
  })
}

function factFacts(field: Field, versions: VersionRange): Fact[] {
  const rows: Fact[] = []
  rows.push(...defaultFacts(field, versions))
  const values = field.values?.filter((value) => existsInSome(value, versions))
  if (values && values.length > 0)
    rows.push(['allowed', values.map((value) => `${JSON.stringify(value.value)}${note(value, versions)}`).join(', ')])
  rows.push(...requiredFacts(field, versions))
  if (field.since !== undefined || field.until !== undefined) rows.push(['exists', span(field)])
  if (field.type.kind === 'list' && field.type.listType !== undefined) rows.push(['list', listInWords(field.type)])
  for (const ignored of field.ignored ?? []) {
    if (!existsInSome(ignored, versions)) continue
    const effect =
      ignored.effectiveSince === undefined ? '' : `; has an effect since ${formatMinor(ignored.effectiveSince)}`
    const where = ignored.within === undefined ? '' : ` in \`${ignored.within}\``
    rows.push(['without effect', `${span(ignored)}${where} unless the feature gate ${ignored.gate} is on${effect}`])
  }
  return rows
}

function defaultFacts(field: Field, versions: VersionRange): Fact[] {
  const filled = field.filled?.filter((one) => existsInSome(one, versions)) ?? []
  if (filled.length === 0) return field.default === undefined ? [] : [['default', JSON.stringify(field.default)]]
  return filled.map((one) => {
    const when = note(one, versions)
    if (one.value === undefined) return ['default', `${one.note ?? ''}${when}`]
    return ['default', `${JSON.stringify(one.value)}${one.note === undefined ? '' : `; ${one.note}`}${when}`]
  })
}

function requiredFacts(field: Field, versions: VersionRange): Fact[] {
  const required = field.required?.filter((one) => existsInSome(one, versions)) ?? []
  if (required.length > 0)
    return required.map(
      (one) => ['required', `yes${note(one, versions)}${one.empty ? ', and not empty' : ''}`] as const,
    )
  const published = field.published?.some((one) => existsInSome(one, versions))
  return published ? [['required', 'in the API reference']] : []
}

function listInWords({ listType, keys }: Type & { kind: 'list' }): string {
  if (listType === 'map')
    return `of items told apart by ${(keys ?? []).map((key) => `\`${key}\``).join(' and ')}; applies are merged item by item`
  return listType === 'set' ? 'of different values; applies are merged' : 'replaced as a whole when applied'
}

const words: Partial<Record<Type['kind'], string>> = {
  int32: 'integer',
  int64: 'integer',
  bytes: 'base64 text',
  'micro-time': 'time with microseconds',
  'int-or-string': 'integer or string',
  any: 'any value',
}

/** `list of Container`, `map of string`, `integer or string`. */
export function typeInWords(type: Type): string {
  if (type.kind === 'list') return `list of ${typeInWords(type.items)}`
  if (type.kind === 'map') return `map of ${typeInWords(type.values)}`
  if (type.kind === 'object') return !isOwn(type) ? 'object' : shortName(type.name)
  return words[type.kind] ?? type.kind
}

function valuesOf(type: Type): Type {
  const inner = itemsOf(type)
  return inner.kind === 'map' ? valuesOf(inner.values) : inner
}

/** The fields of a definition, indented below each other where those of the fields are asked for too; a definition within itself ends there. */
function belowFacts(type: ObjectType, versions: VersionRange, recursive: boolean): Fact[] {
  const rows: Fact[] = []
  const open: { field: Field; above: readonly ObjectType[] }[] = []
  const put = (object: ObjectType, above: readonly ObjectType[]) => {
    for (const field of fieldsIn(object, versions).reverse()) open.push({ field, above })
  }
  put(type, [type])
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { field, above } = next
    rows.push([`${'  '.repeat(above.length - 1)}${field.name}`, `${typeInWords(field.type)}${marks(field, versions)}`])
    const inner = itemsOf(valuesOf(field.type))
    if (recursive && inner.kind === 'object' && !above.includes(inner)) put(inner, [...above, inner])
  }
  return rows
}

function marks(field: Field, versions: VersionRange): string {
  const required = field.required?.some((one) => existsInSome(one, versions)) ? ['required'] : []
  const life = existsInAll(field, versions) ? [] : [span(field)]
  const ignored = field.ignored?.some((one) => existsInAll(one, versions)) ? ['without effect by default'] : []
  const all = [...required, ...life, ...ignored]
  return all.length === 0 ? '' : ` (${all.join(', ')})`
}

function note(one: Lifespan, versions: VersionRange): string {
  return existsInAll(one, versions) ? '' : ` (${span(one)})`
}

function span({ since, until }: Lifespan): string {
  if (since !== undefined && until !== undefined)
    return since === until ? `in ${formatMinor(since)}` : `${formatMinor(since)} to ${formatMinor(until)}`
  if (since !== undefined) return `since ${formatMinor(since)}`
  return until === undefined ? 'in all known versions' : `until ${formatMinor(until)}`
}

function table(rows: readonly Fact[], width: number): string {
  const longest = Math.max(...rows.map(([label]) => label.length))
  const indent = ' '.repeat(2 + longest + 2)
  return rows
    .map(
      ([label, text]) =>
        `  ${label.padEnd(longest)}  ${wrap(text, width - indent.length).replaceAll('\n', `\n${indent}`)}`,
    )
    .join('\n')
}

/** Text broken at spaces; its own line ends stay. */
function wrap(text: string, width: number): string {
  const limit = Math.max(width, 40)
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = []
      let current = ''
      for (const word of line.split(' ')) {
        if (current !== '' && current.length + 1 + word.length > limit) {
          lines.push(current)
          current = word
        } else current = current === '' ? word : `${current} ${word}`
      }
      return [...lines, current].join('\n')
    })
    .join('\n')
}
