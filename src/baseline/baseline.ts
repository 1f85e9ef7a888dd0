import { type Identity, identityText } from '../model/identity.ts'
import { compareText } from '../text/compare.ts'
import { nearest } from '../text/nearest.ts'
import { isMapValue } from '../yaml/value.ts'

/** Findings that are known: as many as `count` that are alike. */
export interface Known extends Identity {
  /** The file that they were in when they were written down, relative to the folder of the baseline: it tells apart resources that are defined more than once. */
  readonly file: string
  readonly count: number
}

/** A baseline that cannot be used, in words for the person. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

/** The format that is written and read, and the key that it stands under: it tells a baseline from any other JSON. */
const FORMAT = 1
const MARK = 'supercargoBaseline'

/** A baseline as text: sorted, one line for each finding, so that changes are easy to review and to merge; `docs/baseline.schema.json` describes it. */
export function formatBaseline(known: readonly Known[]): string {
  const lines = [...known].sort(compareKnown).map((each) => JSON.stringify(lineOf(each)))
  return `{"${MARK}": ${FORMAT}, "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`
}

function lineOf({ rule, resource, path, message, file, count }: Known): object {
  return {
    ...(resource === undefined ? {} : compact({ ...resource })),
    ...compact({ path }),
    rule,
    ...(message === undefined ? {} : { message }),
    file,
    ...(count > 1 && { count }),
  }
}

/** Without what is empty. */
function compact(fields: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

function compareKnown(a: Known, b: Known): number {
  const [one, other] = [a.resource, b.resource]
  return (
    compareText(one?.namespace ?? '', other?.namespace ?? '') ||
    compareText(one?.kind ?? '', other?.kind ?? '') ||
    compareText(one?.name ?? '', other?.name ?? '') ||
    compareText(one?.group ?? '', other?.group ?? '') ||
    compareText(a.path, b.path) ||
    compareText(a.rule, b.rule) ||
    compareText(a.file, b.file) ||
    compareText(a.message ?? '', b.message ?? '')
  )
}

/** Puts together what is alike and in one file. */
export function sumUp(known: Iterable<Known>): Known[] {
  const sums = new Map<string, Known>()
  for (const each of known) {
    const key = `${each.file}\n${identityText(each)}`
    sums.set(key, { ...each, count: (sums.get(key)?.count ?? 0) + each.count })
  }
  return [...sums.values()]
}

/** Reads the text of a baseline; throws BaselineError with the first thing that is wrong. */
export function parseBaseline(text: string): Known[] {
  const value = parseJson(text)
  if (!isMapValue(value) || value[MARK] === undefined)
    throw new BaselineError(`it is no baseline of supercargo: it lacks the key \`${MARK}\``)
  if (typeof value[MARK] === 'number' && value[MARK] > FORMAT)
    throw new BaselineError(`it was written by a newer supercargo: its format is ${value[MARK]}, known is ${FORMAT}`)
  if (value[MARK] !== FORMAT) throw new BaselineError(`\`${MARK}\` must be ${FORMAT}`)
  if (!Array.isArray(value.findings)) throw new BaselineError('`findings` must be a list')
  return value.findings.map(readKnown)
}

function parseJson(text: string): unknown {
  if (/^(?:<{7}|>{7}) /m.test(text))
    throw new BaselineError(
      'it has merge conflicts that are not resolved: take either side and write it anew with `supercargo baseline`',
    )
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new BaselineError(`it is no JSON: ${(error as Error).message}`)
  }
}

const TEXTS: readonly string[] = ['group', 'kind', 'namespace', 'name', 'path', 'rule', 'message', 'file']
const KEYS: readonly string[] = [...TEXTS, 'count']

function readKnown(value: unknown, index: number): Known {
  const place = `\`findings[${index}]`
  if (!isMapValue(value)) throw new BaselineError(`${place}\` must be an object`)
  for (const [key, each] of Object.entries(value)) {
    if (!KEYS.includes(key)) throw new BaselineError(`${place}\` has the unknown key \`${key}\`${hint(key)}`)
    if (key !== 'count' && typeof each !== 'string') throw new BaselineError(`${place}.${key}\` must be a text`)
  }
  const { group = '', kind, namespace = '', name = '', path = '', rule, message, file, count = 1 } = value as any
  for (const [key, needed] of Object.entries({
    rule,
    file,
    [kind === undefined ? 'message' : 'kind']: kind ?? message,
  }))
    if (needed === undefined) throw new BaselineError(`${place}\` lacks the key \`${key}\``)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new BaselineError(`${place}.count\` must be a whole number of at least 1`)
  if (kind === undefined) return { rule, path, message, file, count }
  return { rule, resource: { group, kind, namespace, name }, path, file, count }
}

function hint(key: string): string {
  const meant = nearest(key, KEYS)
  return meant === undefined ? '' : `; did you mean \`${meant}\`?`
}
