import type { Report } from '../model/report.ts'
import { printable } from '../text/width.ts'

/** One line for each finding, clickable in most terminals and editors: `path:line:column: severity message [rule]`. */
export function compactReport(report: Report): string {
  return report.findings
    .map(({ file, range: { start }, severity, message, hint, rule }) => {
      const text = hint ? `${message} (${hint})` : message
      return `${printable(`${file}:${start.line}:${start.column}: ${severity} ${text} [${rule}]`)}\n`
    })
    .join('')
}
