import { resolve } from 'node:path'
import { formatBaseline, type Known, sumUp } from '../../baseline/baseline.ts'
import { type BaselineFile, compareWithBaseline, readBaseline } from '../../baseline/run.ts'
import { slashes } from '../../sources/files.ts'
import { counted } from '../../text/count.ts'
import { printable } from '../../text/width.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { knownOf, sum } from '../baseline.ts'
import { baselineOf, placeOfBaseline } from '../baseline-file.ts'
import { EXIT } from '../command.ts'
import type { Io } from '../io.ts'
import { openTarget } from '../output.ts'
import { exitCode } from '../report.ts'
import type { Settings } from '../settings.ts'
import { checkFiles } from './check.ts'

/** The command `baseline`: writes down what is found now, or takes out of what is known what is gone. */
export async function runBaseline(args: ParsedArgs, io: Io): Promise<number> {
  const { report, input, settings } = await checkFiles(args, io)
  // Of a path that leads nowhere nothing is known.
  if (input.problems.length > 0 && report.summary.files === 0) return EXIT.failure
  const file = fileOf(args, io, settings)
  const old = readBaseline(file)
  const isPrune = args.flags.get('prune') === true
  if (isPrune && old === undefined)
    throw new UsageError(`there is no baseline "${printable(file.path)}" to take something out of`)
  const compared = compareWithBaseline(old ?? [], file, { report, ...input }, io.cwd)
  const { known, fresh, gone, unseen, exceeded, nameOf } = compared
  const now = isPrune ? [...known, ...exceeded, ...unseen] : [...knownOf(report, nameOf), ...unseen]
  const isPrinted = args.values.get('output')?.at(-1) === '-'
  const target = openTarget(isPrinted ? undefined : file.absolute, io)
  target.write(formatBaseline(sumUp(now)))
  target.close()
  const added = isPrune ? 0 : fresh.length - sum(exceeded)
  if (!isPrinted) io.stdout.write(`${printable(file.path)}: ${changeOf(now, old && { added, gone: sum(gone) })}\n`)
  const isEmpty = report.summary.documents === 0 && input.problems.length === 0
  return isEmpty ? EXIT.clean : exitCode(report, input.problems, 'never', io)
}

/** The file that is written, and read before where it is there. */
function fileOf(args: ParsedArgs, io: Io, settings: Settings): BaselineFile {
  const output = args.values.get('output')?.at(-1)
  if (output === undefined || output === '-') return baselineOf(args, io, settings) ?? placeOfBaseline(args, io)
  return { path: output, absolute: slashes(resolve(io.cwd, output)) }
}

function changeOf(now: readonly Known[], change: { added: number; gone: number } | undefined): string {
  const known = counted(sum(now), 'known finding')
  return change === undefined ? known : `${known}, ${change.added} new, ${change.gone} gone`
}
