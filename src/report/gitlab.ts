import type { Finding, Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { wordsOf } from './words.ts'

/** What GitLab calls the severities, of its five. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' }

/** A code quality report for GitLab: what a merge request brings and what it takes away is told by the fingerprints. One line for each finding. */
export function gitlabReport({ findings }: Report): string {
  const fingerprints = fingerprintsOf(findings)
  const entries = findings.map((finding, index) => JSON.stringify(entryOf(finding, fingerprints[index]!)))
  return entries.length === 0 ? '[]\n' : `[\n${entries.join(',\n')}\n]\n`
}

function entryOf(finding: Finding, fingerprint: string): object {
  const { file, rule, severity, range } = finding
  return {
    description: wordsOf(finding).join('; '),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  }
}
