import type { Span } from '../../model/finding.ts'
import type { Meant } from '../../model/meant.ts'
import { isDate } from '../../text/date.ts'

/** One rule that is suppressed, at its place in the text that names it. */
export interface Entry extends Span {
  readonly rule: string
  readonly reason?: string
  /** The last day that it holds, as 2027-01-31. */
  readonly until?: string
}

/** What is wrong with a suppression, and at which offsets of its text. */
export interface Fault extends Span {
  /** What is wrong is the key of an annotation. */
  readonly isOfKey?: boolean
  readonly message: string
  readonly hint?: string
  /** What may stand there instead. */
  readonly meant?: readonly Meant[]
}

/** What a text suppresses; what has a fault suppresses nothing. */
export interface Reading {
  readonly entries: readonly Entry[]
  readonly faults: readonly Fault[]
}

const IN_HEAD = /\(\s*until\b([^()]*)\)/
/** In the reason only what begins like a date: "(until the cluster is new)" is a reason. */
const IN_REASON = /\(\s*until\s(\s*\d[^()]*)\)/

/** Reads `rule, rule (until 2027-01-31): reason` from a stretch of a text; the date may also stand in the reason. */
export function readEntries(text: string, from: number, to: number): Reading {
  const colon = text.indexOf(':', from)
  const isWhole = colon !== -1 && colon < to
  const end = isWhole ? colon : to
  const written = text.slice(from, end)
  const reason = isWhole ? text.slice(colon + 1, to) : ''
  const date = IN_HEAD.exec(written) ?? IN_REASON.exec(reason)
  const { names, isLoose } = namesIn(written.replace(IN_HEAD, blanked), from)
  const fault = (message: string, hint: string): Reading => ({
    entries: [],
    faults: [{ ...trimmed(text, from, to), message, hint }],
  })
  if (names.length === 0) return fault('names no rule to suppress', 'write `rule: reason`')
  const why = reason.replace(IN_REASON, blanked).replace(/\s+/g, ' ').trim()
  if (isLoose || why === '')
    return fault(
      `lacks the reason for which \`${names[0]!.rule}\` is suppressed`,
      `write it behind a colon: \`${names.map(({ rule }) => rule).join(', ')}: reason\``,
    )
  const until = date === null ? undefined : date[1]!.trim()
  if (until !== undefined && !isDate(until))
    return fault(`"${until}" is no date until which it could hold`, 'write it as `(until 2027-01-31)`')
  return { entries: names.map((name) => ({ ...name, reason: why, until })), faults: [] }
}

/** Names between commas; loose where words follow one of them, as a reason without its colon does. */
function namesIn(head: string, from: number) {
  const names: Entry[] = []
  let isLoose = false
  let at = from
  for (const part of head.split(',')) {
    const [rule, further] = part.trim().split(/\s+/, 2) as [string, string?]
    const start = at + part.indexOf(rule)
    if (rule !== '') names.push({ rule, start, end: start + rule.length })
    if (further !== undefined) isLoose = true
    at += part.length + 1
  }
  return { names, isLoose }
}

/** As many blanks: offsets stay as they are. */
function blanked(match: string): string {
  return ' '.repeat(match.length)
}

function trimmed(text: string, from: number, to: number): Span {
  const part = text.slice(from, to)
  const start = from + (part.length - part.trimStart().length)
  return { start: Math.min(start, to), end: Math.max(from + part.trimEnd().length, Math.min(start, to)) }
}
