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

export interface DaemonSet {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: DaemonSetSpec
  readonly status?: DaemonSetStatus
}

export interface DaemonSetCondition {
  readonly lastTransitionTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface DaemonSetList {
  readonly apiVersion?: string
  readonly items?: readonly DaemonSet[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface DaemonSetSpec {
  readonly minReadySeconds?: number
  readonly revisionHistoryLimit?: number
  readonly selector?: metaV1.LabelSelector
  readonly template?: coreV1.PodTemplateSpec
  readonly templateGeneration?: number
  readonly updateStrategy?: DaemonSetUpdateStrategy
}

export interface DaemonSetStatus {
  readonly collisionCount?: number
  readonly conditions?: readonly DaemonSetCondition[]
  readonly currentNumberScheduled?: number
  readonly desiredNumberScheduled?: number
  readonly numberAvailable?: number
  readonly numberMisscheduled?: number
  readonly numberReady?: number
  readonly numberUnavailable?: number
  readonly observedGeneration?: number
  readonly updatedNumberScheduled?: number
}

export interface DaemonSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateDaemonSet
  readonly type?: string
}

export interface Deployment {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: DeploymentSpec
  readonly status?: DeploymentStatus
}

export interface DeploymentCondition {
  readonly lastTransitionTime?: string
  readonly lastUpdateTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface DeploymentList {
  readonly apiVersion?: string
  readonly items?: readonly Deployment[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface DeploymentRollback {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
  readonly rollbackTo?: RollbackConfig
  readonly updatedAnnotations?: Readonly<Record<string, string>>
}

export interface DeploymentSpec {
  readonly minReadySeconds?: number
  readonly paused?: boolean
  readonly progressDeadlineSeconds?: number
  readonly replicas?: number
  readonly revisionHistoryLimit?: number
  readonly rollbackTo?: RollbackConfig
  readonly selector?: metaV1.LabelSelector
  readonly strategy?: DeploymentStrategy
  readonly template?: coreV1.PodTemplateSpec
}

export interface DeploymentStatus {
  readonly availableReplicas?: number
  readonly collisionCount?: number
  readonly conditions?: readonly DeploymentCondition[]
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas?: number
  readonly unavailableReplicas?: number
  readonly updatedReplicas?: number
}

export interface DeploymentStrategy {
  readonly rollingUpdate?: RollingUpdateDeployment
  readonly type?: string
}

export interface FSGroupStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}

export interface HTTPIngressPath {
  readonly backend?: IngressBackend
  readonly path?: string
  readonly pathType?: string
}

export interface HTTPIngressRuleValue {
  readonly paths?: readonly HTTPIngressPath[]
}

export interface HostPortRange {
  readonly max?: number
  readonly min?: number
}

export interface IDRange {
  readonly max?: number
  readonly min?: number
}

export interface IPBlock {
  readonly cidr?: string
  readonly except?: readonly string[]
}

export interface Ingress {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: IngressSpec
  readonly status?: IngressStatus
}

export interface IngressBackend {
  readonly resource?: coreV1.TypedLocalObjectReference
  readonly serviceName?: string
  readonly servicePort?: string | number
}

export interface IngressList {
  readonly apiVersion?: string
  readonly items?: readonly Ingress[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface IngressRule {
  readonly host?: string
  readonly http?: HTTPIngressRuleValue
}

export interface IngressSpec {
  readonly backend?: IngressBackend
  readonly ingressClassName?: string
  readonly rules?: readonly IngressRule[]
  readonly tls?: readonly IngressTLS[]
}

export interface IngressStatus {
  readonly loadBalancer?: coreV1.LoadBalancerStatus
}

export interface IngressTLS {
  readonly hosts?: readonly string[]
  readonly secretName?: string
}

export interface NetworkPolicy {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: NetworkPolicySpec
}

export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[]
  readonly to?: readonly NetworkPolicyPeer[]
}

export interface NetworkPolicyIngressRule {
  readonly from?: readonly NetworkPolicyPeer[]
  readonly ports?: readonly NetworkPolicyPort[]
}

export interface NetworkPolicyList {
  readonly apiVersion?: string
  readonly items?: readonly NetworkPolicy[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface NetworkPolicyPeer {
  readonly ipBlock?: IPBlock
  readonly namespaceSelector?: metaV1.LabelSelector
  readonly podSelector?: metaV1.LabelSelector
}

export interface NetworkPolicyPort {
  readonly port?: string | number
  readonly protocol?: string
}

export interface NetworkPolicySpec {
  readonly egress?: readonly NetworkPolicyEgressRule[]
  readonly ingress?: readonly NetworkPolicyIngressRule[]
  readonly podSelector?: metaV1.LabelSelector
  readonly policyTypes?: readonly string[]
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

export interface ReplicaSet {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ReplicaSetSpec
  readonly status?: ReplicaSetStatus
}

export interface ReplicaSetCondition {
  readonly lastTransitionTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface ReplicaSetList {
  readonly apiVersion?: string
  readonly items?: readonly ReplicaSet[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ReplicaSetSpec {
  readonly minReadySeconds?: number
  readonly replicas?: number
  readonly selector?: metaV1.LabelSelector
  readonly template?: coreV1.PodTemplateSpec
}

export interface ReplicaSetStatus {
  readonly availableReplicas?: number
  readonly conditions?: readonly ReplicaSetCondition[]
  readonly fullyLabeledReplicas?: number
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas?: number
}

export interface RollbackConfig {
  readonly revision?: number
}

export interface RollingUpdateDaemonSet {
  readonly maxUnavailable?: string | number
}

export interface RollingUpdateDeployment {
  readonly maxSurge?: string | number
  readonly maxUnavailable?: string | number
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
  readonly selector?: Readonly<Record<string, string>>
  readonly targetSelector?: string
}

export interface SupplementalGroupsStrategyOptions {
  readonly ranges?: readonly IDRange[]
  readonly rule?: string
}
