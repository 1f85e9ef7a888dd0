// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface AllocationResult {
  readonly availableOnNodes?: coreV1.NodeSelector
  readonly resourceHandle?: string
  readonly shareable?: boolean
}

export interface PodScheduling {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodSchedulingSpec
  readonly status?: PodSchedulingStatus
}

export interface PodSchedulingList {
  readonly apiVersion?: string
  readonly items?: readonly PodScheduling[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodSchedulingSpec {
  readonly potentialNodes?: readonly string[]
  readonly selectedNode?: string
}

export interface PodSchedulingStatus {
  readonly resourceClaims?: readonly ResourceClaimSchedulingStatus[]
}

export interface ResourceClaim {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ResourceClaimSpec
  readonly status?: ResourceClaimStatus
}

export interface ResourceClaimConsumerReference {
  readonly apiGroup?: string
  readonly name?: string
  readonly resource?: string
  readonly uid?: string
}

export interface ResourceClaimList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClaim[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceClaimParametersReference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
}

export interface ResourceClaimSchedulingStatus {
  readonly name?: string
  readonly unsuitableNodes?: readonly string[]
}

export interface ResourceClaimSpec {
  readonly allocationMode?: string
  readonly parametersRef?: ResourceClaimParametersReference
  readonly resourceClassName?: string
}

export interface ResourceClaimStatus {
  readonly allocation?: AllocationResult
  readonly deallocationRequested?: boolean
  readonly driverName?: string
  readonly reservedFor?: readonly ResourceClaimConsumerReference[]
}

export interface ResourceClaimTemplate {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ResourceClaimTemplateSpec
}

export interface ResourceClaimTemplateList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClaimTemplate[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceClaimTemplateSpec {
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ResourceClaimSpec
}

export interface ResourceClass {
  readonly apiVersion?: string
  readonly driverName?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly parametersRef?: ResourceClassParametersReference
  readonly suitableNodes?: coreV1.NodeSelector
}

export interface ResourceClassList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceClassParametersReference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}
