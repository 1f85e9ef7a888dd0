import { formatPath } from '../model/path.ts'
import type { VersionRange } from '../model/version.ts'
import type { SchemaStore } from '../schema/types.ts'
import { differenceOf } from '../validity/update/same.ts'
import { stored } from '../validity/update/stored.ts'
import { rolloutsOf, type WorkloadRollout } from '../workspace/rollouts.ts'
import { toValue } from '../yaml/value.ts'
import type { Side } from './load.ts'
import type { Pair } from './pairs.ts'

/** A workload whose template changes, with what its update does. */
export interface ChangedWorkload extends WorkloadRollout {
  /** The first field of the template that changes, as Kubernetes prints it. */
  readonly cause: string
  /** The server refuses the change, so that nothing is replaced. */
  readonly refused: boolean
}

/** Nodes of a cluster, where nothing else is known. */
const NODES = 10

/** The workloads that replace their pods because their template changes. */
export function changedWorkloads(
  pairs: readonly Pair[],
  { units }: Side,
  { store, versions }: { readonly store: SchemaStore; readonly versions: VersionRange },
  refused: ReadonlySet<unknown>,
): ChangedWorkload[] {
  const causes = new Map<unknown, string>()
  for (const pair of pairs) {
    const cause = causeOf(pair, store, versions)
    if (cause !== undefined) causes.set(pair.next, cause)
  }
  if (causes.size === 0) return []
  const seen = new Set<unknown>()
  return units.flatMap((unit) =>
    rolloutsOf(unit, { nodes: NODES, minor: versions.to }, (resource) => causes.has(resource)).flatMap((rollout) => {
      const isNew = !seen.has(rollout.resource)
      seen.add(rollout.resource)
      return isNew ? [{ ...rollout, cause: causes.get(rollout.resource)!, refused: refused.has(rollout.resource) }] : []
    }),
  )
}

function causeOf({ before, next }: Pair, store: SchemaStore, { to }: VersionRange): string | undefined {
  if (next.podLabels === undefined) return undefined
  const templates = [before, next].map((resource) => {
    const kind = store.kind(resource.gvk)
    return kind && stored(toValue(resource.node()), kind.type, to)?.spec?.template
  })
  const difference = differenceOf(templates[0], templates[1])
  return difference && formatPath(['spec', 'template', ...difference])
}
