// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export type BasicSchedulingPolicy = Readonly<Record<string, never>>

export interface GangSchedulingPolicy {
  readonly minCount?: number
}

export interface PodGroup {
  readonly name?: string
  readonly policy?: PodGroupPolicy
}

export interface PodGroupPolicy {
  readonly basic?: BasicSchedulingPolicy
  readonly gang?: GangSchedulingPolicy
}

export interface PriorityClass {
  readonly apiVersion?: string
  readonly description?: string
  readonly globalDefault?: boolean
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly preemptionPolicy?: string
  readonly value?: number
}

export interface PriorityClassList {
  readonly apiVersion?: string
  readonly items?: readonly PriorityClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
}

export interface Workload {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: WorkloadSpec
}

export interface WorkloadList {
  readonly apiVersion?: string
  readonly items?: readonly Workload[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface WorkloadSpec {
  readonly controllerRef?: TypedLocalObjectReference
  readonly podGroups?: readonly PodGroup[]
}
