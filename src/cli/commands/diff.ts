import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { diff, withChanges } from '../../diff/diff.ts'
import type { FailOn } from '../../model/finding.ts'
import { changesLine, rolloutTable } from '../../report/changes.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import { readTargets } from '../formats.ts'
import type { Io } from '../io.ts'
import { exitCode, printReport } from '../report.ts'
import { readSettings, type Settings } from '../settings.ts'
import { filesOf, filesOfRevision, readSide, type Sources, unknownRevision } from '../sides.ts'
import { loadStore } from '../store.ts'
import { readSuppress, suppressFor } from '../suppress.ts'

/** The command `diff`. */
export async function runDiff(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const targets = readTargets(args, io)
  const store = loadStore()
  const settings = await readSettings(args, io, store)
  const { before, next } = await findSides(args, settings, io)
  const old = readSide(before, store, settings)
  const now = readSide(next, store, settings)
  const suppressing = await readSuppress([{ settings }], args, io)
  const suppress = suppressFor({ settings, covered: [], isWhole: true }, suppressing)
  const changes = diff(old.side, now.side, { ...settings, store, rules, settings: settings.rules, suppress })
  const report = withChanges({ ...now.report, findings: [], suppressed: [] }, changes)
  const picture = (width: number) => rolloutTable(changes.workloads, width)
  const problems = [...before.problems, ...next.problems]
  await printReport(report, targets, args, io, { picture, problems, notes: [changesLine(changes)] })
  const unread = old.report.summary.leftOut
    .filter(({ reason }) => reason === 'unreadable')
    .map(({ message }) => message)
  return exitCode(report, [...problems, ...unread], (one('fail-on') ?? 'error') as FailOn, io)
}

/** What was named: two of files, folders and revisions, or a revision to compare the working tree with. */
async function findSides(args: ParsedArgs, settings: Settings, io: Io): Promise<{ before: Sources; next: Sources }> {
  const { positionals } = args
  const paths = args.values.get('filename') ?? ['.']
  const [first, second] = positionals
  if (first === undefined)
    throw new UsageError('compare with what? Name a git revision, or an old and a new file or folder')
  if (positionals.length > 2)
    throw new UsageError(
      'two sides can be compared, the old and the new one; with `--filename` they are narrowed to some paths',
    )
  if (second === undefined) {
    if (existsSync(resolve(io.cwd, first)) && (await isNoRevision(first, settings, io)))
      throw new UsageError(`compare "${first}" with what? Name the new file or folder as well, or a git revision`)
    return { before: await revision(first, paths, settings, io), next: await filesOf(paths, settings, io) }
  }
  return { before: await sideOf(first, paths, settings, io), next: await sideOf(second, paths, settings, io) }
}

async function isNoRevision(word: string, settings: Settings, io: Io): Promise<boolean> {
  return (await filesOfRevision(word, [], settings, io)) === undefined
}

async function sideOf(word: string, paths: readonly string[], settings: Settings, io: Io): Promise<Sources> {
  return word === '-' || existsSync(resolve(io.cwd, word))
    ? filesOf([word], settings, io)
    : revision(word, paths, settings, io)
}

async function revision(word: string, paths: readonly string[], settings: Settings, io: Io): Promise<Sources> {
  return (await filesOfRevision(word, paths, settings, io)) ?? (await unknownRevision(word, io))
}
