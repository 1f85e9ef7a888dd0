import type { OracleCase } from '../../tests/helpers/oracle.ts'
import { blamedFields, type Comparison, rename, type Verdict, warnedField } from '../../tests/helpers/verdict.ts'

/** A case with our verdict. */
export interface Judged {
  readonly one: OracleCase
  readonly verdict: Verdict
  readonly comparison: Comparison
}

const SORTS: Readonly<Record<string, (comparison: Comparison) => boolean>> = {
  'false reject': ({ rejected, refused }) => refused && !rejected,
  'false accept': ({ rejected, refused }) => rejected && !refused,
  'other fields': ({ sameFields }) => sameFields === false,
  'other warnings': ({ sameWarnings }) => sameWarnings === false,
}

/** What disagreements can be counted by: kind, field and reason together (`field`), or one of them. */
type Grouping = 'field' | 'reason' | 'kind'

/** Whether disagreements can be counted by it. */
export function isGrouping(text: string): text is Grouping {
  return text === 'field' || text === 'reason' || text === 'kind'
}

/** A field that one side blames and the other does not, and why it does. */
interface Blame {
  readonly field: string
  readonly reason: string
}

/** The cases where supercargo and the server say different things, by sort. */
export class Disagreements {
  readonly #sorts: Readonly<Record<string, Judged[]>>

  constructor(withWarnings: boolean) {
    const sorts = Object.keys(SORTS).filter((sort) => withWarnings || sort !== 'other warnings')
    this.#sorts = Object.fromEntries(sorts.map((sort) => [sort, []]))
  }

  add(judged: Judged): void {
    for (const [sort, cases] of Object.entries(this.#sorts)) if (SORTS[sort]!(judged.comparison)) cases.push(judged)
  }

  /** `count` cases of each sort, evenly spread. */
  shown(count: number): string {
    const parts = Object.entries(this.#sorts).flatMap(([sort, cases]) =>
      spread(cases, count).map(
        (judged) => `${sort}: ${sort === 'other warnings' ? sayWarnings(judged) : sayErrors(judged)}`,
      ),
    )
    return parts.join('\n\n')
  }

  /** How many cases there are of each group, most first. */
  grouped(by: Grouping): string {
    const {
      'false reject': rejects,
      'false accept': accepts,
      'other fields': others,
      'other warnings': warnings = [],
    } = this.#sorts
    return [
      group('false accepts: the server refuses', accepts!, by, theirs),
      group('both refuse: only the server blames', others!, by, ({ one, comparison }) => missed(one, comparison)),
      group('both refuse: only we blame', others!, by, (judged) => ours(judged, new Set(judged.comparison.extra))),
      group('false rejects: only we refuse', rejects!, by, (judged) => ours(judged)),
      group('the server warns', warnings, by, missedWarnings),
      group('we warn', warnings, by, extraWarnings),
    ]
      .filter(Boolean)
      .join('\n\n')
  }
}

function spread<T>(all: readonly T[], count: number): T[] {
  const wanted = Math.min(count, all.length)
  return Array.from({ length: wanted }, (_, index) => all[Math.floor((index * all.length) / wanted)]!)
}

function sayErrors({ one, verdict: { errors } }: Judged): string {
  const server = [
    ...one.errors.map(({ field, message }) => `${field}: ${message}`),
    ...one.strict,
    ...(one.message === undefined ? [] : [one.message]),
  ]
  return say(one, server, errors)
}

function sayWarnings({ one, verdict: { warnings } }: Judged): string {
  return say(one, one.warnings, warnings)
}

function say(one: OracleCase, server: readonly string[], ours: Verdict['errors']): string {
  const where = one.base ?? `${one.folder}/${one.area}, ${one.kind}`
  return [
    `${one.id} 1.${one.minor} ${where}: ${one.question.slice(0, 200)}`,
    ...server.map((text) => `  server: ${text.slice(0, 240)}`),
    ...ours.map(({ rule, path, message }) => `  ours:   ${rule} ${path}: ${message.slice(0, 200)}`),
  ].join('\n')
}

function theirs({ one }: Judged): Blame[] {
  const named = one.errors.map(({ field = '', reason = '' }) => ({ field: rename(field), reason }))
  if (named.length > 0) return named
  if (one.strict.length > 0) return [...blamedFields(one)].map((field) => ({ field, reason: 'unknown or duplicate' }))
  return [{ field: '', reason: sketch(one.message ?? '') }]
}

/** The warnings of the server whose field we do not warn about, and those without a field. */
function missedWarnings({ one, verdict }: Judged): Blame[] {
  const named = new Set(verdict.warnings.map(({ path }) => rename(path)))
  return one.warnings
    .map((text) => ({ field: warnedField(text), text }))
    .map(({ field, text }) => ({ field, reason: sketch(field === '' ? text : text.slice(text.indexOf(': ') + 2)) }))
    .filter(({ field }) => !named.has(field))
}

function extraWarnings({ one, verdict }: Judged): Blame[] {
  const named = new Set(one.warnings.map(warnedField))
  return verdict.warnings
    .map(({ path, rule }) => ({ field: rename(path), reason: rule }))
    .filter(({ field }) => !named.has(field))
}

/** The words of a message, without the names and numbers in it. */
function sketch(message: string): string {
  return message
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\[[^\]]*\]/g, '[]')
    .replace(/\d+/g, '0')
    .slice(0, 120)
}

function missed(one: OracleCase, comparison: Comparison): Blame[] {
  const named = new Map(one.errors.map(({ field = '', reason = '' }) => [rename(field), reason]))
  return comparison.missed.map((field) => ({ field, reason: named.get(field) ?? 'unknown or duplicate' }))
}

function ours({ verdict }: Judged, only?: ReadonlySet<string>): Blame[] {
  const blamed = verdict.errors.map(({ path, rule }) => ({ field: rename(path), reason: rule }))
  return blamed.filter(({ field }) => only === undefined || only.has(field))
}

function group(title: string, cases: readonly Judged[], by: Grouping, blame: (judged: Judged) => Blame[]): string {
  const counts = new Map<string, number>()
  for (const judged of cases)
    for (const key of new Set(blame(judged).map((each) => keyOf(judged.one.kind, each, by))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  if (counts.size === 0) return ''
  const lines = [...counts].sort(([, a], [, b]) => b - a).slice(0, 200)
  return [
    `${title} (${cases.length} cases)`,
    ...lines.map(([key, count]) => `${String(count).padStart(7)}  ${key}`),
  ].join('\n')
}

function keyOf(kind: string, { field, reason }: Blame, by: Grouping): string {
  if (by === 'kind') return kind
  return by === 'reason' ? reason : `${kind} ${field.replace(/\[[^\]]*\]/g, '[]')} ${reason}`
}
