import { rules } from '../../../rules/index.ts'
import { type CheckOptions, check, type Report } from '../../check.ts'
import { mergeReports } from '../../engine/merge.ts'
import type { FailOn } from '../../model/finding.ts'
import type { SchemaStore } from '../../schema/types.ts'
import { printable } from '../../text/width.ts'
import type { ParsedArgs } from '../args.ts'
import { withoutKnown } from '../baseline.ts'
import { baselineOf } from '../baseline-file.ts'
import { complain, EXIT } from '../command.ts'
import { keepCompiled } from '../compiled.ts'
import { nativeTargets, readTargets } from '../formats.ts'
import type { Input } from '../input.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { findProjects, isNarrowed, type Project, type Projects } from '../projects.ts'
import { Reader } from '../reader/reader.ts'
import { type Besides, exitCode, printReport } from '../report.ts'
import type { Settings } from '../settings.ts'
import { loadStore } from '../store.ts'
import { readSuppress, type Suppressing, suppressFor } from '../suppress.ts'
import { tuneAt } from '../tuning.ts'

/** Whether a check has come to its end in this process: then what most runs need has been compiled. */
export let hasChecked = false

/** After so many files what every check needs has been compiled, and little else. */
const FEW = 10

/** A run over what the arguments name. */
export interface Checked {
  readonly report: Report
  readonly input: Input & Pick<Projects, 'ignoring'>
  readonly projects: readonly Project[]
  /** What the first path goes by. */
  readonly settings: Settings
  readonly store: SchemaStore
  readonly suppress: Suppressing
}

/** Checks what the arguments name, and says what cannot be found. */
export async function checkFiles(args: ParsedArgs, io: Io): Promise<Checked> {
  const quiet = args.flags.get('quiet') === true
  const store = loadStore()
  const reader = new Reader()
  const { projects, settings, ...input } = await findProjects(args, io, store, (count) => reader.onFound(count))
  const progress = new Progress(io, quiet ? 0 : input.files.length)
  let done = 0
  const onFile = () => {
    progress.show(++done)
    if (done === FEW) keepCompiled()
    tuneAt(done, input.files.length)
  }
  const suppress = await readSuppress(projects, args, io)
  const going = { store, suppress }
  const runs = projects.map((project) => ({ files: project.files, options: optionsOf(project, going) }))
  const ahead = reader.read(runs)
  const report = mergeReports(runs.map(({ files, options }) => check(files, { ...options, onFile, ahead })))
  progress.clear()
  return { report, input, projects, settings, ...going }
}

/** What the files of a project are judged by. */
export function optionsOf(project: Project, { store, suppress }: Pick<Checked, 'store' | 'suppress'>): CheckOptions {
  const { settings, isWhole } = project
  const { versions, preset, only, skip, overrides, namespace, units, outside } = settings
  return {
    store,
    rules,
    versions,
    preset,
    only,
    skip,
    settings: settings.rules,
    overrides,
    namespace,
    units,
    outside: outside && { ...outside, closed: outside.closed && isWhole },
    suppress: suppressFor(project, suppress),
  }
}

/** The command `check`. */
export async function runCheck(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const targets = nativeTargets(args, io) ?? readTargets(args, io)
  const checked = await checkFiles(args, io)
  const { input } = checked
  const baseline = baselineOf(args, io, checked.settings)
  const judged: Besides & { readonly report: Report } =
    baseline === undefined ? checked : withoutKnown(baseline, checked, io)
  const against = one('against')
  const compared =
    against === undefined
      ? judged
      : await (await import('./rest.ts')).compareWith(against, { ...checked, ...judged }, args, io)
  const notes = [...(judged.notes ?? []), ...(compared === judged ? [] : (compared.notes ?? []))]
  if (one('changed-since') !== undefined && !args.flags.get('quiet'))
    notes.push(...(await import('./rest.ts')).unchangedNotes(checked, baseline, io))
  await printReport(compared.report, targets, args, io, { ...compared, notes, problems: input.problems })
  hasChecked = true
  const { files, leftOut } = checked.report.summary
  if (input.ignoring.length > 0 && files + leftOut.length + input.problems.length === 0) {
    complain(io, `nothing to check: ${printable(input.ignoring.join(' and '))} says to ignore it`)
    return EXIT.clean
  }
  const isEmpty = files === 0 && leftOut.every(({ reason }) => reason !== 'unreadable')
  const mayBeEmpty = isNarrowed(args) || args.flags.get('ignore-unknown') === true
  if (mayBeEmpty && isEmpty && input.problems.length === 0 && compared.report.findings.length === 0) {
    if (isNarrowed(args) && !args.flags.get('quiet')) complain(io, nothingIn(args))
    return EXIT.clean
  }
  return exitCode(compared.report, input.problems, (one('fail-on') ?? 'error') as FailOn, io)
}

function nothingIn(args: ParsedArgs): string {
  const revision = args.values.get('changed-since')?.at(-1)
  return revision === undefined ? 'no manifest is staged' : `no manifest has changed since ${printable(revision)}`
}
