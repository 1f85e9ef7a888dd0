import { rules } from '../../rules/index.ts'
import { pagePath } from '../engine/rule.ts'
import { type FailOn, isFailure, type Severity } from '../model/finding.ts'
import { type Report, uncheckedIn } from '../model/report.ts'
import { compactReport } from '../report/compact.ts'
import { leftOutLines, summaryLine, suppressedLines } from '../report/summary.ts'
import { printable } from '../text/width.ts'
import { wrap } from '../text/wrap.ts'
import type { ParsedArgs } from './args.ts'
import { complain, EXIT } from './command.ts'
import { FOR_PEOPLE, type Format, type Target } from './formats.ts'
import { ownVersion } from './installation.ts'
import { type Io, OutputError } from './io.ts'
import { openFile } from './output.ts'
import { terminalWidth, useColor } from './terminal.ts'

/** What a command shows besides findings: for people only. */
export interface Besides {
  /** A table or picture behind the findings, for that many columns. */
  readonly picture?: (width: number) => string
  /** Lines before the one that sums up. */
  readonly notes?: readonly string[]
  /** What could not be found. */
  readonly problems?: readonly string[]
}

/** Writes a report in its formats to their places; throws OutputError for one that cannot be written when the others are. */
export async function printReport(
  report: Report,
  targets: readonly Target[],
  args: ParsedArgs,
  io: Io,
  besides: Besides = {},
): Promise<void> {
  const notes = [...(args.flags.get('quiet') ? [] : (besides.notes ?? [])), ...notesOf(report, args)]
  const shown = targets.find(({ file }) => file === undefined)
  let failure: unknown
  for (const target of targets) {
    const text = await textOf(report, target, args, io, besides)
    try {
      const output = openFile(target.file, io)
      output.write(target.file === undefined ? forStdout(text, target === shown, target, notes, io) : text)
      output.end()
    } catch (error) {
      if (target.isNative && error instanceof OutputError) complain(io, error.message)
      else failure ??= error
    }
  }
  if (targets.some(({ format }) => format === 'github'))
    (await import('./commands/rest.ts')).appendJobSummary(report, besides, io)
  if (shown === undefined || NEEDS_SUMMARY.has(shown.format)) io.stderr.write(joinNotes('', notes))
  if (failure !== undefined) throw failure
}

/** Formats on standard output that leave it to standard error to sum up. */
const NEEDS_SUMMARY: ReadonlySet<Format> = new Set<Format>(['compact', 'github'])

/** The text of a report in one format; pretty without its last lines. */
async function textOf(
  report: Report,
  target: Target,
  args: ParsedArgs,
  io: Io,
  { picture, problems }: Besides,
): Promise<string> {
  const { format, file } = target
  const width = terminalWidth(io.stdout, io) ?? 120
  if (format === 'pretty') {
    const color = useColor(args, io, file === undefined ? io.stdout : undefined)
    return [await prettyText(report, color, width, io), picture?.(width) ?? ''].filter(Boolean).join('\n')
  }
  if (format === 'compact') return compactReport(report)
  const showSuppressed = args.flags.get('show-suppressed') === true
  if (format === 'json') {
    const { jsonReport } = await import('../report/json.ts')
    const pages = new Map(rules.map((rule) => [rule.id, pagePath(rule)]))
    return jsonReport(report, { version: ownVersion(), showSuppressed, docs: (rule) => pages.get(rule) })
  }
  const { serviceReport } = await import('./commands/rest.ts')
  return serviceReport(report, format, { showSuppressed, problems, fails: failing(args) }, io)
}

async function prettyText(report: Report, color: boolean, width: number, io: Io): Promise<string> {
  if (report.findings.length === 0) return ''
  const { prettyReport } = await import('../report/pretty.ts')
  return prettyReport(report, { color, width, wrap: io.stdout.isTTY })
}

/** A report as it stands on standard output, as the only one or behind another. */
function forStdout(text: string, isFirst: boolean, { format }: Target, notes: readonly string[], io: Io): string {
  if (!isFirst) return folded(text)
  if (!FOR_PEOPLE.has(format)) return text
  const whole = format === 'pretty' ? joinNotes(text, broken(notes, io)) : text
  return io.env.GITHUB_ACTIONS === 'true' ? withoutCommands(whole) : whole
}

/** Commands behind a report that says the same: the log of GitHub Actions shows them folded. */
function folded(commands: string): string {
  return commands === '' ? '' : `::group::annotations\n${commands}::endgroup::\n`
}

/** Text that the runner of GitHub Actions takes for nothing but text, whatever a manifest or the name of a file says. */
function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[')
}

/** What is said besides the findings. */
function notesOf(report: Report, args: ParsedArgs): string[] {
  const { leftOut, files } = report.summary
  const listed = {
    leftOut: args.flags.get('explain-skipped') === true,
    suppressed: args.flags.get('show-suppressed') === true,
  }
  const notes = [
    ...(listed.suppressed ? suppressedLines(report.suppressed) : []),
    ...(listed.leftOut ? leftOutLines(leftOut) : []),
  ]
  return args.flags.get('quiet') || files + leftOut.length === 0 ? notes : [...notes, summaryLine(report, listed)]
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

/** Tells whether a finding of a severity makes the run fail. */
function failing(args: ParsedArgs): (severity: Severity) => boolean {
  const failOn = (args.values.get('fail-on')?.at(-1) ?? 'error') as FailOn
  return (severity) => isFailure(severity, failOn)
}

/** What a run ends with; says which files could not be checked. */
export function exitCode(report: Report, problems: readonly string[], failOn: FailOn, io: Io): number {
  const { leftOut, documents } = report.summary
  const wrong = uncheckedIn(report)
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
  return report.findings.some(({ severity }) => isFailure(severity, failOn)) ? EXIT.findings : EXIT.clean
}
