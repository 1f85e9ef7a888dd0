import { rules } from '../../rules/index.ts'
import { diff, withChanges } from '../diff/diff.ts'
import type { Report } from '../model/report.ts'
import { changesLine, rolloutTable } from '../report/changes.ts'
import type { SchemaStore } from '../schema/types.ts'
import { type ParsedArgs, UsageError } from './args.ts'
import type { Io } from './io.ts'
import type { Project } from './projects.ts'
import type { Besides } from './report.ts'
import type { Settings } from './settings.ts'
import { filesOf, filesOfRevision, readSide, unknownRevision } from './sides.ts'
import { type Suppressing, suppressFor } from './suppress.ts'

/** A check that is to be compared. */
interface Checked {
  readonly report: Report
  readonly store: SchemaStore
  readonly settings: Settings
  readonly projects: readonly Project[]
  readonly suppress: Suppressing
}

/** Adds to a check what a cluster that has the manifests of a git revision would refuse to change, and what else the change does. */
export async function compareWith(
  revision: string,
  { report, store, settings, projects, suppress }: Checked,
  args: ParsedArgs,
  io: Io,
): Promise<Besides & { readonly report: Report }> {
  const named = [...args.positionals, ...(args.values.get('filename') ?? [])]
  if (named.includes('-')) throw new UsageError('`--against` compares files with a revision, not standard input')
  const paths = named.length > 0 ? named : ['.']
  const before = (await filesOfRevision(revision, paths, settings, io)) ?? (await unknownRevision(revision, io))
  const next = await filesOf(paths, settings, io)
  const { side: old } = readSide(before, store, settings)
  const { side: now } = readSide({ ...next, keyOf: before.keyOf }, store, settings)
  const changes = diff(old, now, {
    ...settings,
    store,
    rules,
    settings: settings.rules,
    suppress: suppressFor(projects[0]!, suppress),
  })
  return {
    report: withChanges(report, changes),
    picture: (width) => rolloutTable(changes.workloads, width),
    notes: [changesLine(changes)],
  }
}
