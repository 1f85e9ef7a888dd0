import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { diff, withChanges } from '../../diff/diff.ts'
import type { Preset } from '../../engine/presets.ts'
import { changesLine, rolloutTable } from '../../report/changes.ts'
import { type ParsedArgs, UsageError } from '../args.ts'
import type { Io } from '../io.ts'
import { findRule } from '../known-rules.ts'
import { exitCode, type FailOn, printReport } from '../report.ts'
import { filesOf, filesOfRevision, readSide, type Sources, unknownRevision } from '../sides.ts'
import { loadStore } from '../store.ts'
import { chooseVersions } from '../versions.ts'

/** The command `diff`. */
export async function runDiff(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const [only, skip] = [args.values.get('only'), args.values.get('skip')]
  for (const id of [...(only ?? []), ...(skip ?? [])]) findRule(id)
  const store = loadStore()
  const versions = chooseVersions(one('kubernetes-version'), store)
  const { before, next } = await findSides(args, io)
  const old = readSide(before, store, versions)
  const now = readSide(next, store, versions)
  const changes = diff(old.side, now.side, { store, rules, versions, preset: one('preset') as Preset, only, skip })
  const report = withChanges({ ...now.report, findings: [] }, changes)
  const picture = (width: number) => rolloutTable(changes.workloads, width)
  await printReport(report, args, io, { picture, notes: [changesLine(changes)] })
  const unread = old.report.summary.leftOut
    .filter(({ reason }) => reason === 'unreadable')
    .map(({ message }) => message)
  return exitCode(report, [...before.problems, ...next.problems, ...unread], (one('fail-on') ?? 'error') as FailOn, io)
}

/** What was named: two of files, folders and revisions, or a revision to compare the working tree with. */
async function findSides(args: ParsedArgs, io: Io): Promise<{ before: Sources; next: Sources }> {
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
    if (existsSync(resolve(io.cwd, first)) && (await isNoRevision(first, io)))
      throw new UsageError(`compare "${first}" with what? Name the new file or folder as well, or a git revision`)
    return { before: await revision(first, paths, io), next: await filesOf(paths, io) }
  }
  return { before: await sideOf(first, paths, io), next: await sideOf(second, paths, io) }
}

async function isNoRevision(word: string, io: Io): Promise<boolean> {
  return (await filesOfRevision(word, [], io)) === undefined
}

async function sideOf(word: string, paths: readonly string[], io: Io): Promise<Sources> {
  return word === '-' || existsSync(resolve(io.cwd, word)) ? filesOf([word], io) : revision(word, paths, io)
}

async function revision(word: string, paths: readonly string[], io: Io): Promise<Sources> {
  return (await filesOfRevision(word, paths, io)) ?? (await unknownRevision(word, io))
}
