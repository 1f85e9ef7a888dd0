import { rules } from '../../../rules/index.ts'
import { check, type Preset } from '../../check.ts'
import type { ParsedArgs } from '../args.ts'
import { findInput } from '../input.ts'
import type { Io } from '../io.ts'
import { findRule } from '../known-rules.ts'
import { Progress } from '../progress.ts'
import { exitCode, type FailOn, printReport } from '../report.ts'
import { loadStore } from '../store.ts'
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
  const against = one('against')
  const compared =
    against === undefined
      ? { report }
      : await (await import('../against.ts')).compareWith(against, { report, versions, store, only, skip }, args, io)
  await printReport(compared.report, args, io, compared)
  hasChecked = true
  return exitCode(compared.report, input.problems, (one('fail-on') ?? 'error') as FailOn, io)
}
