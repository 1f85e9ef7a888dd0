import type { Entry, Node } from '../yaml/node.ts'
import type { ObjectType } from './types.ts'
import { shortName } from './words.ts'

/** Words that people write for a field, by definition: of another tool, of a field beside it or of the same field elsewhere. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ConfigMapVolumeSource: { configMapName: 'name' },
  Container: { cmd: 'command', entrypoint: 'command', environment: 'env', pullPolicy: 'imagePullPolicy' },
  ContainerPort: { number: 'containerPort', port: 'containerPort', targetPort: 'containerPort' },
  DaemonSetSpec: { strategy: 'updateStrategy' },
  DeploymentSpec: { updateStrategy: 'strategy' },
  EnvFromSource: { configMapKeyRef: 'configMapRef', secretKeyRef: 'secretRef' },
  EnvVarSource: { configMapRef: 'configMapKeyRef', secretRef: 'secretKeyRef' },
  HorizontalPodAutoscalerSpec: { targetRef: 'scaleTargetRef' },
  IngressServiceBackend: { serviceName: 'name', servicePort: 'port' },
  IngressSpec: { backend: 'defaultBackend', ingressClass: 'ingressClassName' },
  LifecycleHandler: { http: 'httpGet', tcp: 'tcpSocket' },
  NetworkPolicySpec: { selector: 'podSelector' },
  PersistentVolumeClaimSpec: { storageClass: 'storageClassName' },
  PersistentVolumeClaimVolumeSource: { claim: 'claimName', name: 'claimName' },
  PersistentVolumeSpec: { storageClass: 'storageClassName' },
  Probe: { http: 'httpGet', tcp: 'tcpSocket' },
  SecretVolumeSource: { name: 'secretName' },
  SecretKeySelector: { secretName: 'name' },
  ServicePort: { containerPort: 'targetPort', hostPort: 'nodePort' },
  ServiceSpec: { publishNotReadyEndpoints: 'publishNotReadyAddresses' },
  StatefulSetSpec: { strategy: 'updateStrategy' },
  Subject: { serviceAccountName: 'name' },
  Volume: { pvc: 'persistentVolumeClaim' },
  VolumeMount: { path: 'mountPath' },
}

/** The field of a definition that people mean by another word. */
export function fieldMeantBy(word: string, { name, fields }: ObjectType): string | undefined {
  const meant = own(FIELDS, shortName(name))
  const field = meant && own(meant, word)
  return field !== undefined && fields.has(field) ? field : undefined
}

const STATEFUL = 'only a StatefulSet has it'
const CRON = 'only a CronJob has it'
const GIVEN = 'only a PersistentVolume has it: a claim is bound to one, or one is made for it'
const REQUESTED = 'belongs under `requests`'
const SEVERAL = 'a Pod is one pod: for several write a Deployment'

/** What is to be said of fields that another kind has, or that stand elsewhere in another form, by definition. */
const KINDS: Readonly<Record<string, Readonly<Record<string, string | ((value: Node) => string)>>>> = {
  ConfigMap: { spec: 'it has none: write `data` at the top level' },
  DaemonSetSpec: {
    replicas: 'a DaemonSet runs one pod on each node: leave it out, or write a Deployment',
    serviceName: STATEFUL,
    volumeClaimTemplates: STATEFUL,
  },
  DeploymentSpec: {
    podManagementPolicy: STATEFUL,
    serviceName: STATEFUL,
    volumeClaimTemplates: STATEFUL,
    ...autoscaled('minReplicas', 'maxReplicas'),
  },
  HTTPIngressPath: { serviceName: 'write `backend: {service: {name: …, port: …}}`' },
  HorizontalPodAutoscalerSpec: {
    targetCPUUtilizationPercentage: (value) =>
      `only autoscaling/v1 has it: write \`metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: ${value.type === 'integer' ? value.value : 50}}}}]\``,
  },
  IngressBackend: {
    serviceName: (value) => `write \`service: {name: ${text(value)}, port: …}\``,
    servicePort: (value) =>
      `write \`service: {name: …, port: {${value.type === 'integer' ? 'number' : 'name'}: ${text(value)}}}\``,
  },
  JobSpec: {
    concurrencyPolicy: CRON,
    failedJobsHistoryLimit: CRON,
    jobTemplate: CRON,
    replicas: 'how many pods run at once is `parallelism` in a Job',
    schedule: CRON,
    startingDeadlineSeconds: CRON,
    successfulJobsHistoryLimit: CRON,
  },
  LimitRangeSpec: { hard: 'only a ResourceQuota has it' },
  PersistentVolumeClaimSpec: {
    capacity: 'only a PersistentVolume has it: a claim asks for it with `resources: {requests: {storage: …}}`',
    csi: GIVEN,
    hostPath: GIVEN,
    local: GIVEN,
    nfs: GIVEN,
    storage: (value) => `write \`resources: {requests: {storage: ${text(value)}}}\``,
  },
  PersistentVolumeSpec: {
    resources: 'only a claim has it: a PersistentVolume says with `capacity: {storage: …}` what it has',
  },
  PodSpec: { replicas: SEVERAL, selector: SEVERAL, template: SEVERAL },
  ReplicaSetSpec: { strategy: 'a ReplicaSet does not update its pods: write a Deployment' },
  ResourceQuotaSpec: { limits: 'only a LimitRange has it' },
  ResourceRequirements: {
    cpu: 'belongs under `requests` or `limits`',
    memory: 'belongs under `requests` or `limits`',
    storage: REQUESTED,
  },
  RoleRef: { namespace: 'leave it out: a Role is looked for in the namespace of its binding' },
  Secret: { spec: 'it has none: write `stringData` at the top level' },
  StatefulSetSpec: autoscaled('minReplicas', 'maxReplicas'),
  VolumeResourceRequirements: { storage: REQUESTED },
}

/** What to do about a field that another kind has; `depth` steps lead to its object, as the spec of a pod template is none of a Pod. */
export function otherKindHint({ key, value }: Entry, { name }: ObjectType, depth: number): string | undefined {
  const definition = shortName(name)
  if (definition === 'PodSpec' && depth > 1) return undefined
  const fields = own(KINDS, definition)
  const hint = fields && own(fields, key)
  return typeof hint === 'function' ? hint(value) : hint
}

function autoscaled(...fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, 'only a HorizontalPodAutoscaler has it']))
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** A short scalar as it is written. */
function text(value: Node): string {
  const short = value.type !== 'map' && value.type !== 'list' && value.type !== 'null' && String(value.value)
  return short && short.length <= 63 ? short : '…'
}
