/** What RBAC rules and quotas call a kind: its plural, and what may stand behind a `/`, also where a right is asked for that is no path of the API (by kubelets for nodes, by servers for devices of claims). */
export interface ApiResource {
  readonly kind: string
  readonly subresources: readonly string[]
}

/** By API group: plural, kind and subresources of everything that a server of some minor serves by itself. */
const SERVED: Readonly<Record<string, string>> = {
  '': `
    bindings/Binding componentstatuses/ComponentStatus configmaps/ConfigMap endpoints/Endpoints events/Event
    limitranges/LimitRange namespaces/Namespace/finalize/status
    nodes/Node/checkpoint/configz/healthz/log/metrics/pods/proxy/spec/stats/status/statusz
    persistentvolumeclaims/PersistentVolumeClaim/status persistentvolumes/PersistentVolume/status
    pods/Pod/attach/binding/ephemeralcontainers/eviction/exec/log/portforward/proxy/resize/status
    podtemplates/PodTemplate replicationcontrollers/ReplicationController/scale/status
    resourcequotas/ResourceQuota/status secrets/Secret serviceaccounts/ServiceAccount/token
    services/Service/proxy/status
  `,
  'admissionregistration.k8s.io': `
    mutatingadmissionpolicies/MutatingAdmissionPolicy mutatingadmissionpolicybindings/MutatingAdmissionPolicyBinding
    mutatingwebhookconfigurations/MutatingWebhookConfiguration
    validatingadmissionpolicies/ValidatingAdmissionPolicy/status
    validatingadmissionpolicybindings/ValidatingAdmissionPolicyBinding
    validatingwebhookconfigurations/ValidatingWebhookConfiguration
  `,
  'apiextensions.k8s.io': 'customresourcedefinitions/CustomResourceDefinition/status',
  'apiregistration.k8s.io': 'apiservices/APIService/status',
  apps: `
    controllerrevisions/ControllerRevision daemonsets/DaemonSet/status deployments/Deployment/rollback/scale/status
    replicasets/ReplicaSet/scale/status statefulsets/StatefulSet/scale/status
  `,
  'auditregistration.k8s.io': 'auditsinks/AuditSink',
  'authentication.k8s.io': 'selfsubjectreviews/SelfSubjectReview tokenreviews/TokenReview',
  'authorization.k8s.io': `
    localsubjectaccessreviews/LocalSubjectAccessReview selfsubjectaccessreviews/SelfSubjectAccessReview
    selfsubjectrulesreviews/SelfSubjectRulesReview subjectaccessreviews/SubjectAccessReview
  `,
  autoscaling: 'horizontalpodautoscalers/HorizontalPodAutoscaler/status',
  batch: 'cronjobs/CronJob/status jobs/Job/status',
  'certificates.k8s.io': `
    certificatesigningrequests/CertificateSigningRequest/approval/status clustertrustbundles/ClusterTrustBundle
    podcertificaterequests/PodCertificateRequest/status
  `,
  'coordination.k8s.io': 'leasecandidates/LeaseCandidate leases/Lease',
  'discovery.k8s.io': 'endpointslices/EndpointSlice',
  'events.k8s.io': 'events/Event',
  extensions: `
    daemonsets/DaemonSet/status deployments/Deployment/rollback/scale/status ingresses/Ingress/status
    networkpolicies/NetworkPolicy podsecuritypolicies/PodSecurityPolicy replicasets/ReplicaSet/scale/status
  `,
  'flowcontrol.apiserver.k8s.io': `
    flowschemas/FlowSchema/status prioritylevelconfigurations/PriorityLevelConfiguration/status
  `,
  'internal.apiserver.k8s.io': 'storageversions/StorageVersion/status',
  'networking.k8s.io': `
    clustercidrs/ClusterCIDR ingressclasses/IngressClass ingresses/Ingress/status ipaddresses/IPAddress
    networkpolicies/NetworkPolicy/status servicecidrs/ServiceCIDR/status
  `,
  'node.k8s.io': 'runtimeclasses/RuntimeClass',
  policy: 'poddisruptionbudgets/PodDisruptionBudget/status podsecuritypolicies/PodSecurityPolicy',
  'rbac.authorization.k8s.io': `
    clusterrolebindings/ClusterRoleBinding clusterroles/ClusterRole rolebindings/RoleBinding roles/Role
  `,
  'resource.k8s.io': `
    deviceclasses/DeviceClass devicetaintrules/DeviceTaintRule/status
    podschedulingcontexts/PodSchedulingContext/status podschedulings/PodScheduling/status
    resourceclaimparameters/ResourceClaimParameters resourceclaims/ResourceClaim/binding/driver/status
    resourceclaimtemplates/ResourceClaimTemplate resourceclasses/ResourceClass
    resourceclassparameters/ResourceClassParameters resourcepoolstatusrequests/ResourcePoolStatusRequest/status
    resourceslices/ResourceSlice
  `,
  'scheduling.k8s.io': 'podgroups/PodGroup/status priorityclasses/PriorityClass workloads/Workload',
  'settings.k8s.io': 'podpresets/PodPreset',
  'storage.k8s.io': `
    csidrivers/CSIDriver csinodes/CSINode csistoragecapacities/CSIStorageCapacity storageclasses/StorageClass
    volumeattachments/VolumeAttachment/status volumeattributesclasses/VolumeAttributesClass
  `,
  'storagemigration.k8s.io': 'storageversionmigrations/StorageVersionMigration/status',
}

/** By API group: the plurals of what lives outside of namespaces. */
const CLUSTER_SCOPED: Readonly<Record<string, string>> = {
  '': 'componentstatuses namespaces nodes persistentvolumes',
  'admissionregistration.k8s.io': `
    mutatingadmissionpolicies mutatingadmissionpolicybindings mutatingwebhookconfigurations
    validatingadmissionpolicies validatingadmissionpolicybindings validatingwebhookconfigurations
  `,
  'apiextensions.k8s.io': 'customresourcedefinitions',
  'apiregistration.k8s.io': 'apiservices',
  'auditregistration.k8s.io': 'auditsinks',
  'authentication.k8s.io': 'selfsubjectreviews tokenreviews',
  'authorization.k8s.io': 'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
  'certificates.k8s.io': 'certificatesigningrequests clustertrustbundles',
  extensions: 'podsecuritypolicies',
  'flowcontrol.apiserver.k8s.io': 'flowschemas prioritylevelconfigurations',
  'internal.apiserver.k8s.io': 'storageversions',
  'networking.k8s.io': 'clustercidrs ingressclasses ipaddresses servicecidrs',
  'node.k8s.io': 'runtimeclasses',
  policy: 'podsecuritypolicies',
  'rbac.authorization.k8s.io': 'clusterrolebindings clusterroles',
  'resource.k8s.io': 'deviceclasses devicetaintrules resourceclasses resourcepoolstatusrequests resourceslices',
  'scheduling.k8s.io': 'priorityclasses',
  'storage.k8s.io': 'csidrivers csinodes storageclasses volumeattachments volumeattributesclasses',
  'storagemigration.k8s.io': 'storageversionmigrations',
}

const read = new Map<string, ReadonlyMap<string, ApiResource>>()

function readResource(text: string): readonly [string, ApiResource] {
  const [plural, kind, ...subresources] = text.split('/') as [string, string, ...string[]]
  return [plural, { kind, subresources }]
}

/** Kubernetes' own API groups. */
export const apiGroups: readonly string[] = Object.keys(SERVED)

/** The resources of one of Kubernetes' own groups by plural; undefined for other groups. */
export function apiResourcesOf(group: string): ReadonlyMap<string, ApiResource> | undefined {
  if (!Object.hasOwn(SERVED, group)) return undefined
  let resources = read.get(group)
  if (resources === undefined)
    read.set(group, (resources = new Map(SERVED[group]!.trim().split(/\s+/).map(readResource))))
  return resources
}

/** The groups that have a resource of that plural. */
export function groupsWith(plural: string): readonly string[] {
  return apiGroups.filter((group) => apiResourcesOf(group)!.has(plural))
}

const outside = new Map<string, ReadonlySet<string>>()

/** Whether a resource of one of Kubernetes' own groups lives outside of namespaces. */
export function isClusterScoped(group: string, plural: string): boolean {
  let plurals = outside.get(group)
  if (plurals === undefined) {
    const written = Object.hasOwn(CLUSTER_SCOPED, group) ? CLUSTER_SCOPED[group]! : ''
    outside.set(group, (plurals = new Set(written.match(/\S+/g))))
  }
  return plurals.has(plural)
}
