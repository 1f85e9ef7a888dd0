import type {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from 'kubernetes-types/admissionregistration/v1'
import type { CustomResourceDefinition } from 'kubernetes-types/apiextensions/v1'
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from 'kubernetes-types/apps/v1'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2'
import type { CronJob, Job } from 'kubernetes-types/batch/v1'
import type {
  ConfigMap,
  Endpoints,
  LimitRange,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodTemplate,
  ReplicationController,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1'
import type { EndpointSlice } from 'kubernetes-types/discovery/v1'
import type { Ingress, IngressClass, NetworkPolicy } from 'kubernetes-types/networking/v1'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1'
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from 'kubernetes-types/rbac/v1'
import type { PriorityClass } from 'kubernetes-types/scheduling/v1'
import type { StorageClass } from 'kubernetes-types/storage/v1'

/** The kinds that a rule can name in `on`, with the type of their newest version; older versions of a kind are given to the rule as they are. */
export interface KnownKinds {
  APIService: any
  ClusterRole: ClusterRole
  ClusterRoleBinding: ClusterRoleBinding
  ConfigMap: ConfigMap
  CronJob: CronJob
  CustomResourceDefinition: CustomResourceDefinition
  DaemonSet: DaemonSet
  Deployment: Deployment
  EndpointSlice: EndpointSlice
  Endpoints: Endpoints
  HorizontalPodAutoscaler: HorizontalPodAutoscaler
  Ingress: Ingress
  IngressClass: IngressClass
  Job: Job
  LimitRange: LimitRange
  MutatingWebhookConfiguration: MutatingWebhookConfiguration
  Namespace: Namespace
  NetworkPolicy: NetworkPolicy
  PersistentVolume: PersistentVolume
  PersistentVolumeClaim: PersistentVolumeClaim
  Pod: Pod
  PodDisruptionBudget: PodDisruptionBudget
  PodTemplate: PodTemplate
  PriorityClass: PriorityClass
  ReplicaSet: ReplicaSet
  ReplicationController: ReplicationController
  ResourceQuota: ResourceQuota
  Role: Role
  RoleBinding: RoleBinding
  Secret: Secret
  Service: Service
  ServiceAccount: ServiceAccount
  StatefulSet: StatefulSet
  StorageClass: StorageClass
  ValidatingWebhookConfiguration: ValidatingWebhookConfiguration
}
