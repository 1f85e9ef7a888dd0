import type { StageProblem } from '../model/finding.ts'
import { formatPath } from '../model/path.ts'
import type { Minor, VersionRange } from '../model/version.ts'
import { checkSchema } from '../schema/check.ts'
import { keptBy } from '../schema/kept.ts'
import type { SchemaStore } from '../schema/types.ts'
import { checkValidity } from '../validity/check.ts'
import { checkUpdate, leftBehind } from '../validity/update/check.ts'
import type { MapNode } from '../yaml/node.ts'
import { parseStream } from '../yaml/parse.ts'
import { toValue } from '../yaml/value.ts'
import type { Pair } from './pairs.ts'

/** What the servers of a range of minors refuse in a change; nothing where one of the manifests cannot be read as what it says it is. */
export function refusedChanges(
  { before, next }: Pair,
  store: SchemaStore,
  versions: VersionRange,
): readonly StageProblem[] {
  const kind = store.kind(next.gvk)
  const oldKind = store.kind(before.gvk)
  if (kind === undefined || oldKind === undefined) return []
  const verdict = verdictOf(next.node(), store, versions)
  const old = verdictOf(before.node(), store, versions)
  if (verdict === undefined || old === undefined) return []
  const update = { kind, before: toValue(before.node()), next: toValue(next.node()) }
  const refused = checkUpdate(update, versions)
  const merged = leftBehind(update, versions.to)
  return merged === undefined ? refused : [...refused, ...newRefusals(merged, verdict, store, versions.to)]
}

/** What servers refuse in a manifest by itself; undefined where they cannot decode it. */
function verdictOf(node: MapNode, store: SchemaStore, versions: VersionRange): readonly StageProblem[] | undefined {
  const verdict = checkSchema(node, { store, versions })
  const { judged, hidden, problems } = verdict
  if (judged === undefined || judged.preface !== undefined) return undefined
  if (problems.some(({ rule, severity }) => rule === 'wrong-type' && severity !== 'warning')) return undefined
  const valueFor = keptBy(node, verdict, toValue(node, hidden))
  return [...problems, ...checkValidity(judged, problems, valueFor)]
}

/** What a server refuses in what comes of a change, besides what it refuses in the new manifest by itself. */
function newRefusals(
  merged: unknown,
  known: readonly StageProblem[],
  store: SchemaStore,
  minor: Minor,
): readonly StageProblem[] {
  const { root } = parseStream(JSON.stringify(merged, plainNumber))[0]!
  if (root?.type !== 'map') return []
  const said = new Set(known.map(({ rule, path }) => `${rule} ${formatPath(path)}`))
  const all = verdictOf(root, store, { from: minor, to: minor }) ?? []
  return all
    .filter((problem) => isRefusal(problem) && !said.has(`${problem.rule} ${formatPath(problem.path)}`))
    .map(({ range: _, ...problem }) => ({ ...problem, why: STAYS }))
}

const STAYS =
  'defaults that the cluster has filled in stay where a field is null: leave out the whole field to remove them as well'

const REFUSALS: ReadonlySet<string> = new Set([
  'dangling-name',
  'duplicate-value',
  'forbidden-field',
  'invalid-value',
  'required-value',
  'too-long',
  'too-many',
  'unsupported-value',
])

function isRefusal({ rule, severity }: StageProblem): boolean {
  return REFUSALS.has(rule) && severity !== 'warning'
}

function plainNumber(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}
