import { shortName } from '../../../schema/words.ts'

/**
 * Fields of a definition in the order in which people write them, by its name without group and version; those before the bar are written with it where it is new.
 * What comes first instead in another definition, or in a kind, is listed by both.
 */
const USUAL: Readonly<Record<string, string>> = {
  Affinity: '| podAntiAffinity nodeAffinity podAffinity',
  AggregationRule: 'clusterRoleSelectors |',
  Capabilities: '| drop add',
  ClusterRole: '| apiVersion kind metadata rules aggregationRule',
  ClusterRoleBinding: '| apiVersion kind metadata roleRef subjects',
  ConfigMap: '| apiVersion kind metadata data binaryData immutable',
  ConfigMapEnvSource: 'name | optional',
  ConfigMapKeySelector: 'name key | optional',
  ConfigMapProjection: 'name | items optional',
  ConfigMapVolumeSource: 'name | items optional defaultMode',
  Container:
    'name image | command args ports env envFrom resources volumeMounts livenessProbe readinessProbe startupProbe imagePullPolicy securityContext lifecycle workingDir',
  ContainerPort: 'containerPort | name protocol hostPort',
  CronJobSpec:
    'schedule jobTemplate | concurrencyPolicy timeZone suspend startingDeadlineSeconds successfulJobsHistoryLimit failedJobsHistoryLimit',
  CrossVersionObjectReference: 'apiVersion kind name |',
  CustomResourceDefinitionNames: 'kind plural | singular shortNames categories listKind',
  CustomResourceDefinitionSpec: 'group names scope versions | conversion',
  CustomResourceDefinitionVersion:
    'name served storage schema | subresources additionalPrinterColumns selectableFields deprecated deprecationWarning',
  DaemonSetSpec: 'selector template | updateStrategy minReadySeconds revisionHistoryLimit',
  DaemonSetUpdateStrategy: '| type rollingUpdate',
  DeploymentSpec:
    'selector template | replicas strategy minReadySeconds progressDeadlineSeconds revisionHistoryLimit paused',
  DeploymentStrategy: '| type rollingUpdate',
  EmptyDirVolumeSource: '| medium sizeLimit',
  EnvFromSource: '| configMapRef secretRef prefix',
  EnvVar: 'name value | valueFrom',
  EnvVarSource: '| configMapKeyRef secretKeyRef fieldRef resourceFieldRef',
  ExecAction: 'command |',
  HPAScalingPolicy: 'type value periodSeconds |',
  HPAScalingRules: '| stabilizationWindowSeconds policies selectPolicy',
  HTTPGetAction: 'path port | scheme httpHeaders host',
  HTTPIngressPath: 'path pathType backend |',
  HTTPIngressRuleValue: 'paths |',
  HorizontalPodAutoscalerSpec: 'scaleTargetRef minReplicas maxReplicas | metrics behavior',
  HostPathVolumeSource: 'path type |',
  IPBlock: 'cidr | except',
  IngressBackend: 'service | resource',
  IngressRule: 'host http |',
  IngressServiceBackend: 'name port |',
  IngressSpec: 'rules | ingressClassName tls defaultBackend',
  IngressTLS: 'hosts secretName |',
  JobSpec:
    'template | completions parallelism backoffLimit activeDeadlineSeconds ttlSecondsAfterFinished completionMode suspend',
  JobTemplateSpec: 'spec | metadata',
  KeyToPath: 'key path | mode',
  LabelSelector: 'matchLabels | matchExpressions',
  LabelSelectorRequirement: 'key operator values |',
  Lifecycle: '| preStop postStart',
  LimitRangeItem: 'type | default defaultRequest max min maxLimitRequestRatio',
  LocalObjectReference: 'name |',
  MetricSpec: 'type | resource containerResource pods object external',
  MetricTarget: 'type averageUtilization | averageValue value',
  NFSVolumeSource: 'server path | readOnly',
  NetworkPolicyEgressRule: '| to ports',
  NetworkPolicyIngressRule: '| from ports',
  NetworkPolicyPeer: '| podSelector namespaceSelector ipBlock',
  NetworkPolicyPort: '| protocol port endPort',
  NetworkPolicySpec: 'podSelector policyTypes | ingress egress',
  NodeAffinity: '| requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution',
  NodeSelector: 'nodeSelectorTerms |',
  NodeSelectorRequirement: 'key operator values |',
  NodeSelectorTerm: 'matchExpressions | matchFields',
  ObjectFieldSelector: 'fieldPath | apiVersion',
  ObjectMeta: '| name namespace labels annotations generateName finalizers ownerReferences',
  'ObjectMeta in PodTemplateSpec': 'labels | annotations',
  PersistentVolumeClaim: 'metadata spec |',
  PersistentVolumeClaimSpec: 'accessModes resources | storageClassName volumeMode volumeName selector dataSource',
  PersistentVolumeClaimVolumeSource: 'claimName | readOnly',
  PersistentVolumeSpec:
    '| capacity accessModes storageClassName persistentVolumeReclaimPolicy volumeMode claimRef nodeAffinity csi nfs hostPath local',
  PodAffinityTerm: 'topologyKey labelSelector | namespaces namespaceSelector',
  PodAntiAffinity: '| preferredDuringSchedulingIgnoredDuringExecution requiredDuringSchedulingIgnoredDuringExecution',
  PodDisruptionBudgetSpec: 'maxUnavailable selector | minAvailable unhealthyPodEvictionPolicy',
  PodSecurityContext: '| runAsNonRoot runAsUser runAsGroup fsGroup seccompProfile supplementalGroups sysctls',
  PodSpec:
    'containers | initContainers volumes serviceAccountName nodeSelector affinity tolerations topologySpreadConstraints imagePullSecrets restartPolicy securityContext terminationGracePeriodSeconds priorityClassName automountServiceAccountToken hostNetwork dnsPolicy',
  'PodSpec in CronJob': 'containers restartPolicy |',
  'PodSpec in Job': 'containers restartPolicy |',
  PodTemplateSpec: 'metadata spec |',
  PolicyRule: 'apiGroups resources verbs | resourceNames nonResourceURLs',
  PreferredSchedulingTerm: 'weight preference |',
  Probe:
    '| httpGet tcpSocket exec grpc initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold',
  ProjectedVolumeSource: 'sources | defaultMode',
  ReplicaSetSpec: 'selector template | replicas minReadySeconds',
  ResourceFieldSelector: 'resource | containerName divisor',
  ResourceMetricSource: 'name target |',
  ResourceQuotaSpec: 'hard | scopes scopeSelector',
  ResourceRequirements: '| requests limits claims',
  Role: '| apiVersion kind metadata rules',
  RoleBinding: '| apiVersion kind metadata roleRef subjects',
  RoleRef: 'apiGroup kind name |',
  RollingUpdateDeployment: '| maxSurge maxUnavailable',
  ScopedResourceSelectorRequirement: 'scopeName operator values |',
  SeccompProfile: 'type | localhostProfile',
  Secret: '| apiVersion kind metadata type stringData data immutable',
  SecretEnvSource: 'name | optional',
  SecretKeySelector: 'name key | optional',
  SecretProjection: 'name | items optional',
  SecretVolumeSource: 'secretName | items optional defaultMode',
  SecurityContext:
    '| allowPrivilegeEscalation runAsNonRoot runAsUser runAsGroup readOnlyRootFilesystem capabilities seccompProfile privileged',
  ServiceAccountTokenProjection: 'path | audience expirationSeconds',
  ServiceBackendPort: 'number | name',
  ServicePort: 'port targetPort | name protocol nodePort appProtocol',
  ServiceSpec:
    'selector ports | type clusterIP externalTrafficPolicy sessionAffinity loadBalancerClass ipFamilyPolicy publishNotReadyAddresses',
  StatefulSetSpec:
    'serviceName selector template | replicas volumeClaimTemplates updateStrategy podManagementPolicy persistentVolumeClaimRetentionPolicy minReadySeconds',
  StatefulSetUpdateStrategy: '| type rollingUpdate',
  StorageClass:
    '| apiVersion kind metadata provisioner parameters reclaimPolicy volumeBindingMode allowVolumeExpansion',
  Subject: 'kind name namespace | apiGroup',
  TCPSocketAction: 'port | host',
  Taint: 'key value effect |',
  Toleration: 'key operator value effect | tolerationSeconds',
  TopologySpreadConstraint: 'maxSkew topologyKey whenUnsatisfiable labelSelector | minDomains nodeTaintsPolicy',
  Volume: 'name | configMap secret emptyDir persistentVolumeClaim projected hostPath csi downwardAPI nfs ephemeral',
  VolumeMount: 'name mountPath | readOnly subPath subPathExpr mountPropagation',
  VolumeResourceRequirements: 'requests | limits',
  WeightedPodAffinityTerm: 'weight podAffinityTerm |',
}

/** Fields that a person hardly ever writes: servers and controllers fill them in, or they are there for older clients. */
const RARE: Readonly<Record<string, string>> = {
  ObjectMeta:
    'creationTimestamp deletionGracePeriodSeconds deletionTimestamp generation managedFields resourceVersion selfLink uid',
}

/** Fields that the API reference calls deprecated, by definition. */
const DEPRECATED: Readonly<Record<string, string>> = {
  CustomResourceDefinitionSpec: 'preserveUnknownFields',
  Endpoint: 'deprecatedTopology',
  Event: 'deprecatedCount deprecatedFirstTimestamp deprecatedLastTimestamp deprecatedSource',
  LifecycleHandler: 'tcpSocket',
  NodeSpec: 'configSource externalID',
  ObjectMeta: 'selfLink',
  PersistentVolumeSpec:
    'awsElasticBlockStore azureDisk azureFile cephfs cinder flexVolume flocker gcePersistentDisk glusterfs portworxVolume quobyte rbd scaleIO storageos vsphereVolume photonPersistentDisk',
  PodSpec: 'serviceAccount',
  ServiceSpec: 'loadBalancerIP',
  Volume:
    'awsElasticBlockStore azureDisk azureFile cephfs cinder flexVolume flocker gcePersistentDisk gitRepo glusterfs portworxVolume quobyte rbd scaleIO storageos vsphereVolume photonPersistentDisk',
}

/** Fields of which servers take only one at a time, by definition; `*` are all but those behind it. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  EnvVar: 'value valueFrom',
  EnvVarSource: '*',
  EnvFromSource: 'configMapRef secretRef',
  IngressBackend: 'service resource',
  LifecycleHandler: '*',
  MetricSpec: 'containerResource external object pods resource',
  PodDisruptionBudgetSpec: 'minAvailable maxUnavailable',
  Probe: 'exec grpc httpGet tcpSocket',
  ServiceBackendPort: 'name number',
  Volume: '* name',
  VolumeProjection: '*',
}

/** All that is known of fields, by definition. */
export const usageTables = [USUAL, RARE, DEPRECATED, ALTERNATIVES]

/** Whether a field cannot stand beside others of its definition, by the full name of that. */
export function isAlternative(type: string, field: string, there: ReadonlySet<string>): boolean {
  const name = shortName(type)
  if (there.size === 0 || !Object.hasOwn(ALTERNATIVES, name)) return false
  const listed = words(ALTERNATIVES[name]!)
  const isOne = (each: string) => (listed[0] === '*' ? !listed.includes(each) : listed.includes(each))
  return isOne(field) && [...there].some(isOne)
}

/** What is known of how the fields of a definition are used. */
export interface Usage {
  /** In the order in which people write them. */
  readonly usual: readonly string[]
  /** Those that are written with it where it is new, besides what is required. */
  readonly together: readonly string[]
  readonly rare: ReadonlySet<string>
  readonly deprecated: ReadonlySet<string>
}

const known = new Map<string, Usage>()

/** How the fields of a definition are used, by its full name, in one of another and in a kind. */
export function usageOf(type: string, owner = '', kind = ''): Usage {
  const name = shortName(type)
  const special = [`${name} in ${shortName(owner)}`, `${name} in ${kind}`].find((each) => Object.hasOwn(USUAL, each))
  const id = special ?? name
  let usage = known.get(id)
  if (usage === undefined) known.set(id, (usage = read(name, special)))
  return usage
}

function read(name: string, special: string | undefined): Usage {
  const [together, more] = splitAtBar(USUAL, special ?? name)
  const others = special === undefined ? [] : splitAtBar(USUAL, name).flat()
  const rare = new Set(wordsAt(RARE, name))
  const deprecated = new Set(wordsAt(DEPRECATED, name))
  return { usual: [...new Set([...together, ...more, ...others])], together, rare, deprecated }
}

type Table = Readonly<Record<string, string>>

function splitAtBar(table: Table, name: string): [string[], string[]] {
  const [before = '', after = ''] = (Object.hasOwn(table, name) ? table[name]! : '').split('|')
  return [words(before), words(after)]
}

function wordsAt(table: Table, name: string): string[] {
  return words(Object.hasOwn(table, name) ? table[name]! : '')
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}
