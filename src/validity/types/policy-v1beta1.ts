// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface AllowedCSIDriver {
  readonly name?: string
}

export interface AllowedFlexVolume {
  readonly driver?: string
}

export interface AllowedHostPath {
  readonly pathPrefix?: string
  readonly readOnly?: boolean
}

export interface Eviction {
  readonly apiVersion?: string
  readonly deleteOptions?: metaV1.DeleteOptions
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
}

export interface FSGroupStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}

export interface HostPortRange {
  readonly max?: number
  readonly min?: number
}

export interface IDRange {
  readonly max?: number
  readonly min?: number
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

export interface PodSecurityPolicy {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodSecurityPolicySpec
}

export interface PodSecurityPolicyList {
  readonly apiVersion?: string
  readonly items?: readonly PodSecurityPolicy[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodSecurityPolicySpec {
  readonly allowPrivilegeEscalation?: boolean
  readonly allowedCSIDrivers?: readonly AllowedCSIDriver[]
  readonly allowedCapabilities?: readonly string[]
  readonly allowedFlexVolumes?: readonly AllowedFlexVolume[]
  readonly allowedHostPaths?: readonly AllowedHostPath[]
  readonly allowedProcMountTypes?: readonly string[]
  readonly allowedUnsafeSysctls?: readonly string[]
  readonly defaultAddCapabilities?: readonly string[]
  readonly defaultAllowPrivilegeEscalation?: boolean
  readonly forbiddenSysctls?: readonly string[]
  readonly fsGroup?: FSGroupStrategyOptions
  readonly hostIPC?: boolean
  readonly hostNetwork?: boolean
  readonly hostPID?: boolean
  readonly hostPorts?: readonly HostPortRange[]
  readonly privileged?: boolean
  readonly readOnlyRootFilesystem?: boolean
  readonly requiredDropCapabilities?: readonly string[]
  readonly runAsGroup?: RunAsGroupStrategyOptions
  readonly runAsUser?: RunAsUserStrategyOptions
  readonly runtimeClass?: RuntimeClassStrategyOptions
  readonly seLinux?: SELinuxStrategyOptions
  readonly supplementalGroups?: SupplementalGroupsStrategyOptions
  readonly volumes?: readonly string[]
}

export interface RunAsGroupStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}

export interface RunAsUserStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}

export interface RuntimeClassStrategyOptions {
  readonly allowedRuntimeClassNames?: readonly string[]
  readonly defaultRuntimeClassName?: string
}

export interface SELinuxStrategyOptions {
  readonly rule?: string
  readonly seLinuxOptions?: coreV1.SELinuxOptions
}

export interface SupplementalGroupsStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}
