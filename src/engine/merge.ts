import type { Severity } from '../model/finding.ts'
import type { LeftOut, Report, Summary } from '../model/report.ts'
import { compareText } from '../text/compare.ts'
import { compareFindings } from './findings.ts'

/** One report of several that are about different files; of one it is the report itself. */
export function mergeReports(reports: readonly Report[]): Report {
  if (reports.length === 1) return reports[0]!
  const owners = new Map<string, Report>()
  for (const report of reports) {
    for (const file of report.files) owners.set(file, report)
    for (const { file, related } of [...report.findings, ...report.suppressed])
      for (const each of [file, ...related.map((place) => place.file)]) owners.set(each, report)
  }
  const ranges = [...new Map(reports.map(({ versions }) => [`${versions.from}-${versions.to}`, versions])).values()]
  return {
    versions: {
      from: Math.min(...ranges.map(({ from }) => from)),
      to: Math.max(...ranges.map(({ to }) => to)),
    },
    ranges: ranges.sort((a, b) => a.from - b.from || a.to - b.to),
    summary: sum(reports.map(({ summary }) => summary)),
    findings: reports.flatMap(({ findings }) => findings).sort(compareFindings),
    files: reports.flatMap(({ files }) => files).sort(compareText),
    suppressed: reports.flatMap(({ suppressed }) => suppressed).sort(compareFindings),
    resources: reports.flatMap(({ resources }) => resources),
    rules: new Set(reports.flatMap((report) => [...report.rules])),
    textOf: (file) => owners.get(file)!.textOf(file),
  }
}

function sum(summaries: readonly Summary[]): Summary {
  const total = (read: (summary: Summary) => number) => summaries.reduce((all, each) => all + read(each), 0)
  const count = (severity: Severity) => total(({ findings }) => findings[severity])
  const leftOut: LeftOut[] = summaries.flatMap((each) => each.leftOut)
  return {
    files: total(({ files }) => files),
    documents: total(({ documents }) => documents),
    resources: total(({ resources }) => resources),
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
    leftOut: leftOut.sort((a, b) => compareText(a.file, b.file)),
  }
}
