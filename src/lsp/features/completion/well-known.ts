import { shortName } from '../../../schema/words.ts'
/** Values that are usual, the most usual first, by definition (without group and version) and field; those with spaces in a list. */
export const valueTable: Readonly<Record<string, string | readonly string[]>> = {
  'Capabilities.add':
    'NET_BIND_SERVICE NET_ADMIN NET_RAW SYS_ADMIN SYS_PTRACE SYS_TIME CHOWN DAC_OVERRIDE FOWNER SETGID SETUID IPC_LOCK SYS_RESOURCE',
  'Capabilities.drop': 'ALL NET_RAW',
  'CrossVersionObjectReference.apiVersion': 'apps/v1',
  'CrossVersionObjectReference.kind': 'Deployment StatefulSet ReplicaSet',
  'HTTPHeader.name': 'Host User-Agent Accept',
  'HTTPIngressPath.path': '/',
  'IngressClassSpec.controller': 'k8s.io/ingress-nginx',
  'LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
  'PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadWriteMany ReadOnlyMany ReadWriteOncePod',
  'PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadWriteMany ReadOnlyMany ReadWriteOncePod',
  'NamespaceSpec.finalizers': 'kubernetes',
  'HTTPIngressPath.pathType': 'Prefix Exact ImplementationSpecific',
  'MetricSpec.type': 'Resource Pods Object External ContainerResource',
  'MetricTarget.type': 'Utilization AverageValue Value',
  'Taint.effect': 'NoSchedule NoExecute PreferNoSchedule',
  'Toleration.effect': 'NoSchedule NoExecute PreferNoSchedule',
  'ObjectFieldSelector.fieldPath':
    'metadata.name metadata.namespace metadata.uid spec.nodeName spec.serviceAccountName status.podIP status.podIPs status.hostIP status.hostIPs',
  'ObjectMeta.finalizers': 'foregroundDeletion orphan kubernetes.io/pvc-protection kubernetes.io/pv-protection',
  'PodAffinityTerm.topologyKey': 'kubernetes.io/hostname topology.kubernetes.io/zone topology.kubernetes.io/region',
  'PodSecurityContext.fsGroup': '1000 2000',
  'PodSpec.priorityClassName': 'system-cluster-critical system-node-critical',
  'PodSpec.schedulerName': 'default-scheduler',
  'NetworkPolicySpec.policyTypes': 'Ingress Egress',
  'PolicyRule.apiGroups':
    '"" apps batch autoscaling networking.k8s.io policy rbac.authorization.k8s.io storage.k8s.io apiextensions.k8s.io coordination.k8s.io *',
  'PolicyRule.nonResourceURLs': '/healthz /livez /readyz /metrics /version *',
  'PolicyRule.verbs': 'get list watch create update patch delete deletecollection bind escalate impersonate *',
  'ResourceFieldSelector.resource': 'limits.cpu limits.memory requests.cpu requests.memory',
  'RoleRef.apiGroup': 'rbac.authorization.k8s.io',
  'RoleRef.kind': 'Role ClusterRole',
  'Secret.type':
    'Opaque kubernetes.io/tls kubernetes.io/dockerconfigjson kubernetes.io/basic-auth kubernetes.io/ssh-auth kubernetes.io/service-account-token bootstrap.kubernetes.io/token kubernetes.io/dockercfg',
  'ServiceSpec.clusterIP': 'None',
  'ServiceSpec.type': 'ClusterIP NodePort LoadBalancer ExternalName',
  'ServicePort.appProtocol': 'http https grpc kubernetes.io/h2c kubernetes.io/ws kubernetes.io/wss',
  'Subject.apiGroup': 'rbac.authorization.k8s.io',
  'Subject.kind': 'ServiceAccount User Group',
  'Sysctl.name':
    'net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start kernel.shm_rmid_forced net.core.somaxconn',
  'Toleration.key':
    'node-role.kubernetes.io/control-plane node.kubernetes.io/not-ready node.kubernetes.io/unreachable node.kubernetes.io/disk-pressure node.kubernetes.io/memory-pressure node.kubernetes.io/unschedulable',
  'TopologySpreadConstraint.topologyKey':
    'topology.kubernetes.io/zone kubernetes.io/hostname topology.kubernetes.io/region',
  'CronJobSpec.schedule': [
    '0 * * * *',
    '*/5 * * * *',
    '0 0 * * *',
    '0 0 * * 0',
    '0 0 1 * *',
    '@hourly',
    '@daily',
    '@weekly',
    '@monthly',
  ],
  'CronJobSpec.timeZone': 'Etc/UTC Europe/Berlin Europe/London America/New_York America/Los_Angeles Asia/Tokyo',
  'RollingUpdateDeployment.maxSurge': '25% 1 50% 100%',
  'RollingUpdateDeployment.maxUnavailable': '25% 0 1 50%',
  'RollingUpdateDaemonSet.maxSurge': '0 1 10%',
  'RollingUpdateDaemonSet.maxUnavailable': '1 10% 25%',
  'RollingUpdateStatefulSetStrategy.maxUnavailable': '1 25%',
  'PodDisruptionBudgetSpec.maxUnavailable': '1 25% 50%',
  'PodDisruptionBudgetSpec.minAvailable': '1 50% 75%',
  'EmptyDirVolumeSource.medium': 'Memory',
  'EmptyDirVolumeSource.sizeLimit': '64Mi 256Mi 1Gi 10Gi',
}

/** Amounts that are usual of a resource, by the end of its name. */
const AMOUNTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)cpu$/, '100m 250m 500m 1 2'],
  [/(?:^|\.)memory$/, '128Mi 256Mi 512Mi 1Gi 2Gi'],
  [/storage$/, '1Gi 5Gi 10Gi 50Gi 100Gi'],
  [/^hugepages-2Mi$/, '2Mi 64Mi'],
  [/\/gpu$/, '1 2 4'],
]

/** Keys that have a meaning in maps with free keys, by where the map stands. */
const KEYS: readonly { readonly at: RegExp; readonly kind?: RegExp; readonly keys: string }[] = [
  {
    at: /(?:^|\.)(?:labels|matchLabels)$/,
    keys: 'app.kubernetes.io/name app.kubernetes.io/instance app.kubernetes.io/version app.kubernetes.io/component app.kubernetes.io/part-of app.kubernetes.io/managed-by app',
  },
  {
    at: /^metadata\.labels$/,
    kind: /^Namespace$/,
    keys: 'pod-security.kubernetes.io/enforce pod-security.kubernetes.io/enforce-version pod-security.kubernetes.io/warn pod-security.kubernetes.io/warn-version pod-security.kubernetes.io/audit pod-security.kubernetes.io/audit-version',
  },
  {
    at: /^metadata\.labels$/,
    kind: /^ClusterRole$/,
    keys: 'rbac.authorization.k8s.io/aggregate-to-admin rbac.authorization.k8s.io/aggregate-to-edit rbac.authorization.k8s.io/aggregate-to-view',
  },
  {
    at: /^metadata\.labels$/,
    kind: /^EndpointSlice$/,
    keys: 'kubernetes.io/service-name endpointslice.kubernetes.io/managed-by',
  },
  { at: /(?:^|\.)annotations$/, keys: 'kubernetes.io/description' },
  {
    at: /(?:^|\.)template\.metadata\.annotations$|^metadata\.annotations$/,
    kind: /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob)$/,
    keys: 'kubectl.kubernetes.io/default-container cluster-autoscaler.kubernetes.io/safe-to-evict prometheus.io/scrape prometheus.io/port prometheus.io/path',
  },
  { at: /^metadata\.annotations$/, kind: /^Deployment$/, keys: 'kubernetes.io/change-cause' },
  {
    at: /^metadata\.annotations$/,
    kind: /^Service$/,
    keys: 'service.kubernetes.io/topology-mode external-dns.alpha.kubernetes.io/hostname prometheus.io/scrape prometheus.io/port prometheus.io/path service.beta.kubernetes.io/aws-load-balancer-type service.beta.kubernetes.io/aws-load-balancer-scheme service.beta.kubernetes.io/azure-load-balancer-internal networking.gke.io/load-balancer-type',
  },
  {
    at: /^metadata\.annotations$/,
    kind: /^Ingress$/,
    keys: 'cert-manager.io/cluster-issuer cert-manager.io/issuer external-dns.alpha.kubernetes.io/hostname nginx.ingress.kubernetes.io/rewrite-target nginx.ingress.kubernetes.io/ssl-redirect nginx.ingress.kubernetes.io/proxy-body-size nginx.ingress.kubernetes.io/backend-protocol',
  },
  {
    at: /^metadata\.annotations$/,
    kind: /^ServiceAccount$/,
    keys: 'eks.amazonaws.com/role-arn iam.gke.io/gcp-service-account azure.workload.identity/client-id',
  },
  { at: /^metadata\.annotations$/, kind: /^StorageClass$/, keys: 'storageclass.kubernetes.io/is-default-class' },
  { at: /^metadata\.annotations$/, kind: /^IngressClass$/, keys: 'ingressclass.kubernetes.io/is-default-class' },
  { at: /^metadata\.annotations$/, kind: /^ClusterRole$/, keys: 'rbac.authorization.kubernetes.io/autoupdate' },
  {
    at: /(?:containers|initContainers|ephemeralContainers)(?:\[\d+\])?\.resources\.(?:limits|requests)$/i,
    keys: 'cpu memory ephemeral-storage hugepages-2Mi nvidia.com/gpu',
  },
  { at: /^spec\.(?:resources\.(?:limits|requests)|capacity)$/, kind: /^PersistentVolume(?:Claim)?$/, keys: 'storage' },
  {
    at: /volumeClaimTemplates(?:\[\d+\])?\.spec\.resources\.requests$|volumeClaimTemplate\.spec\.resources\.requests$/,
    keys: 'storage',
  },
  {
    at: /^spec\.hard$/,
    kind: /^ResourceQuota$/,
    keys: 'pods requests.cpu requests.memory limits.cpu limits.memory requests.storage persistentvolumeclaims services services.loadbalancers services.nodeports secrets configmaps count/deployments.apps count/jobs.batch requests.ephemeral-storage limits.ephemeral-storage',
  },
  {
    at: /^spec\.limits(?:\[\d+\])?\.(?:max|min|default|defaultRequest|maxLimitRequestRatio)$/,
    kind: /^LimitRange$/,
    keys: 'cpu memory ephemeral-storage storage',
  },
  {
    at: /(?:^|\.)nodeSelector$/,
    keys: 'kubernetes.io/os kubernetes.io/arch kubernetes.io/hostname topology.kubernetes.io/zone topology.kubernetes.io/region node.kubernetes.io/instance-type node-role.kubernetes.io/control-plane',
  },
  { at: /^overhead\.podFixed$/, kind: /^RuntimeClass$/, keys: 'cpu memory' },
]

/** Values of keys in maps with free keys. */
const KEY_VALUES: Readonly<Record<string, string>> = {
  'kubernetes.io/os': 'linux windows',
  'kubernetes.io/arch': 'amd64 arm64',
  'app.kubernetes.io/managed-by': 'Helm kustomize kubectl',
  'pod-security.kubernetes.io/audit': 'restricted baseline privileged',
  'pod-security.kubernetes.io/enforce': 'restricted baseline privileged',
  'pod-security.kubernetes.io/warn': 'restricted baseline privileged',
  'pod-security.kubernetes.io/audit-version': 'latest',
  'pod-security.kubernetes.io/enforce-version': 'latest',
  'pod-security.kubernetes.io/warn-version': 'latest',
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true false',
  'ingressclass.kubernetes.io/is-default-class': 'true false',
  'prometheus.io/scrape': 'true false',
  'rbac.authorization.k8s.io/aggregate-to-admin': 'true',
  'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
  'rbac.authorization.k8s.io/aggregate-to-view': 'true',
  'service.kubernetes.io/topology-mode': 'Auto',
  'storageclass.kubernetes.io/is-default-class': 'true false',
}

/** The restart policies that servers take in the templates of a kind; undefined where that may be any (ValidatePodTemplateSpecForReplicaSet, validateJobTemplateSpec). */
export function restartsIn(kind: string | undefined): readonly string[] | undefined {
  if (kind === 'Job' || kind === 'CronJob') return ['OnFailure', 'Never']
  return kind !== undefined && ALWAYS_RUNNING.has(kind) ? ['Always'] : undefined
}

const ALWAYS_RUNNING: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
])

/** Values that are usual for a field of a definition, by its full name. */
export function usualValues(type: string, field: string): readonly string[] {
  return listed(valueTable, `${shortName(type)}.${field}`)
}

/** Values that are usual under a key of a map with free keys. */
export function usualValuesOf(key: string, isQuantity: boolean): readonly string[] {
  if (!isQuantity) return listed(KEY_VALUES, key)
  return words(AMOUNTS.find(([name]) => name.test(key))?.[1] ?? '')
}

/** Keys with a meaning in a map with free keys, by its printed path in a resource of a kind. */
export function usualKeys(path: string, kind: string | undefined): string[] {
  const found = KEYS.filter(({ at, kind: own }) => at.test(path) && (own === undefined || own.test(kind ?? '')))
  // What belongs to the kind comes first.
  return found
    .toSorted((a, b) => Number(a.kind === undefined) - Number(b.kind === undefined))
    .flatMap(({ keys }) => words(keys))
}

function listed(table: typeof valueTable, key: string): readonly string[] {
  const found = Object.hasOwn(table, key) ? table[key]! : ''
  return typeof found === 'string' ? words(found) : found
}

/** Values are parted by spaces; the empty text is written `""`. */
function words(text: string): string[] {
  return text.split(' ').flatMap((word) => (word === '' ? [] : word === '""' ? '' : word))
}
