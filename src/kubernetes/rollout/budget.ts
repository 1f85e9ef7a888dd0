import { percentOf, scale } from '../int-or-percent.ts'

/** What a PodDisruptionBudget comes to for the pods that it covers, all healthy. */
export interface Budget {
  /** How many pods it wants healthy after an eviction. */
  readonly healthy: number
  /** How many pods may be evicted at a time. */
  readonly evictions: number
  /** The field that decides: `maxUnavailable` where both are given. */
  readonly field: 'minAvailable' | 'maxUnavailable'
}

/** The sums of the disruption controller: percentages of either field round up (getExpectedPodCount, updatePdbStatus); undefined where the budget sets neither field. */
export function resolveBudget(
  spec: { minAvailable?: unknown; maxUnavailable?: unknown } | undefined,
  pods: number,
): Budget | undefined {
  const unavailable = scale(spec?.maxUnavailable, pods, 'up')
  const available = scale(spec?.minAvailable, pods, 'up')
  if (unavailable !== undefined) return budget('maxUnavailable', Math.max(0, pods - unavailable), pods)
  if (available !== undefined) return budget('minAvailable', available, pods)
  return undefined
}

function budget(field: Budget['field'], healthy: number, pods: number): Budget {
  return { field, healthy, evictions: Math.max(0, pods - healthy) }
}

/** Whether the controller must ask the pods' owner for its number of replicas, which only kinds with a scale subresource answer. */
export function needsScale(spec: { minAvailable?: unknown; maxUnavailable?: unknown } | undefined): boolean {
  return spec?.maxUnavailable !== undefined || percentOf(spec?.minAvailable) !== undefined
}
