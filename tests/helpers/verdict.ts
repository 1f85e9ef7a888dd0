import { readdirSync, readFileSync } from 'node:fs'
import { rules } from '../../rules/index.ts'
import { check, type SourceFile } from '../../src/check.ts'
import type { Finding } from '../../src/model/finding.ts'
import { diffTexts } from './diff.ts'
import type { OracleCase } from './oracle.ts'
import { shared } from './shared.ts'
import { store } from './store.ts'

/** What supercargo says to a document in the server's name. */
export interface Verdict {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
}

/** Rules that repeat what the server warns about. */
const WARNING_RULES: ReadonlySet<string> = new Set(['deprecated-api', 'api-warning'])
/** What servers before 1.25 left to kubectl. */
const STRICT_RULES: ReadonlySet<string> = new Set(['unknown-field', 'duplicate-key'])

/** Checks the document of a case for the version of the server that was asked. */
export function judgeCase({ text, minor }: Pick<OracleCase, 'text' | 'minor'>): Verdict {
  const file: SourceFile = { path: 'case.yaml', explicit: true, text: () => text }
  const files = text.includes('cases.example.com') ? [...definitions(), file] : [file]
  const { findings } = check(files, { store: store(), rules, versions: { from: minor, to: minor }, preset: 'server' })
  const said = findings.filter(({ document, authority }) => document === 0 && authority === 'api-server')
  return {
    errors: said.filter(({ severity, rule }) => severity === 'error' && (minor >= 25 || !STRICT_RULES.has(rule))),
    warnings: said.filter(({ severity, rule }) => severity !== 'error' && WARNING_RULES.has(rule)),
  }
}

/** Compares the document of an update with that which the server has. */
export function judgeUpdate({ text, before, minor }: Pick<OracleCase, 'text' | 'before' | 'minor'>): Verdict {
  const { findings } = diffTexts(before!, text, { versions: { from: minor, to: minor }, preset: 'server' })
  return {
    errors: findings.filter(({ severity, authority }) => severity === 'error' && authority === 'api-server'),
    warnings: [],
  }
}

let read: SourceFile[] | undefined

/** The definitions of the custom resources among the cases. */
function definitions(): readonly SourceFile[] {
  const folder = shared('oracle/bases/crd-definitions')
  read ??= readdirSync(folder!).map((path) => {
    const text = readFileSync(`${folder}/${path}`, 'utf8')
    return { path, explicit: false, definitions: true, text: () => text }
  })
  return read
}

/** How a verdict compares with the server's answer. */
export interface Comparison {
  /** The server refuses it. */
  readonly rejected: boolean
  /** We refuse it. */
  readonly refused: boolean
  /** Whether both blame the same fields; undefined where one of them accepts, or the server named none. */
  readonly sameFields?: boolean
  /** Fields that only the server blames, and that only we blame. */
  readonly missed: readonly string[]
  readonly extra: readonly string[]
  /** Whether both warn about the same fields; undefined where neither warns. */
  readonly sameWarnings?: boolean
}

/** Compares verdict, blamed fields and warned fields. */
export function compareCase(one: OracleCase, { errors, warnings }: Verdict): Comparison {
  const rejected = !one.accepted
  const refused = errors.length > 0
  const theirs = blamedFields(one)
  const ours = new Set(errors.map(({ path }) => rename(path)))
  const missed = [...theirs].filter((field) => !ours.has(field))
  const extra = [...ours].filter((field) => !theirs.has(field))
  const comparable = rejected && refused && theirs.size > 0
  return {
    rejected,
    refused,
    sameFields: comparable ? missed.length + extra.length === 0 : undefined,
    missed,
    extra,
    sameWarnings: warnsAlike(one, warnings),
  }
}

/** The fields that the server blamed: refused values, unknown and duplicate fields. */
export function blamedFields({ errors, strict }: OracleCase): Set<string> {
  const fields = new Set(errors.map(({ field }) => rename(field ?? '')))
  for (const sentence of strict) {
    const field = /^(?:unknown|duplicate) field "(.*)"$/s.exec(sentence)?.[1]
    if (field !== undefined) fields.add(rename(field))
  }
  return fields
}

/** The field that a warning of the server begins with, empty where it names none. */
export function warnedField(warning: string): string {
  const named = /^((?:[a-z]\w*(?:\[[^\]]*\])*)(?:\.[A-Za-z]\w*(?:\[[^\]]*\])*)*): /.exec(warning)?.[1]
  return named === undefined || NO_FIELD.has(named) ? '' : rename(named)
}

/** Names of Go packages, which stand before the texts of their errors. */
const NO_FIELD: ReadonlySet<string> = new Set(['tls', 'x509'])

/**
 * Both warn about the same named fields. For what the server warns of without a field, such as a deprecated API, we may name any field, but not more fields
 * than it has such warnings. A refused document gets no warnings about values, so that there ours may be more.
 */
function warnsAlike(one: OracleCase, warnings: readonly Finding[]): boolean | undefined {
  const isRefused = one.code !== undefined
  if (one.warnings.length === 0 && (warnings.length === 0 || isRefused)) return undefined
  const theirs = new Set(one.warnings.map(warnedField))
  const ours = new Set(warnings.map(({ path }) => rename(path)))
  const unnamed = new Set(one.warnings.filter((warning) => warnedField(warning) === '')).size
  const others = [...ours].filter((field) => field === '' || !theirs.has(field)).length
  if (![...theirs].every((field) => field === '' || ours.has(field))) return false
  return others >= Math.min(1, unnamed) && (isRefused || others <= unnamed)
}

let misnamed: [RegExp, string][] | undefined
const renamed = new Map<string, string>()

/** A field path as a person would write it, where the server misnames it. */
export function rename(field: string): string {
  misnamed ??= JSON.parse(readFileSync(shared('oracle/paths.json')!, 'utf8')).map(
    ([from, to]: [string, string]): [RegExp, string] => [new RegExp(from), to],
  )
  let name = renamed.get(field)
  if (name === undefined)
    renamed.set(field, (name = misnamed!.reduce((path, [from, to]) => path.replace(from, to), field)))
  return name
}
