import { compareFindings, FindingList } from '../engine/findings.ts'
import { type Choice, planRules } from '../engine/plan.ts'
import type { Rule } from '../engine/rule.ts'
import { readSuppressions } from '../engine/suppress/read.ts'
import { Suppressions, type SuppressOptions } from '../engine/suppress/suppressions.ts'
import { countSeverities, type Finding } from '../model/finding.ts'
import type { Report, SuppressedFinding } from '../model/report.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import type { SchemaStore } from '../schema/types.ts'
import { same } from '../validity/update/same.ts'
import { PlainResource } from '../workspace/resource.ts'
import { toValue } from '../yaml/value.ts'
import type { Side } from './load.ts'
import { type Pair, pairUp } from './pairs.ts'
import { lostPods, orphanedPods } from './pods.ts'
import { refusedChanges } from './refused.ts'
import { renamed } from './renamed.ts'
import { type ChangedWorkload, changedWorkloads } from './workloads.ts'

export type { ChangedWorkload } from './workloads.ts'

/** What a change is judged by. */
export interface DiffOptions extends Choice {
  readonly store: SchemaStore
  readonly rules: readonly Rule[]
  readonly versions: VersionRange
  /** How findings are suppressed; without it as the new manifests say, and nothing expires. */
  readonly suppress?: SuppressOptions
}

/** What is to be said of a change from one state of the manifests to another. */
export interface Changes {
  /** Sorted by file, place and rule; all lie in the new manifests. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Workloads whose pods are replaced, in the order of files and documents. */
  readonly workloads: readonly ChangedWorkload[]
  readonly changed: number
  readonly added: number
  readonly gone: number
}

/** Compares two states of manifests: what the servers refuse to change, what it does to pods, and which workloads roll out. */
export function diff(before: Side, next: Side, options: DiffOptions): Changes {
  const pairing = pairUp(before, next)
  const pairs = pairing.pairs.filter(isChanged)
  const changes = { ...pairing, pairs }
  const list = new FindingList(planRules(options.rules, options))
  const add = (resource: Resource, problem: Parameters<FindingList['addStage']>[1]) => {
    const { file, document } = resource.origin
    list.addStage({ file, document, resource, lines: () => resource.origin.lines }, problem)
  }
  const refused = new Set<Resource>()
  for (const pair of pairs)
    for (const problem of refusedChanges(pair, options.store, options.versions)) {
      add(pair.next, problem)
      if (problem.severity !== 'warning') refused.add(pair.next)
    }
  for (const { resource, ...problem } of [...lostPods(pairing, before), ...orphanedPods(changes), ...renamed(pairing)])
    add(resource, problem)
  return {
    ...settled(list, options),
    workloads: changedWorkloads(pairs, next, options, refused),
    changed: pairs.length,
    added: pairing.added.length,
    gone: pairing.gone.length,
  }
}

/** The findings without those that the new manifests suppress; what is wrong with suppressions a check says. */
function settled(list: FindingList, { suppress, ...options }: DiffOptions) {
  const suppressions = new Suppressions(planRules(options.rules, options), { ...suppress, isSilent: true })
  for (const path of suppress?.isOff ? [] : list.files) {
    const resources = new Set<PlainResource>()
    for (const { resource } of list.foundIn(path)) if (resource instanceof PlainResource) resources.add(resource)
    const [first] = resources
    if (first === undefined) continue
    const { manifest, place } = first
    const file = { path, place, manifest, lines: () => manifest.lines }
    const read = readSuppressions(file, [...resources], suppress?.foreign)
    if (read !== undefined) suppressions.addFile(read)
  }
  return suppressions.settle(list, [])
}

function isChanged({ before, next }: Pair): boolean {
  return !same(toValue(before.node()), toValue(next.node()))
}

/** A run over the new manifests with what is to be said of the changes as well. */
export function withChanges(report: Report, { findings, suppressed }: Changes): Report {
  const all = [...report.findings, ...findings].sort(compareFindings)
  return {
    ...report,
    findings: all,
    suppressed: [...report.suppressed, ...suppressed],
    summary: { ...report.summary, findings: countSeverities(all) },
  }
}
