import type { Named } from './extract.ts'

/** What is in every cluster without a manifest: in every namespace, in one, or outside of all. */
export interface Standing {
  readonly names: ReadonlySet<string>
  /** Only in this namespace. */
  readonly namespace?: string
}

const clusterRoles = `admin cluster-admin edit view
  system:aggregate-to-admin system:aggregate-to-edit system:aggregate-to-view system:auth-delegator system:basic-user
  system:certificates.k8s.io:certificatesigningrequests:nodeclient
  system:certificates.k8s.io:certificatesigningrequests:selfnodeclient
  system:certificates.k8s.io:kube-apiserver-client-approver
  system:certificates.k8s.io:kube-apiserver-client-kubelet-approver
  system:certificates.k8s.io:kubelet-serving-approver system:certificates.k8s.io:legacy-unknown-approver
  system:cluster-trust-bundle-discovery system:discovery system:heapster system:kube-aggregator
  system:kube-controller-manager system:kube-dns system:kube-scheduler system:kubelet-api-admin system:monitoring
  system:node system:node-bootstrapper system:node-problem-detector system:node-proxier
  system:persistent-volume-provisioner system:public-info-viewer system:service-account-issuer-discovery
  system:volume-scheduler`

/** Controllers whose ClusterRole is called `system:controller:…` (bootstrappolicy buildControllerRoles). */
const controllers = `attachdetach-controller certificate-controller clusterrole-aggregation-controller cronjob-controller
  daemon-set-controller deployment-controller device-taint-eviction-controller disruption-controller
  endpoint-controller endpointslice-controller endpointslicemirroring-controller ephemeral-volume-controller
  expand-controller generic-garbage-collector horizontal-pod-autoscaler job-controller
  kube-apiserver-serving-clustertrustbundle-publisher legacy-service-account-token-cleaner namespace-controller
  node-controller persistent-volume-binder pod-garbage-collector podcertificaterequestcleaner
  podgroup-protection-controller pv-protection-controller pvc-protection-controller replicaset-controller
  replication-controller resource-claim-controller resourcepoolstatusrequest-controller resourcequota-controller
  root-ca-cert-publisher route-controller selinux-warning-controller service-account-controller
  service-cidrs-controller service-controller statefulset-controller storage-version-garbage-collector
  ttl-after-finished-controller ttl-controller validatingadmissionpolicy-status-controller
  volumeattributesclass-protection-controller`

const words = (text: string) => new Set(text.split(/\s+/))

/** By kind: bootstrappolicy ClusterRoles and NamespaceRoles, scheduling SystemPriorityClasses, flowcontrol bootstrap, and what controllers put into each namespace. */
const STANDING: ReadonlyMap<string, readonly Standing[]> = new Map([
  ['ServiceAccount', [{ names: words('default') }]],
  [
    'ConfigMap',
    [
      { names: words('kube-root-ca.crt') },
      { names: words('extension-apiserver-authentication'), namespace: 'kube-system' },
    ],
  ],
  ['Namespace', [{ names: words('default kube-system kube-public kube-node-lease') }]],
  [
    'Service',
    [
      { names: words('kubernetes'), namespace: 'default' },
      { names: words('kube-dns'), namespace: 'kube-system' },
    ],
  ],
  // All proxies of Istio, and what Argo CD makes when it starts.
  ['Gateway.networking.istio.io', [{ names: words('mesh') }]],
  ['AppProject.argoproj.io', [{ names: words('default') }]],
  ['PriorityClass.scheduling.k8s.io', [{ names: words('system-cluster-critical system-node-critical') }]],
  [
    'ClusterRole.rbac.authorization.k8s.io',
    [
      {
        names: new Set([...words(clusterRoles), ...[...words(controllers)].map((name) => `system:controller:${name}`)]),
      },
    ],
  ],
  [
    'Role.rbac.authorization.k8s.io',
    [
      {
        names: words(`extension-apiserver-authentication-reader
        system::leader-locking-kube-controller-manager
        system::leader-locking-kube-scheduler
        system:controller:bootstrap-signer
        system:controller:cloud-provider
        system:controller:token-cleaner`),
        namespace: 'kube-system',
      },
      { names: words('system:controller:bootstrap-signer'), namespace: 'kube-public' },
    ],
  ],
  [
    'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
    [
      {
        names: words('exempt catch-all system node-high leader-election workload-high workload-low global-default'),
      },
    ],
  ],
])

const NONE: readonly Standing[] = []

/** Whether what a reference names is in every cluster. */
export function isStanding({ kind, name, namespace, from }: Named): boolean {
  const wanted = namespace ?? from.namespace
  return (STANDING.get(kind) ?? NONE).some(
    (each) =>
      each.names.has(name) && (each.namespace === undefined || wanted === undefined || each.namespace === wanted),
  )
}

/** Whether every cluster has something of that kind and name, in some namespace. */
export function isStandingName(kind: string, name: string): boolean {
  return (STANDING.get(kind) ?? NONE).some(({ names }) => names.has(name))
}

/** The names of a kind that are in every cluster. */
export function standingNames(kind: string): readonly string[] {
  return standingOf(kind).flatMap(({ names }) => [...names])
}

/** What is in every cluster of a kind. */
export function standingOf(kind: string): readonly Standing[] {
  return STANDING.get(kind) ?? NONE
}

/** Kinds that nobody writes down: machines and their drivers join, and controllers make the others. */
const UNWRITTEN: ReadonlySet<string> = new Set(['CSIDriver.storage.k8s.io', 'Lease.coordination.k8s.io', 'Node', 'Pod'])

/** Whether resources of a kind are missing in manifests however complete these are. */
export function isUnwritten(kind: string): boolean {
  return UNWRITTEN.has(kind)
}
