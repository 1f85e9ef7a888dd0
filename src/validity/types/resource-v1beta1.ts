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
  readonly shareID?: string
}

export interface AllocationResult {
  readonly allocationTimestamp?: string
  readonly devices?: DeviceAllocationResult
  readonly nodeSelector?: coreV1.NodeSelector
}

export interface BasicDevice {
  readonly allNodes?: boolean
  readonly allowMultipleAllocations?: boolean
  readonly attributes?: Readonly<Record<string, DeviceAttribute>>
  readonly bindingConditions?: readonly string[]
  readonly bindingFailureConditions?: readonly string[]
  readonly bindsToNode?: boolean
  readonly capacity?: Readonly<Record<string, DeviceCapacity>>
  readonly consumesCounters?: readonly DeviceCounterConsumption[]
  readonly nodeAllocatableResourceMappings?: Readonly<Record<string, NodeAllocatableResourceMapping>>
  readonly nodeName?: string
  readonly nodeSelector?: coreV1.NodeSelector
  readonly taints?: readonly DeviceTaint[]
}

export interface CELDeviceSelector {
  readonly expression?: string
}

export interface CapacityRequestPolicy {
  readonly default?: string | number
  readonly validRange?: CapacityRequestPolicyRange
  readonly validValues?: readonly (string | number)[]
}

export interface CapacityRequestPolicyRange {
  readonly max?: string | number
  readonly min?: string | number
  readonly step?: string | number
}

export interface CapacityRequirements {
  readonly requests?: Readonly<Record<string, string | number>>
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
  readonly bools?: readonly boolean[]
  readonly int?: number
  readonly ints?: readonly number[]
  readonly string?: string
  readonly strings?: readonly string[]
  readonly version?: string
  readonly versions?: readonly string[]
}

export interface DeviceCapacity {
  readonly requestPolicy?: CapacityRequestPolicy
  readonly value?: string | number
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
  readonly extendedResourceName?: string
  readonly selectors?: readonly DeviceSelector[]
}

export interface DeviceConstraint {
  readonly distinctAttribute?: string
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
  readonly capacity?: CapacityRequirements
  readonly count?: number
  readonly deviceClassName?: string
  readonly firstAvailable?: readonly DeviceSubRequest[]
  readonly name?: string
  readonly selectors?: readonly DeviceSelector[]
  readonly tolerations?: readonly DeviceToleration[]
}

export interface DeviceRequestAllocationResult {
  readonly adminAccess?: boolean
  readonly bindingConditions?: readonly string[]
  readonly bindingFailureConditions?: readonly string[]
  readonly consumedCapacity?: Readonly<Record<string, string | number>>
  readonly device?: string
  readonly driver?: string
  readonly pool?: string
  readonly request?: string
  readonly shareID?: string
  readonly tolerations?: readonly DeviceToleration[]
}

export interface DeviceSelector {
  readonly cel?: CELDeviceSelector
}

export interface DeviceSubRequest {
  readonly allocationMode?: string
  readonly capacity?: CapacityRequirements
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

export interface NodeAllocatableResourceMapping {
  readonly allocationMultiplier?: string | number
  readonly capacityKey?: string
}

export interface OpaqueDeviceConfiguration {
  readonly driver?: string
  readonly parameters?: runtime.RawExtension
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

export interface ResourceClaimSpec {
  readonly devices?: DeviceClaim
}

export interface ResourceClaimStatus {
  readonly allocation?: AllocationResult
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
