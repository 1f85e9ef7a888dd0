import type { GraphNode } from '../../workspace/graph.ts'
import { bareKind } from '../../workspace/references/identity.ts'

/** What a resource is for, as far as a picture tells it apart. */
export type Role = 'entry' | 'service' | 'policy' | 'workload' | 'config' | 'storage' | 'access' | 'other'

/** All roles in the order of the legend, with their words. */
export const ROLES: Readonly<Record<Role, string>> = {
  entry: 'way in',
  service: 'Service',
  policy: 'policy, scaling',
  workload: 'workload',
  config: 'configuration',
  storage: 'storage',
  access: 'access',
  other: 'other',
}

interface Look {
  readonly role: Role
  /** The way of a request from left to right: into the cluster, Services, workloads, what they need, what that needs. */
  readonly column: number
}

const table: readonly (readonly [role: Role, column: number, kinds: string])[] = [
  ['entry', 0, 'Ingress HTTPRoute GRPCRoute TCPRoute TLSRoute UDPRoute Gateway VirtualService IngressRoute Route'],
  ['entry', 0, 'APIService ValidatingWebhookConfiguration MutatingWebhookConfiguration CustomResourceDefinition'],
  ['entry', 4, 'IngressClass GatewayClass'],
  ['service', 1, 'Service DestinationRule ServiceEntry Endpoints EndpointSlice'],
  [
    'policy',
    1,
    'HorizontalPodAutoscaler VerticalPodAutoscaler ScaledObject ScaledJob PodDisruptionBudget NetworkPolicy',
  ],
  ['policy', 1, 'ServiceMonitor PodMonitor FlowSchema ValidatingAdmissionPolicyBinding MutatingAdmissionPolicyBinding'],
  ['policy', 3, 'ResourceQuota LimitRange AnalysisTemplate TriggerAuthentication'],
  [
    'policy',
    4,
    'PriorityClass RuntimeClass PriorityLevelConfiguration ValidatingAdmissionPolicy MutatingAdmissionPolicy',
  ],
  ['workload', 2, 'Pod Pods Deployment ReplicaSet StatefulSet DaemonSet ReplicationController Job CronJob Rollout'],
  ['config', 2, 'Certificate ExternalSecret SealedSecret'],
  ['config', 3, 'ConfigMap Secret'],
  ['config', 4, 'Issuer ClusterIssuer SecretStore ClusterSecretStore'],
  ['storage', 2, 'VolumeSnapshot VolumeSnapshotContent'],
  ['storage', 3, 'PersistentVolumeClaim ResourceClaim ResourceClaimTemplate'],
  ['storage', 4, 'PersistentVolume StorageClass VolumeAttributesClass VolumeSnapshotClass CSIDriver DeviceClass'],
  ['access', 2, 'RoleBinding ClusterRoleBinding'],
  ['access', 3, 'ServiceAccount'],
  ['access', 4, 'Role ClusterRole'],
]

const looks: ReadonlyMap<string, Look> = new Map(
  table.flatMap(([role, column, kinds]) => kinds.split(' ').map((kind): [string, Look] => [kind, { role, column }])),
)

/** The role and column of a node; a kind that is not known stands where its edges lead: left of what it names, else right of what names it. */
export function lookOf(node: GraphNode, hasTargets: boolean): Look {
  return looks.get(bareKind(node.kind)) ?? { role: 'other', column: hasTargets ? 2 : 3 }
}
