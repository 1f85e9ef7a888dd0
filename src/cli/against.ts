import { rules } from '../../rules/index.ts'
import { diff, withChanges } from '../diff/diff.ts'
import type { Choice } from '../engine/plan.ts'
import type { Preset } from '../engine/presets.ts'
import type { Report } from '../model/report.ts'
import type { VersionRange } from '../model/version.ts'
import { changesLine, rolloutTable } from '../report/changes.ts'
import type { SchemaStore } from '../schema/types.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import type { Io } from './io.ts'
import type { Besides } from './report.ts'
import { filesOf, filesOfRevision, readSide, unknownRevision } from './sides.ts'

/** A check that is to be compared. */
interface Checked extends Choice {
  readonly report: Report
  readonly versions: VersionRange
  readonly store: SchemaStore
}

/** Adds to a check what a cluster that has the manifests of a git revision would refuse to change, and what else the change does. */
export async function compareWith(
  revision: string,
  { report, store, versions, only, skip }: Checked,
  args: ParsedArgs,
  io: Io,
): Promise<Besides & { readonly report: Report }> {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  if (named.includes('-')) throw new UsageError('`--against` compares files with a revision, not standard input')
  const paths = named.length > 0 ? named : ['.']
  const before = (await filesOfRevision(revision, paths, io)) ?? (await unknownRevision(revision, io))
  const next = await filesOf(paths, io)
  const preset = args.values.get('preset')?.at(-1) as Preset | undefined
  const changes = diff(
    readSide(before, store, versions).side,
    readSide({ ...next, keyOf: (file) => file }, store, versions).side,
    {
      store,
      rules,
      versions,
      preset,
      only,
      skip,
    },
  )
  return {
    report: withChanges(report, changes),
    picture: (width) => rolloutTable(changes.workloads, width),
    notes: [changesLine(changes)],
  }
}
