import { rules } from '../../rules/index.ts'
import type { Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { compactReport } from '../report/compact.ts'
import { leftOutLines, summaryLine } from '../report/summary.ts'
import { printable } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import type { ParsedArgs } from './args.ts'
import { complain, EXIT } from './command.ts'
import { ownVersion } from './installation.ts'
import type { Io } from './io.ts'
import { pageOf } from './known-rules.ts'
import { openOutput, outputFile } from './output.ts'
import { terminalWidth, useColor } from './terminal.ts'

/** What a command shows besides findings: for people only. */
export interface Besides {
  /** A table or picture behind the findings, for that many columns. */
  readonly picture?: (width: number) => string
  /** Lines before the one that sums up. */
  readonly notes?: readonly string[]
}

/** Writes a report in the format and to the place that the options ask for. */
export async function printReport(report: Report, args: ParsedArgs, io: Io, besides: Besides = {}): Promise<void> {
  const toFile = outputFile(args) !== undefined
  const format = args.values.get('format')?.at(-1) ?? 'pretty'
  const notes = [...(args.flags.get('quiet') ? [] : (besides.notes ?? [])), ...notesOf(report, args)]
  const color = useColor(args, io, toFile ? undefined : io.stdout)
  const found = await formatReport(report, format, color, io)
  const picture = format === 'pretty' ? (besides.picture?.(terminalWidth(io.stdout, io) ?? 120) ?? '') : ''
  const text = [found, picture].filter(Boolean).join('\n')
  const output = openOutput(args, io)
  output.write(format === 'pretty' && !toFile ? joinNotes(text, broken(notes, io)) : text)
  output.end()
  if (format === 'compact' || (toFile && format !== 'json')) io.stderr.write(joinNotes('', notes))
}

/** What is said besides the findings. */
function notesOf(report: Report, args: ParsedArgs): string[] {
  const isExplained = args.flags.get('explain-skipped') === true
  const explained = isExplained ? leftOutLines(report.summary.leftOut) : []
  const nothing = report.summary.files + report.summary.leftOut.length === 0
  return args.flags.get('quiet') || nothing ? explained : [...explained, summaryLine(report, isExplained)]
}

/** A terminal would break long lines within words. */
function broken(notes: readonly string[], io: Io): readonly string[] {
  if (!io.stdout.isTTY) return notes
  const width = terminalWidth(io.stdout, io) ?? 120
  return notes.map((note) => wrap(note, width, 4).trimStart())
}

function joinNotes(text: string, notes: readonly string[]): string {
  if (notes.length === 0) return text
  return `${text}${text === '' ? '' : '\n'}${notes.join('\n')}\n`
}

async function formatReport(report: Report, format: string, color: boolean, io: Io): Promise<string> {
  if (format === 'compact') return compactReport(report)
  if (format === 'json') {
    const { jsonReport } = await import('../report/json.ts')
    const pages = new Map(rules.map((rule) => [rule.id, pageOf(rule)]))
    return jsonReport(report, { version: ownVersion(), docs: (rule) => pages.get(rule) })
  }
  if (report.findings.length === 0) return ''
  const { prettyReport } = await import('../report/pretty.ts')
  return prettyReport(report, { color, width: terminalWidth(io.stdout, io) ?? 120, wrap: io.stdout.isTTY })
}

/** The least severity that makes a run fail. */
export type FailOn = Severity | 'never'

const RANK: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
}

/** What a run ends with; says which files could not be checked. */
export function exitCode(report: Report, problems: readonly string[], failOn: FailOn, io: Io): number {
  const { leftOut, findings, documents } = report.summary
  const wrong = leftOut.filter(({ explicit, reason }) => explicit || reason === 'unreadable')
  for (const { file, reason, message } of wrong)
    complain(io, `cannot ${reason === 'unreadable' ? 'read' : 'check'} "${printable(file)}": ${printable(message)}`)
  if (wrong.length > 0 || problems.length > 0) return EXIT.failure
  if (documents === 0 && report.findings.length === 0) {
    complain(
      io,
      leftOut.length === 0
        ? 'nothing to check: no .yaml, .yml or .json file was found'
        : 'nothing to check: no Kubernetes manifest was found (see --explain-skipped)',
    )
    return EXIT.failure
  }
  return RANK[failOn].some((severity) => findings[severity] > 0) ? EXIT.findings : EXIT.clean
}
