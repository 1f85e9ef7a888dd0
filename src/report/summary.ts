import type { Severity } from '../model/finding.ts'
import {
  kubernetesOf,
  type LeftOut,
  type LeftOutReason,
  type Report,
  type SuppressedFinding,
  type SuppressionKind,
} from '../model/report.ts'
import { compareText } from '../text/compare.ts'
import { counted } from '../text/count.ts'
import { printable } from '../text/width.ts'

const SEVERITIES: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
]

const REASONS: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  'helm-template': ['Helm template', 'Helm templates'],
  'helm-chart': ['file of a Helm chart', 'files of Helm charts'],
  kustomization: ['file of a kustomization', 'files of kustomizations'],
  'not-kubernetes': ['other file', 'other files'],
  empty: ['empty file', 'empty files'],
  unreadable: ['unreadable file', 'unreadable files'],
}

/** What is listed above the line that sums up. */
export interface Listed {
  readonly leftOut?: boolean
  readonly suppressed?: boolean
}

/** One line that says what was found, what was checked, for which version, and what was suppressed or left out. */
export function summaryLine(report: Report, listed: Listed = {}): string {
  const { summary, findings } = report
  const leftOut = leftOutNote(summary.leftOut, listed.leftOut)
  if (summary.files === 0) return `no manifest was checked${leftOut}`
  // A finding may also lie in the config.
  const affected = Math.min(new Set(findings.map(({ file }) => file)).size, summary.files)
  const counts = SEVERITIES.flatMap(([severity, one, many]) => {
    const n = summary.findings[severity]
    return n === 0 ? [] : [counted(n, one, many)]
  })
  const found = counts.length === 0 ? 'no problems' : counts.join(', ')
  const files = counted(summary.files, 'file', 'files')
  const where = affected === 0 || affected === summary.files ? files : `${affected} of ${files}`
  const resources = counted(summary.resources, 'resource', 'resources')
  const documents = counted(summary.documents, 'document', 'documents')
  return `${found} in ${where}: ${resources} in ${documents} checked for Kubernetes ${kubernetesOf(report)}${suppressedNote(report.suppressed, listed.suppressed)}${leftOut}`
}

function suppressedNote(suppressed: readonly SuppressedFinding[], isListed = false): string {
  if (suppressed.length === 0) return ''
  return `; suppressed: ${counted(suppressed.length, 'finding', 'findings')}${isListed ? '' : ' (see --show-suppressed)'}`
}

function leftOutNote(leftOut: readonly LeftOut[], explained = false): string {
  const parts = (Object.keys(REASONS) as LeftOutReason[]).flatMap((reason) => {
    const n = leftOut.filter((each) => each.reason === reason).length
    return n === 0 ? [] : [counted(n, ...REASONS[reason])]
  })
  const more = explained ? '' : ' (see --explain-skipped)'
  return parts.length === 0 ? '' : `; left out: ${parts.join(', ')}${more}`
}

/** One line for each file that was left out, and why. */
export function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  return [...leftOut]
    .sort((a, b) => compareText(a.file, b.file))
    .map(({ file, message }) => `left out ${printable(file)}: ${printable(message)}`)
}

const WRITTEN: Readonly<Record<SuppressionKind, string>> = {
  comment: 'by the comment in',
  annotation: 'by the annotation in',
  config: 'by',
  option: 'by an option of the command line',
}

/** One line for each finding that is suppressed: the place, the rule, the message, by what and why. */
export function suppressedLines(suppressed: readonly SuppressedFinding[]): string[] {
  return suppressed.map(({ file, range: { start }, rule, message, suppression }) => {
    const { kind, reason, until, line } = suppression
    const at = line === undefined ? '' : ` ${kind === 'config' ? `${suppression.file}:${line}` : `line ${line}`}`
    const why = reason === undefined ? '' : `: ${reason}`
    const end = until === undefined ? '' : ` (until ${until})`
    return printable(
      `suppressed ${file}:${start.line}:${start.column}: ${message} [${rule}] ${WRITTEN[kind]}${at}${why}${end}`,
    )
  })
}
