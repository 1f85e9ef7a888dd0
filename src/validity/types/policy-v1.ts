// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface Eviction {
  readonly apiVersion?: string
  readonly deleteOptions?: metaV1.DeleteOptions
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
}

export interface PodDisruptionBudget {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodDisruptionBudgetSpec
  readonly status?: PodDisruptionBudgetStatus
}

export interface PodDisruptionBudgetList {
  readonly apiVersion?: string
  readonly items?: readonly PodDisruptionBudget[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodDisruptionBudgetSpec {
  readonly maxUnavailable?: string | number
  readonly minAvailable?: string | number
  readonly selector?: metaV1.LabelSelector
  readonly unhealthyPodEvictionPolicy?: string
}

export interface PodDisruptionBudgetStatus {
  readonly conditions?: readonly metaV1.Condition[]
  readonly currentHealthy?: number
  readonly desiredHealthy?: number
  readonly disruptedPods?: Readonly<Record<string, string>>
  readonly disruptionsAllowed?: number
  readonly expectedPods?: number
  readonly observedGeneration?: number
}
