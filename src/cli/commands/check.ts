import { rules } from '../../../rules/index.ts'
import { check, type Report } from '../../check.ts'
import type { SchemaStore } from '../../schema/types.ts'
import type { ParsedArgs } from '../args.ts'
import { baselineOf } from '../baseline-file.ts'
import { complain, EXIT } from '../command.ts'
import { nativeTargets, readTargets } from '../formats.ts'
import { findInput, type Input } from '../input.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { type Besides, exitCode, type FailOn, printReport } from '../report.ts'
import { readSettings, type Settings } from '../settings.ts'
import { loadStore } from '../store.ts'

/** Whether a check has come to its end in this process: then what most runs need has been compiled. */
export let hasChecked = false

/** A run over what the arguments name. */
export interface Checked {
  readonly report: Report
  readonly input: Input
  readonly settings: Settings
  readonly store: SchemaStore
}

/** Checks what the arguments name, and says what cannot be found. */
export async function checkFiles(args: ParsedArgs, io: Io): Promise<Checked> {
  const quiet = args.flags.get('quiet') === true
  const store = loadStore()
  const settings = await readSettings(args, io, store)
  const { versions, only, skip } = settings
  const input = await findInput(args, io, settings)
  const progress = new Progress(io, quiet ? 0 : input.files.length)
  const report = check(input.files, {
    store,
    rules,
    versions,
    preset: settings.preset,
    only,
    skip,
    settings: settings.rules,
    namespace: settings.namespace,
    units: settings.units,
    outside: settings.outside && { ...settings.outside, closed: settings.outside.closed && input.isWhole },
    onFile: (done) => progress.show(done),
  })
  progress.clear()
  return { report, input, settings, store }
}

/** The command `check`. */
export async function runCheck(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const targets = nativeTargets(args, io) ?? readTargets(args, io)
  const checked = await checkFiles(args, io)
  const { input, settings } = checked
  const baseline = baselineOf(args, io, settings)
  const judged: Besides & { readonly report: Report } =
    baseline === undefined ? checked : (await import('./rest.ts')).withoutKnown(baseline, checked, io)
  const against = one('against')
  const compared =
    against === undefined
      ? judged
      : await (await import('./rest.ts')).compareWith(against, { ...checked, ...judged }, args, io)
  const notes = [...(judged.notes ?? []), ...(compared === judged ? [] : (compared.notes ?? []))]
  await printReport(compared.report, targets, args, io, { ...compared, notes })
  hasChecked = true
  const { files, leftOut } = checked.report.summary
  if (input.excluded > 0 && files + leftOut.length + input.problems.length === 0) {
    complain(io, `nothing to check: ${settings.config!.path} says to ignore it`)
    return EXIT.clean
  }
  return exitCode(compared.report, input.problems, (one('fail-on') ?? 'error') as FailOn, io)
}
