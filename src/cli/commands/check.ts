import { rules } from '../../../rules/index.ts'
import { check } from '../../check.ts'
import type { ParsedArgs } from '../args.ts'
import { complain, EXIT } from '../command.ts'
import { nativeTargets, readTargets } from '../formats.ts'
import { findInput } from '../input.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { exitCode, type FailOn, printReport } from '../report.ts'
import { readSettings } from '../settings.ts'
import { loadStore } from '../store.ts'

/** Whether a check has come to its end in this process: then what most runs need has been compiled. */
export let hasChecked = false

/** The command `check`. */
export async function runCheck(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const quiet = args.flags.get('quiet') === true
  const targets = nativeTargets(args, io) ?? readTargets(args, io)
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
  const against = one('against')
  const compared =
    against === undefined
      ? { report }
      : await (await import('./rest.ts')).compareWith(against, { report, store, settings }, args, io)
  await printReport(compared.report, targets, args, io, compared)
  hasChecked = true
  const { files, leftOut } = report.summary
  if (input.excluded > 0 && files + leftOut.length + input.problems.length === 0) {
    complain(io, `nothing to check: ${settings.config!.path} says to ignore it`)
    return EXIT.clean
  }
  return exitCode(compared.report, input.problems, (one('fail-on') ?? 'error') as FailOn, io)
}
