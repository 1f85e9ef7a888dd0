import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import { check } from '../check.ts'
import type { Side } from '../diff/load.ts'
import type { Report } from '../model/report.ts'
import type { SchemaStore } from '../schema/types.ts'
import { findFiles } from '../sources/files.ts'
import type { SourceFile } from '../sources/source.ts'
import { printable } from '../text/width.ts'
import type { Unit } from '../workspace/unit.ts'
import { UsageError } from './args.ts'
import { complain } from './command.ts'
import type { Io } from './io.ts'
import type { Settings } from './settings.ts'
import { tuneFor } from './tuning.ts'
import { collectUnits } from './units.ts'

/** The manifests of one time: where they are, and how a file is called on both sides. */
export interface Sources {
  readonly files: readonly SourceFile[]
  readonly keyOf: (file: string) => string
  /** What could not be found; it has been said. */
  readonly problems: readonly string[]
}

/** The manifests in the working tree, below the paths. */
export async function filesOf(paths: readonly string[], { excluded }: Settings, io: Io): Promise<Sources> {
  const { files, problems } = await findFiles(paths, { cwd: io.cwd, stdin: io.stdin, excluded })
  tuneFor(files.length)
  for (const problem of problems) complain(io, printable(problem))
  return { files, problems, keyOf: keyBelow(paths.length === 1 ? paths[0]! : '.', io) }
}

/** A file's name below the path that was named; in the current folder its whole name. */
function keyBelow(path: string, { cwd }: Io): (file: string) => string {
  const folder = path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')
  if (folder === '' || folder === '.') return (file) => file.replace(/^\.\//, '')
  const absolute = resolve(cwd, folder)
  if (path === '-' || (existsSync(absolute) && !statSync(absolute).isDirectory())) return () => ''
  return (file) => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file)
}

/** The manifests of a git revision, below the paths; undefined where there is no such revision. */
export async function filesOfRevision(
  revision: string,
  paths: readonly string[],
  { excluded }: Settings,
  io: Io,
): Promise<Sources | undefined> {
  const { filesOfCommit, findCommit } = await import('./git.ts')
  const commit = findCommit(revision, io.cwd)
  if (commit === undefined) return undefined
  const files = filesOfCommit(commit, paths, io.cwd).filter(({ place }) => !excluded?.(place!))
  return { files, problems: [], keyOf: (file) => file }
}

/** What a word means that is neither a path nor a revision: throws UsageError with the nearest revision. */
export async function unknownRevision(word: string, io: Io): Promise<never> {
  const { missingHint } = await import('./git.ts')
  throw new UsageError(
    `"${word}" is no file, no folder and no revision of this git repository${missingHint(word, io.cwd)}`,
  )
}

/** Reads the manifests of one side. */
export function readSide(
  { files, keyOf }: Sources,
  store: SchemaStore,
  { versions, namespace, units: defined }: Settings,
): { side: Side; report: Report } {
  const units: Unit[] = []
  const stages = rules.filter((rule) => 'stage' in rule)
  const collect = collectUnits(units)
  const given = { store, rules: [...stages, collect], versions, only: [collect.id], namespace, units: defined }
  return { side: { units, keyOf }, report: check(files, given) }
}
