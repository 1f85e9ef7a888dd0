import type { Severity } from '../model/finding.ts'
import { kubernetesOf, type LeftOut, type LeftOutReason, type Report } from '../model/report.ts'
import { compareText } from '../text/compare.ts'
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

/** One line that says what was found, what was checked, for which version, and what was left out; `explained` where the files left out are listed too. */
export function summaryLine(report: Report, explained = false): string {
  const { summary, findings } = report
  const leftOut = leftOutNote(summary.leftOut, explained)
  if (summary.files === 0) return `no manifest was checked${leftOut}`
  const affected = new Set(findings.map(({ file }) => file)).size
  const counts = SEVERITIES.flatMap(([severity, one, many]) => {
    const n = summary.findings[severity]
    return n === 0 ? [] : [count(n, one, many)]
  })
  const found = counts.length === 0 ? 'no problems' : counts.join(', ')
  const files = count(summary.files, 'file', 'files')
  const where = affected === 0 || affected === summary.files ? files : `${affected} of ${files}`
  const resources = count(summary.resources, 'resource', 'resources')
  const documents = count(summary.documents, 'document', 'documents')
  return `${found} in ${where}: ${resources} in ${documents} checked for Kubernetes ${kubernetesOf(report)}${leftOut}`
}

function leftOutNote(leftOut: readonly LeftOut[], explained: boolean): string {
  const parts = (Object.keys(REASONS) as LeftOutReason[]).flatMap((reason) => {
    const n = leftOut.filter((each) => each.reason === reason).length
    return n === 0 ? [] : [count(n, ...REASONS[reason])]
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

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
