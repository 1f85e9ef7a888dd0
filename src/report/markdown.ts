import type { Finding, Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { codeSpan as plainSpan } from '../text/code-span.ts'
import { printable } from '../text/width.ts'
import { summaryLine } from './summary.ts'
import { type Asked, countOf, type Failure, failuresOf, wordsOf } from './words.ts'

/** How long a Markdown report may get. */
export interface MarkdownOptions extends Asked {
  /** Bytes of UTF-8; findings that do not fit are counted instead, the least severe first. */
  readonly limit?: number
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const HEAD = '| Place | Finding | Rule |\n| --- | --- | --- |\n'

/** Kept free for what stands around the rows. */
const FRAME = 1000

/** A summary for people: one line for the run, then a table for each severity, the notes folded away. For comments, job summaries and wikis. */
export function markdownReport(report: Report, options: MarkdownOptions = {}): string {
  const { limit = Number.POSITIVE_INFINITY } = options
  let room = limit - FRAME
  let isFull = false
  const sections = SEVERITIES.flatMap((severity) => {
    const findings = report.findings.filter((finding) => finding.severity === severity)
    const rows: string[] = []
    for (const finding of findings) {
      if (isFull) break
      const row = rowOf(finding)
      room -= Buffer.byteLength(row)
      if (room < 0) isFull = true
      else rows.push(row)
    }
    return findings.length === 0 ? [] : [sectionOf(severity, rows, findings.length)]
  })
  const failures = failuresOf(report, options)
  const failed = failures.length === 0 ? [] : [`### Not checked\n\n${itemsOf(failures)}`]
  return [
    `## supercargo\n\n${escapeMarkdown(summaryLine(report, { leftOut: true, suppressed: true }))}\n`,
    ...failed,
    ...sections,
  ].join('\n')
}

/** Nobody reads more of them. */
const MOST_FAILURES = 50

function itemsOf(failures: readonly Failure[]): string {
  const more = failures.length - MOST_FAILURES
  const items = failures.slice(0, MOST_FAILURES).map(itemOf)
  return `${items.join('')}${more > 0 ? `- … and ${more} more\n` : ''}`
}

function itemOf({ file, message }: Failure): string {
  return `- ${file === undefined ? '' : `${codeSpan(printable(file))} `}${escapeMarkdown(message)}\n`
}

function sectionOf(severity: Severity, rows: readonly string[], all: number): string {
  const title = countOf(severity, all)
  const more = all - rows.length
  const rest = more === 0 ? '' : `\n${rows.length === 0 ? '' : '… and '}${more} that did not fit here\n`
  const table = `${rows.length === 0 ? '' : HEAD}${rows.join('')}${rest}`
  if (severity === 'info') return `<details>\n<summary>${title}</summary>\n\n${table}\n</details>\n`
  return `### ${title}\n\n${table}`
}

function rowOf(finding: Finding): string {
  const { file, range, rule } = finding
  const place = codeSpan(`${printable(file)}:${range.start.line}:${range.start.column}`)
  return `| ${place} | ${wordsOf(finding).map(withCode).join('<br>')} | ${codeSpan(rule)} |\n`
}

/** A text as code, whatever backticks it has. A bar would end the cell of a table, and behind a backslash it cannot be kept from it. */
function codeSpan(text: string): string {
  return text.includes('\\|') ? escapeMarkdown(text) : plainSpan(text).replaceAll('|', '\\|')
}

/** A message: names of fields in backticks stay code, everything else is text, also what a manifest says. */
function withCode(text: string): string {
  const parts = text.split('`')
  const isPaired = parts.length % 2 === 1 && !text.includes('``')
  if (!isPaired) return escapeMarkdown(text)
  return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part))).join('')
}

/** A text that Markdown and HTML take literally; nobody is mentioned by it. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&!]/g, '\\$&').replaceAll('@', '@&#8203;')
}
