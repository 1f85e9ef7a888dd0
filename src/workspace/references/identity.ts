import { apiGroups, apiResourcesOf } from '../../kubernetes/api-resources.ts'

/** Where a kind lives that was served in two groups, and the first minor without the older one. */
interface Move {
  readonly to: string
  readonly goneIn: number
}

const MOVED: ReadonlyMap<string, Move> = new Map([
  ['DaemonSet.extensions', { to: 'DaemonSet.apps', goneIn: 16 }],
  ['Deployment.extensions', { to: 'Deployment.apps', goneIn: 16 }],
  ['ReplicaSet.extensions', { to: 'ReplicaSet.apps', goneIn: 16 }],
  ['NetworkPolicy.extensions', { to: 'NetworkPolicy.networking.k8s.io', goneIn: 16 }],
  ['PodSecurityPolicy.extensions', { to: 'PodSecurityPolicy.policy', goneIn: 16 }],
  ['Ingress.extensions', { to: 'Ingress.networking.k8s.io', goneIn: 22 }],
])

/** The kind under its newest group. */
export function currentKind(kind: string): string {
  return MOVED.get(kind)?.to ?? kind
}

/** The first minor that does not know a kind under this group any more; undefined where the group is right. */
export function goneIn(kind: string): number | undefined {
  return MOVED.get(kind)?.goneIn
}

/** `Deployment` of `Deployment.apps`. */
export function bareKind(kind: string): string {
  const dot = kind.indexOf('.')
  return dot === -1 ? kind : kind.slice(0, dot)
}

/** `apps` of `Deployment.apps`; empty for core kinds. */
export function groupOfKind(kind: string): string {
  const dot = kind.indexOf('.')
  return dot === -1 ? '' : kind.slice(dot + 1)
}

/** Kinds that are easily taken for each other where a field says which of them is named. */
const SIBLINGS: readonly (readonly string[])[] = [
  [
    'Deployment.apps',
    'StatefulSet.apps',
    'ReplicaSet.apps',
    'DaemonSet.apps',
    'ReplicationController',
    'Rollout.argoproj.io',
  ],
  ['Role.rbac.authorization.k8s.io', 'ClusterRole.rbac.authorization.k8s.io'],
  ['Issuer.cert-manager.io', 'ClusterIssuer.cert-manager.io'],
  ['SecretStore.external-secrets.io', 'ClusterSecretStore.external-secrets.io'],
  ['TriggerAuthentication.keda.sh', 'ClusterTriggerAuthentication.keda.sh'],
  [
    'GitRepository.source.toolkit.fluxcd.io',
    'HelmRepository.source.toolkit.fluxcd.io',
    'OCIRepository.source.toolkit.fluxcd.io',
    'Bucket.source.toolkit.fluxcd.io',
  ],
]

/** Whether two kinds are easily taken for each other. */
export function areSiblings(a: string, b: string): boolean {
  return SIBLINGS.some((family) => family.includes(a) && family.includes(b))
}

/** API groups whose kinds are all known. */
const OWN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
])

/** Whether the group of a kind is one of Kubernetes' own, so that no extension adds to its kinds. */
export function isOwnGroup(kind: string): boolean {
  return OWN_GROUPS.has(groupOfKind(kind))
}

/** The group that has a kind of Kubernetes' own which is named under another of its groups; undefined where that group has it, or the group or the kind is somebody else's. The API server itself says where the group is missing. */
export function ownGroupOf(kind: string): string | undefined {
  const bare = bareKind(kind)
  const written = groupOfKind(kind)
  if (written === '' || !isOwnGroup(kind) || servesKind(written, bare)) return undefined
  const group = apiGroups.find((each) => servesKind(each, bare))
  return group === undefined ? undefined : groupOfKind(currentKind(`${bare}.${group}`))
}

function servesKind(group: string, kind: string): boolean {
  for (const served of apiResourcesOf(group)?.values() ?? []) if (served.kind === kind) return true
  return false
}

/** A kind with those that are easily taken for it, itself first. */
export function familyOf(kind: string): readonly string[] {
  const family = SIBLINGS.find((each) => each.includes(kind)) ?? []
  return [kind, ...family.filter((each) => each !== kind)]
}
