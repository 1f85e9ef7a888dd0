import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { wordsOf } from './words.ts'
import { attributes, XML_HEAD } from './xml.ts'

/** The XML of Checkstyle, which many services and editors read: an element for each file that has findings, an `error` for each of these. */
export function checkstyleReport(report: Report): string {
  const lines: string[] = []
  let file: string | undefined
  for (const finding of report.findings) {
    if (finding.file !== file) {
      if (file !== undefined) lines.push('  </file>')
      file = finding.file
      lines.push(`  <file${attributes({ name: file })}>`)
    }
    lines.push(`    <error${attributesOf(finding)}/>`)
  }
  if (file !== undefined) lines.push('  </file>')
  return `${XML_HEAD}<checkstyle version="4.3">\n${lines.map((line) => `${line}\n`).join('')}</checkstyle>\n`
}

function attributesOf(finding: Finding): string {
  const { rule, severity, range } = finding
  const { line, column } = range.start
  return attributes({ line, column, severity, message: wordsOf(finding).join('; '), source: `supercargo.${rule}` })
}
