import { compareFindings } from '../engine/findings.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { compareText } from '../text/compare.ts'

/** A report that calls its files otherwise, in the order of their new names. */
export function renamed(report: Report, nameOf: (file: string) => string): Report {
  const { summary, files, findings, suppressed } = report
  const given = new Map<string, string>()
  const rename = (file: string) => {
    const name = nameOf(file)
    given.set(name, file)
    return name
  }
  const leftOut = summary.leftOut.map((each) => ({ ...each, file: rename(each.file) }))
  const renameIn = (finding: Finding): Finding => ({
    ...finding,
    file: rename(finding.file),
    related: finding.related.map((related) => ({ ...related, file: rename(related.file) })),
  })
  return {
    ...report,
    summary: { ...summary, leftOut: leftOut.sort((a, b) => compareText(a.file, b.file)) },
    files: files.map(rename).sort(compareText),
    findings: findings.map(renameIn).sort(compareFindings),
    suppressed: suppressed
      .map((finding) => {
        const { suppression } = finding
        const file = suppression.file === undefined ? undefined : rename(suppression.file)
        return { ...renameIn(finding), suppression: { ...suppression, file } }
      })
      .sort(compareFindings),
    textOf: (file) => report.textOf(given.get(file) ?? file),
  }
}
