// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface CrossVersionObjectReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
}

export interface HorizontalPodAutoscaler {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: HorizontalPodAutoscalerSpec
  readonly status?: HorizontalPodAutoscalerStatus
}

export interface HorizontalPodAutoscalerList {
  readonly apiVersion?: string
  readonly items?: readonly HorizontalPodAutoscaler[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface HorizontalPodAutoscalerSpec {
  readonly maxReplicas?: number
  readonly minReplicas?: number
  readonly scaleTargetRef?: CrossVersionObjectReference
  readonly targetCPUUtilizationPercentage?: number
}

export interface HorizontalPodAutoscalerStatus {
  readonly currentCPUUtilizationPercentage?: number
  readonly currentReplicas?: number
  readonly desiredReplicas?: number
  readonly lastScaleTime?: string
  readonly observedGeneration?: number
}

export interface Scale {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ScaleSpec
  readonly status?: ScaleStatus
}

export interface ScaleSpec {
  readonly replicas?: number
}

export interface ScaleStatus {
  readonly replicas?: number
  readonly selector?: string
}
