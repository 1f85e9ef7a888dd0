// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'
import type * as runtime from './runtime.ts'

export interface ControllerRevision {
  readonly apiVersion?: string
  readonly data?: runtime.RawExtension
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly revision?: number
}

export interface ControllerRevisionList {
  readonly apiVersion?: string
  readonly items?: readonly ControllerRevision[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
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

export interface DeploymentSpec {
  readonly minReadySeconds?: number
  readonly paused?: boolean
  readonly progressDeadlineSeconds?: number
  readonly replicas?: number
  readonly revisionHistoryLimit?: number
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

export interface RollingUpdateDaemonSet {
  readonly maxUnavailable?: string | number
}

export interface RollingUpdateDeployment {
  readonly maxSurge?: string | number
  readonly maxUnavailable?: string | number
}

export interface RollingUpdateStatefulSetStrategy {
  readonly partition?: number
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

export interface StatefulSet {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: StatefulSetSpec
  readonly status?: StatefulSetStatus
}

export interface StatefulSetCondition {
  readonly lastTransitionTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface StatefulSetList {
  readonly apiVersion?: string
  readonly items?: readonly StatefulSet[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface StatefulSetSpec {
  readonly podManagementPolicy?: string
  readonly replicas?: number
  readonly revisionHistoryLimit?: number
  readonly selector?: metaV1.LabelSelector
  readonly serviceName?: string
  readonly template?: coreV1.PodTemplateSpec
  readonly updateStrategy?: StatefulSetUpdateStrategy
  readonly volumeClaimTemplates?: readonly coreV1.PersistentVolumeClaim[]
}

export interface StatefulSetStatus {
  readonly collisionCount?: number
  readonly conditions?: readonly StatefulSetCondition[]
  readonly currentReplicas?: number
  readonly currentRevision?: string
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas?: number
  readonly updateRevision?: string
  readonly updatedReplicas?: number
}

export interface StatefulSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy
  readonly type?: string
}
