import type { Resource } from '../model/resource.ts'
import { autoscalersOver } from './autoscalers.ts'
import type { Unit } from './unit.ts'

/** How many pods a workload may have. */
export interface Replicas {
  readonly least: number
  readonly most: number
  /** What decides between the two. */
  readonly autoscaler: Resource | undefined
}

/** The replicas of a workload: those of its autoscaler where the unit has one for it, else what a kustomization gives it, else its own, 1 by default. */
export function replicasOf(unit: Unit, resource: Resource, object: any): Replicas {
  const own = unit.givenReplicas(resource) ?? object?.spec?.replicas
  const autoscaler = autoscalerOf(unit, resource)
  const bounds = autoscaler && boundsOf(autoscaler)
  if (bounds === undefined) {
    const replicas = typeof own === 'number' ? own : 1
    return { least: replicas, most: replicas, autoscaler: undefined }
  }
  const [least, most] = bounds
  return { least, most: Math.max(least, most), autoscaler }
}

/** The HorizontalPodAutoscaler or ScaledObject of the unit that decides the replicas of a workload. */
export function autoscalerOf(unit: Unit, resource: Resource): Resource | undefined {
  return autoscalersOver(unit, resource).findLast(({ sort }) => sort !== 'vertical')?.resource
}

/** The fewest and the most replicas that an autoscaler keeps while there are any; undefined where it does not say: KEDA can scale to none, and does so only where nobody needs a pod. */
export function boundsOf({ kind, value }: Resource): readonly [least: number, most: number] | undefined {
  const { minReplicas, maxReplicas, minReplicaCount, maxReplicaCount } = value?.spec ?? {}
  if (kind === 'ScaledObject') return [Math.max(1, numberOr(minReplicaCount, 0)), numberOr(maxReplicaCount, 100)]
  return typeof maxReplicas === 'number' ? [numberOr(minReplicas, 1), maxReplicas] : undefined
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}

/** The first Service of the unit that sends traffic to the pods of a workload. */
export function serviceOf(unit: Unit, resource: Resource): Resource | undefined {
  return unit.servicesOf(resource)[0]
}
