import type { Finding, ResourceName, Severity } from '../model/finding.ts'
import { type Report, uncheckedIn } from '../model/report.ts'
import { printable } from '../text/width.ts'

/** What a finding says, line by line: what is wrong with what to do about it, and why it matters where that is known. */
export function wordsOf({ message, hint, why }: Finding): string[] {
  const first = printable(hint ? `${message} (${hint})` : message)
  return why ? [first, printable(why)] : [first]
}

/** What a person calls a resource: `Deployment shop/web`. */
export function callResource({ kind, namespace, name }: ResourceName): string {
  const called = [namespace, name].filter((part) => part !== undefined).join('/')
  return printable(called === '' ? kind : `${kind} ${called}`)
}

/** How many findings of a severity there are: `2 errors`, `1 note`. */
export function countOf(severity: Severity, n: number): string {
  return `${n} ${NAMES[severity][n === 1 ? 0 : 1]}`
}

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

/** What a run was asked for besides files that it could read. */
export interface Asked {
  /** What could not be found, each in a sentence. */
  readonly problems?: readonly string[]
}

/** Something that a run was asked for and could not do. */
export interface Failure {
  /** Absent where there is no such file. */
  readonly file?: string
  readonly message: string
}

/** What makes a run fail besides its findings: services that only see a report must not take it for a clean one. */
export function failuresOf(report: Report, { problems = [] }: Asked): Failure[] {
  return [
    ...problems.map((message) => ({ message: printable(message) })),
    ...uncheckedIn(report).map(({ file, reason, message }) => ({
      file,
      message: `cannot be ${reason === 'unreadable' ? 'read' : 'checked'}: ${printable(message)}`,
    })),
  ]
}
