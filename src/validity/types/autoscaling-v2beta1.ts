// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface ContainerResourceMetricSource {
  readonly container?: string
  readonly name?: string
  readonly targetAverageUtilization?: number
  readonly targetAverageValue?: string | number
}

export interface ContainerResourceMetricStatus {
  readonly container?: string
  readonly currentAverageUtilization?: number
  readonly currentAverageValue?: string | number
  readonly name?: string
}

export interface CrossVersionObjectReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
}

export interface ExternalMetricSource {
  readonly metricName?: string
  readonly metricSelector?: metaV1.LabelSelector
  readonly targetAverageValue?: string | number
  readonly targetValue?: string | number
}

export interface ExternalMetricStatus {
  readonly currentAverageValue?: string | number
  readonly currentValue?: string | number
  readonly metricName?: string
  readonly metricSelector?: metaV1.LabelSelector
}

export interface HorizontalPodAutoscaler {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: HorizontalPodAutoscalerSpec
  readonly status?: HorizontalPodAutoscalerStatus
}

export interface HorizontalPodAutoscalerCondition {
  readonly lastTransitionTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface HorizontalPodAutoscalerList {
  readonly apiVersion?: string
  readonly items?: readonly HorizontalPodAutoscaler[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface HorizontalPodAutoscalerSpec {
  readonly maxReplicas?: number
  readonly metrics?: readonly MetricSpec[]
  readonly minReplicas?: number
  readonly scaleTargetRef?: CrossVersionObjectReference
}

export interface HorizontalPodAutoscalerStatus {
  readonly conditions?: readonly HorizontalPodAutoscalerCondition[]
  readonly currentMetrics?: readonly MetricStatus[]
  readonly currentReplicas?: number
  readonly desiredReplicas?: number
  readonly lastScaleTime?: string
  readonly observedGeneration?: number
}

export interface MetricSpec {
  readonly containerResource?: ContainerResourceMetricSource
  readonly external?: ExternalMetricSource
  readonly object?: ObjectMetricSource
  readonly pods?: PodsMetricSource
  readonly resource?: ResourceMetricSource
  readonly type?: string
}

export interface MetricStatus {
  readonly containerResource?: ContainerResourceMetricStatus
  readonly external?: ExternalMetricStatus
  readonly object?: ObjectMetricStatus
  readonly pods?: PodsMetricStatus
  readonly resource?: ResourceMetricStatus
  readonly type?: string
}

export interface ObjectMetricSource {
  readonly averageValue?: string | number
  readonly metricName?: string
  readonly selector?: metaV1.LabelSelector
  readonly target?: CrossVersionObjectReference
  readonly targetValue?: string | number
}

export interface ObjectMetricStatus {
  readonly averageValue?: string | number
  readonly currentValue?: string | number
  readonly metricName?: string
  readonly selector?: metaV1.LabelSelector
  readonly target?: CrossVersionObjectReference
}

export interface PodsMetricSource {
  readonly metricName?: string
  readonly selector?: metaV1.LabelSelector
  readonly targetAverageValue?: string | number
}

export interface PodsMetricStatus {
  readonly currentAverageValue?: string | number
  readonly metricName?: string
  readonly selector?: metaV1.LabelSelector
}

export interface ResourceMetricSource {
  readonly name?: string
  readonly targetAverageUtilization?: number
  readonly targetAverageValue?: string | number
}

export interface ResourceMetricStatus {
  readonly currentAverageUtilization?: number
  readonly currentAverageValue?: string | number
  readonly name?: string
}
