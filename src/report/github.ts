import type { Finding, Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { type Asked, type Failure, failuresOf, wordsOf } from './words.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands of GitHub Actions, one line for what could not be checked and for each finding: the runner makes annotations of them. */
export function githubReport(report: Report, asked: Asked = {}): string {
  const failures = failuresOf(report, asked).map(failure)
  return [...failures, ...report.findings.map(annotation)].map((line) => `${line}\n`).join('')
}

function failure({ file, message }: Failure): string {
  const place = file === undefined ? '' : `,file=${escapeProperty(file)}`
  return `::error title=supercargo${place}::${escapeData(message)}`
}

function annotation(finding: Finding): string {
  const properties = propertiesOf(finding).map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`)
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escapeData(wordsOf(finding).join('\n'))}`
}

/** Columns only where a finding lies in one line: the runner throws them away otherwise. */
function propertiesOf({ file, rule, range: { start, end } }: Finding): [name: string, value: string | number][] {
  const columns: [string, number][] = [
    ['col', start.column],
    ['endColumn', end.column],
  ]
  return [
    ['title', `supercargo: ${rule}`],
    ['file', file],
    ['line', start.line],
    ['endLine', end.line],
    ...(start.line === end.line ? columns : []),
  ]
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
