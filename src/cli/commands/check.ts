import { rules } from '../../../rules/index.ts'
import { check, type Preset, type Report } from '../../check.ts'
import type { Severity } from '../../model/finding.ts'
import { compactReport } from '../../report/compact.ts'
import { leftOutLines, summaryLine } from '../../report/summary.ts'
import { printable } from '../../text/width.ts'
import { wrap } from '../../text/wrap.ts'
import type { ParsedArgs } from '../args.ts'
import { complain, EXIT } from '../command.ts'
import { findInput } from '../input.ts'
import { ownVersion } from '../installation.ts'
import type { Io } from '../io.ts'
import { findRule, pageOf } from '../known-rules.ts'
import { openOutput, outputFile } from '../output.ts'
import { Progress } from '../progress.ts'
import { loadStore } from '../store.ts'
import { terminalWidth, useColor } from '../terminal.ts'
import { chooseVersions } from '../versions.ts'

/** Whether a check has come to its end in this process: then what most runs need has been compiled. */
export let hasChecked = false

/** The command `check`. */
export async function runCheck(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const quiet = args.flags.get('quiet') === true
  const only = args.values.get('only')
  const skip = args.values.get('skip')
  for (const id of [...(only ?? []), ...(skip ?? [])]) findRule(id)
  const store = loadStore()
  const versions = chooseVersions(one('kubernetes-version'), store)
  const input = await findInput(args, io)
  const progress = new Progress(io, quiet ? 0 : input.files.length)
  const report = check(input.files, {
    store,
    rules,
    versions,
    preset: one('preset') as Preset | undefined,
    only,
    skip,
    onFile: (done) => progress.show(done),
  })
  progress.clear()
  await print(report, args, io)
  hasChecked = true
  return exitCode(report, input.problems, (one('fail-on') ?? 'error') as FailOn, io)
}

async function print(report: Report, args: ParsedArgs, io: Io): Promise<void> {
  const toFile = outputFile(args) !== undefined
  const format = args.values.get('format')?.at(-1) ?? 'pretty'
  const notes = notesOf(report, args)
  const color = useColor(args, io, toFile ? undefined : io.stdout)
  const text = await formatReport(report, format, color, io)
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
    const { jsonReport } = await import('../../report/json.ts')
    const pages = new Map(rules.map((rule) => [rule.id, pageOf(rule)]))
    return jsonReport(report, { version: ownVersion(), docs: (rule) => pages.get(rule) })
  }
  if (report.findings.length === 0) return ''
  const { prettyReport } = await import('../../report/pretty.ts')
  return prettyReport(report, { color, width: terminalWidth(io.stdout, io) ?? 120, wrap: io.stdout.isTTY })
}

type FailOn = Severity | 'never'

const RANK: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
}

function exitCode(report: Report, problems: readonly string[], failOn: FailOn, io: Io): number {
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
