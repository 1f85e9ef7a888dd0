// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'
import type * as runtime from './runtime.ts'

export interface AllocationResult {
  readonly availableOnNodes?: coreV1.NodeSelector
  readonly resourceHandles?: readonly ResourceHandle[]
  readonly shareable?: boolean
}

export interface DriverAllocationResult {
  readonly namedResources?: NamedResourcesAllocationResult
  readonly vendorRequestParameters?: runtime.RawExtension
}

export interface DriverRequests {
  readonly driverName?: string
  readonly requests?: readonly ResourceRequest[]
  readonly vendorParameters?: runtime.RawExtension
}

export interface NamedResourcesAllocationResult {
  readonly name?: string
}

export interface NamedResourcesAttribute {
  readonly bool?: boolean
  readonly int?: number
  readonly intSlice?: NamedResourcesIntSlice
  readonly name?: string
  readonly quantity?: string | number
  readonly string?: string
  readonly stringSlice?: NamedResourcesStringSlice
  readonly version?: string
}

export interface NamedResourcesFilter {
  readonly selector?: string
}

export interface NamedResourcesInstance {
  readonly attributes?: readonly NamedResourcesAttribute[]
  readonly name?: string
}

export interface NamedResourcesIntSlice {
  readonly ints?: readonly number[]
}

export interface NamedResourcesRequest {
  readonly selector?: string
}

export interface NamedResourcesResources {
  readonly instances?: readonly NamedResourcesInstance[]
}

export interface NamedResourcesStringSlice {
  readonly strings?: readonly string[]
}

export interface PodSchedulingContext {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodSchedulingContextSpec
  readonly status?: PodSchedulingContextStatus
}

export interface PodSchedulingContextList {
  readonly apiVersion?: string
  readonly items?: readonly PodSchedulingContext[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodSchedulingContextSpec {
  readonly potentialNodes?: readonly string[]
  readonly selectedNode?: string
}

export interface PodSchedulingContextStatus {
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

export interface ResourceClaimParameters {
  readonly apiVersion?: string
  readonly driverRequests?: readonly DriverRequests[]
  readonly generatedFrom?: ResourceClaimParametersReference
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly shareable?: boolean
}

export interface ResourceClaimParametersList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClaimParameters[]
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
  readonly structuredParameters?: boolean
  readonly suitableNodes?: coreV1.NodeSelector
}

export interface ResourceClassList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceClassParameters {
  readonly apiVersion?: string
  readonly filters?: readonly ResourceFilter[]
  readonly generatedFrom?: ResourceClassParametersReference
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly vendorParameters?: readonly VendorParameters[]
}

export interface ResourceClassParametersList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceClassParameters[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceClassParametersReference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}

export interface ResourceFilter {
  readonly driverName?: string
  readonly namedResources?: NamedResourcesFilter
}

export interface ResourceHandle {
  readonly data?: string
  readonly driverName?: string
  readonly structuredData?: StructuredResourceHandle
}

export interface ResourceRequest {
  readonly namedResources?: NamedResourcesRequest
  readonly vendorParameters?: runtime.RawExtension
}

export interface ResourceSlice {
  readonly apiVersion?: string
  readonly driverName?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly namedResources?: NamedResourcesResources
  readonly nodeName?: string
}

export interface ResourceSliceList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceSlice[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface StructuredResourceHandle {
  readonly nodeName?: string
  readonly results?: readonly DriverAllocationResult[]
  readonly vendorClaimParameters?: runtime.RawExtension
  readonly vendorClassParameters?: runtime.RawExtension
}

export interface VendorParameters {
  readonly driverName?: string
  readonly parameters?: runtime.RawExtension
}
