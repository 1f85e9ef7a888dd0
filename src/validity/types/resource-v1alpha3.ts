// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'
import type * as runtime from './runtime.ts'

export interface AllocatedDeviceStatus {
  readonly conditions?: readonly metaV1.Condition[]
  readonly data?: runtime.RawExtension
  readonly device?: string
  readonly driver?: string
  readonly networkData?: NetworkDeviceData
  readonly pool?: string
}

export interface AllocationResult {
  readonly controller?: string
  readonly devices?: DeviceAllocationResult
  readonly nodeSelector?: coreV1.NodeSelector
}

export interface BasicDevice {
  readonly allNodes?: boolean
  readonly attributes?: Readonly<Record<string, DeviceAttribute>>
  readonly capacity?: Readonly<Record<string, string | number>>
  readonly consumesCounters?: readonly DeviceCounterConsumption[]
  readonly nodeName?: string
  readonly nodeSelector?: coreV1.NodeSelector
  readonly taints?: readonly DeviceTaint[]
}

export interface CELDeviceSelector {
  readonly expression?: string
}

export interface Counter {
  readonly value?: string | number
}

export interface CounterSet {
  readonly counters?: Readonly<Record<string, Counter>>
  readonly name?: string
}

export interface Device {
  readonly basic?: BasicDevice
  readonly name?: string
}

export interface DeviceAllocationConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
  readonly requests?: readonly string[]
  readonly source?: string
}

export interface DeviceAllocationResult {
  readonly config?: readonly DeviceAllocationConfiguration[]
  readonly results?: readonly DeviceRequestAllocationResult[]
}

export interface DeviceAttribute {
  readonly bool?: boolean
  readonly int?: number
  readonly string?: string
  readonly version?: string
}

export interface DeviceClaim {
  readonly config?: readonly DeviceClaimConfiguration[]
  readonly constraints?: readonly DeviceConstraint[]
  readonly requests?: readonly DeviceRequest[]
}

export interface DeviceClaimConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
  readonly requests?: readonly string[]
}

export interface DeviceClass {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: DeviceClassSpec
}

export interface DeviceClassConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
}

export interface DeviceClassList {
  readonly apiVersion?: string
  readonly items?: readonly DeviceClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface DeviceClassSpec {
  readonly config?: readonly DeviceClassConfiguration[]
  readonly selectors?: readonly DeviceSelector[]
  readonly suitableNodes?: coreV1.NodeSelector
}

export interface DeviceConstraint {
  readonly matchAttribute?: string
  readonly requests?: readonly string[]
}

export interface DeviceCounterConsumption {
  readonly counterSet?: string
  readonly counters?: Readonly<Record<string, Counter>>
}

export interface DeviceRequest {
  readonly adminAccess?: boolean
  readonly allocationMode?: string
  readonly count?: number
  readonly deviceClassName?: string
  readonly firstAvailable?: readonly DeviceSubRequest[]
  readonly name?: string
  readonly selectors?: readonly DeviceSelector[]
  readonly tolerations?: readonly DeviceToleration[]
}

export interface DeviceRequestAllocationResult {
  readonly adminAccess?: boolean
  readonly device?: string
  readonly driver?: string
  readonly pool?: string
  readonly request?: string
  readonly tolerations?: readonly DeviceToleration[]
}

export interface DeviceSelector {
  readonly cel?: CELDeviceSelector
}

export interface DeviceSubRequest {
  readonly allocationMode?: string
  readonly count?: number
  readonly deviceClassName?: string
  readonly name?: string
  readonly selectors?: readonly DeviceSelector[]
  readonly tolerations?: readonly DeviceToleration[]
}

export interface DeviceTaint {
  readonly effect?: string
  readonly key?: string
  readonly timeAdded?: string
  readonly value?: string
}

export interface DeviceTaintRule {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: DeviceTaintRuleSpec
  readonly status?: DeviceTaintRuleStatus
}

export interface DeviceTaintRuleList {
  readonly apiVersion?: string
  readonly items?: readonly DeviceTaintRule[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface DeviceTaintRuleSpec {
  readonly deviceSelector?: DeviceTaintSelector
  readonly taint?: DeviceTaint
}

export interface DeviceTaintRuleStatus {
  readonly conditions?: readonly metaV1.Condition[]
}

export interface DeviceTaintSelector {
  readonly device?: string
  readonly deviceClassName?: string
  readonly driver?: string
  readonly pool?: string
  readonly selectors?: readonly DeviceSelector[]
}

export interface DeviceToleration {
  readonly effect?: string
  readonly key?: string
  readonly operator?: string
  readonly tolerationSeconds?: number
  readonly value?: string
}

export interface NetworkDeviceData {
  readonly hardwareAddress?: string
  readonly interfaceName?: string
  readonly ips?: readonly string[]
}

export interface OpaqueDeviceConfiguration {
  readonly driver?: string
  readonly parameters?: runtime.RawExtension
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

export interface PoolStatus {
  readonly allocatedDevices?: number
  readonly availableDevices?: number
  readonly driver?: string
  readonly generation?: number
  readonly nodeName?: string
  readonly poolName?: string
  readonly resourceSliceCount?: number
  readonly totalDevices?: number
  readonly unavailableDevices?: number
  readonly validationError?: string
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

export interface ResourceClaimSchedulingStatus {
  readonly name?: string
  readonly unsuitableNodes?: readonly string[]
}

export interface ResourceClaimSpec {
  readonly controller?: string
  readonly devices?: DeviceClaim
}

export interface ResourceClaimStatus {
  readonly allocation?: AllocationResult
  readonly deallocationRequested?: boolean
  readonly devices?: readonly AllocatedDeviceStatus[]
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

export interface ResourcePool {
  readonly generation?: number
  readonly name?: string
  readonly resourceSliceCount?: number
}

export interface ResourcePoolStatusRequest {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ResourcePoolStatusRequestSpec
  readonly status?: ResourcePoolStatusRequestStatus
}

export interface ResourcePoolStatusRequestList {
  readonly apiVersion?: string
  readonly items?: readonly ResourcePoolStatusRequest[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourcePoolStatusRequestSpec {
  readonly driver?: string
  readonly limit?: number
  readonly poolName?: string
}

export interface ResourcePoolStatusRequestStatus {
  readonly conditions?: readonly metaV1.Condition[]
  readonly poolCount?: number
  readonly pools?: readonly PoolStatus[]
}

export interface ResourceSlice {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ResourceSliceSpec
}

export interface ResourceSliceList {
  readonly apiVersion?: string
  readonly items?: readonly ResourceSlice[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ResourceSliceSpec {
  readonly allNodes?: boolean
  readonly devices?: readonly Device[]
  readonly driver?: string
  readonly nodeName?: string
  readonly nodeSelector?: coreV1.NodeSelector
  readonly perDeviceNodeSelection?: boolean
  readonly pool?: ResourcePool
  readonly sharedCounters?: readonly CounterSet[]
}
