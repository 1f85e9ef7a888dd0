import type { GVK } from '../../../model/gvk.ts'

/**
 * What a body is made of: texts are YAML as it is written. Between `<<` and `>>` are gaps with what stands in them: of several, parted by `|`, one may be chosen; those with the same
 * name before a colon always have the same text. What is null is left out.
 */
export type Body = string | number | boolean | null | readonly Body[] | { readonly [key: string]: Body }

const NAME = '<<name:my-app>>'
const LABELS = { app: NAME }
const SELECTED = { matchLabels: LABELS }
const CONTAINER = { name: NAME, image: '<<image:nginx:1.29>>' }
const RESOURCES = { requests: { cpu: '<<100m>>', memory: '<<memory:128Mi>>' }, limits: { memory: '<<memory:128Mi>>' } }
const TEMPLATE = { metadata: { labels: LABELS }, spec: { containers: [{ ...CONTAINER, resources: RESOURCES }] } }
const PORTS = [{ name: '<<port:http>>', containerPort: '<<80>>' }]
const SERVING = {
  metadata: { labels: LABELS },
  spec: { containers: [{ ...CONTAINER, ports: PORTS, resources: RESOURCES }] },
}
const SERVED = [{ name: '<<port:http>>', port: '<<80>>', targetPort: '<<port:http>>' }]
const TASK = {
  template: {
    spec: {
      restartPolicy: '<<Never|OnFailure>>',
      containers: [{ name: NAME, image: '<<image:busybox:1.37>>', command: ['<<echo>>', '<<hello>>'] }],
    },
  },
}
const RULES = [{ apiGroups: ['<<""|apps|batch>>'], resources: ['<<pods>>'], verbs: ['get', 'list', 'watch'] }]
const SUBJECTS = [{ kind: '<<ServiceAccount>>', name: '<<my-app>>', namespace: '<<default>>' }]
const STORAGE = {
  accessModes: ['<<ReadWriteOnce|ReadWriteMany|ReadOnlyMany>>'],
  resources: { requests: { storage: '<<1Gi>>' } },
}
const WEBHOOK = {
  name: '<<my-app.example.com>>',
  admissionReviewVersions: ['v1'],
  sideEffects: '<<None|NoneOnDryRun>>',
  clientConfig: { service: { name: '<<my-app>>', namespace: '<<default>>', path: '<</validate>>' } },
  rules: [
    {
      apiGroups: ['<<apps>>'],
      apiVersions: ['<<v1>>'],
      operations: ['<<CREATE|UPDATE|DELETE>>'],
      resources: ['<<deployments>>'],
    },
  ],
}
const MATCHES = {
  resourceRules: [
    {
      apiGroups: ['<<apps>>'],
      apiVersions: ['<<v1>>'],
      operations: ['<<CREATE|UPDATE|DELETE>>'],
      resources: ['<<deployments>>'],
    },
  ],
}

/** What a new resource of a stable kind holds below `metadata.name`, where that is more than what servers demand. */
const STABLE: Readonly<Record<string, { readonly [key: string]: Body }>> = {
  ClusterRole: { rules: RULES },
  ClusterRoleBinding: {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: '<<view>>' },
    subjects: SUBJECTS,
  },
  ConfigMap: { data: { '<<key>>': '<<value>>' } },
  CronJob: {
    spec: { schedule: '"<<0 3 * * *>>"', concurrencyPolicy: '<<Forbid|Allow|Replace>>', jobTemplate: { spec: TASK } },
  },
  CustomResourceDefinition: {
    metadata: { name: '<<plural:shops>>.<<group:example.com>>' },
    spec: {
      group: '<<group:example.com>>',
      names: { kind: '<<Shop>>', plural: '<<plural:shops>>' },
      scope: '<<Namespaced|Cluster>>',
      versions: [
        {
          name: '<<v1>>',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object' } } } },
        },
      ],
    },
  },
  DaemonSet: { spec: { selector: SELECTED, template: TEMPLATE } },
  Deployment: { spec: { replicas: '<<2>>', selector: SELECTED, template: SERVING } },
  HorizontalPodAutoscaler: {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: '<<Deployment|StatefulSet>>', name: NAME },
      minReplicas: '<<2>>',
      maxReplicas: '<<10>>',
      metrics: [
        {
          type: 'Resource',
          resource: { name: '<<cpu|memory>>', target: { type: 'Utilization', averageUtilization: '<<80>>' } },
        },
      ],
    },
  },
  Ingress: {
    spec: {
      ingressClassName: '<<nginx>>',
      rules: [
        {
          host: '<<my-app.example.com>>',
          http: {
            paths: [
              {
                path: '<</>>',
                pathType: '<<Prefix|Exact>>',
                backend: { service: { name: NAME, port: { number: '<<80>>' } } },
              },
            ],
          },
        },
      ],
    },
  },
  IngressClass: { spec: { controller: '<<k8s.io/ingress-nginx>>' } },
  Job: { spec: TASK },
  LimitRange: {
    spec: {
      limits: [
        {
          type: '<<Container|Pod>>',
          default: { memory: '<<256Mi>>' },
          defaultRequest: { cpu: '<<100m>>', memory: '<<128Mi>>' },
        },
      ],
    },
  },
  MutatingWebhookConfiguration: { webhooks: [WEBHOOK] },
  ValidatingWebhookConfiguration: { webhooks: [WEBHOOK] },
  NetworkPolicy: {
    spec: {
      podSelector: SELECTED,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: '<<client>>' } } }], ports: [{ port: '<<80>>' }] }],
    },
  },
  PersistentVolume: {
    spec: {
      capacity: { storage: '<<1Gi>>' },
      accessModes: ['<<ReadWriteOnce|ReadWriteMany|ReadOnlyMany>>'],
      persistentVolumeReclaimPolicy: '<<Retain|Delete>>',
      storageClassName: '<<manual>>',
      nfs: { server: '<<nfs.example.com>>', path: '<</exports>>' },
    },
  },
  PersistentVolumeClaim: { spec: STORAGE },
  Pod: { metadata: { name: NAME, labels: LABELS }, spec: TEMPLATE.spec },
  PodDisruptionBudget: { spec: { maxUnavailable: '<<1>>', selector: SELECTED } },
  PodTemplate: { template: TEMPLATE },
  PriorityClass: { value: '<<1000>>', description: '<<for services that must not wait>>' },
  ReplicaSet: { spec: { replicas: '<<1>>', selector: SELECTED, template: TEMPLATE } },
  ReplicationController: { spec: { replicas: '<<1>>', selector: LABELS, template: TEMPLATE } },
  ResourceQuota: {
    spec: {
      hard: { 'requests.cpu': '<<4>>', 'requests.memory': '<<8Gi>>', 'limits.memory': '<<16Gi>>', pods: '<<20>>' },
    },
  },
  Role: { rules: RULES },
  RoleBinding: {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: '<<Role|ClusterRole>>', name: '<<my-app>>' },
    subjects: SUBJECTS,
  },
  RuntimeClass: { handler: '<<runsc>>' },
  Secret: { type: '<<Opaque>>', stringData: { '<<key>>': '<<value>>' } },
  Service: { spec: { selector: LABELS, ports: SERVED } },
  StatefulSet: {
    spec: {
      serviceName: NAME,
      replicas: '<<1>>',
      selector: SELECTED,
      template: {
        metadata: { labels: LABELS },
        spec: {
          containers: [
            {
              ...CONTAINER,
              ports: PORTS,
              volumeMounts: [{ name: '<<volume:data>>', mountPath: '<</data>>' }],
              resources: RESOURCES,
            },
          ],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: '<<volume:data>>' }, spec: STORAGE }],
    },
  },
  StorageClass: {
    provisioner: '<<kubernetes.io/no-provisioner>>',
    reclaimPolicy: '<<Delete|Retain>>',
    volumeBindingMode: '<<WaitForFirstConsumer|Immediate>>',
  },
  ValidatingAdmissionPolicy: {
    spec: {
      failurePolicy: '<<Fail|Ignore>>',
      matchConstraints: MATCHES,
      validations: [{ expression: '<<object.spec.replicas <= 5>>', message: '<<at most 5 replicas>>' }],
    },
  },
  ValidatingAdmissionPolicyBinding: { spec: { policyName: '<<my-app>>', validationActions: ['<<Deny|Warn|Audit>>'] } },
}

const ASKED = { namespace: '<<default>>', verb: '<<get>>', resource: '<<pods>>' }

/** The same for single versions, and for kinds that look alike in all versions. */
const OTHERS: Readonly<Record<string, { readonly [key: string]: Body }>> = {
  APIService: {
    metadata: { name: '<<version:v1>>.<<group:metrics.example.com>>' },
    spec: {
      group: '<<group:metrics.example.com>>',
      version: '<<version:v1>>',
      groupPriorityMinimum: '<<1000>>',
      versionPriority: '<<15>>',
      service: { name: '<<my-app>>', namespace: '<<default>>' },
    },
  },
  Binding: { target: { apiVersion: 'v1', kind: 'Node', name: '<<my-node>>' } },
  CSIStorageCapacity: { storageClassName: '<<standard>>', capacity: '<<100Gi>>' },
  CertificateSigningRequest: {
    spec: {
      signerName: '<<kubernetes.io/kube-apiserver-client>>',
      usages: ['<<client auth|server auth>>'],
      request: '<<the request in PEM, in base64>>',
    },
  },
  ClusterTrustBundle: { spec: { trustBundle: '<<certificates in PEM>>' } },
  ControllerRevision: { revision: '<<1>>', data: { '<<key>>': '<<value>>' } },
  DeviceTaintRule: {
    spec: {
      deviceSelector: { driver: '<<gpu.example.com>>' },
      taint: { key: '<<example.com/broken>>', effect: '<<NoSchedule|NoExecute>>' },
    },
  },
  FlowSchema: {
    spec: { priorityLevelConfiguration: { name: '<<workload-low>>' }, matchingPrecedence: '<<1000>>' },
  },
  'HorizontalPodAutoscaler v1': {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: '<<Deployment|StatefulSet>>', name: NAME },
      minReplicas: '<<2>>',
      maxReplicas: '<<10>>',
      targetCPUUtilizationPercentage: '<<80>>',
    },
  },
  IPAddress: {
    metadata: { name: '<<10.9.8.7>>' },
    spec: { parentRef: { resource: 'services', name: '<<my-app>>', namespace: '<<default>>' } },
  },
  LeaseCandidate: {
    spec: {
      leaseName: '<<my-app>>',
      binaryVersion: '<<1.36.0>>',
      emulationVersion: '<<1.36.0>>',
      strategy: 'OldestEmulationVersion',
    },
  },
  LocalSubjectAccessReview: {
    metadata: { namespace: '<<namespace:default>>' },
    spec: { user: '<<jane>>', resourceAttributes: { ...ASKED, namespace: '<<namespace:default>>' } },
  },
  MutatingAdmissionPolicy: {
    spec: {
      failurePolicy: '<<Fail|Ignore>>',
      reinvocationPolicy: '<<Never|IfNeeded>>',
      matchConstraints: MATCHES,
      mutations: [
        {
          patchType: 'JSONPatch',
          jsonPatch: {
            expression: '\'<<[JSONPatch{op: "add", path: "/metadata/labels/team", value: "shop"}]>>\'',
          },
        },
      ],
    },
  },
  MutatingAdmissionPolicyBinding: { spec: { policyName: '<<my-app>>' } },
  PriorityLevelConfiguration: {
    spec: { type: 'Limited', limited: { nominalConcurrencyShares: '<<30>>', limitResponse: { type: '<<Reject>>' } } },
  },
  ResourcePoolStatusRequest: { spec: { driver: '<<gpu.example.com>>' } },
  ResourceSlice: {
    spec: {
      driver: '<<gpu.example.com>>',
      nodeName: '<<my-node>>',
      pool: { name: '<<my-node>>', generation: '<<1>>', resourceSliceCount: '<<1>>' },
    },
  },
  SelfSubjectAccessReview: { metadata: null, spec: { resourceAttributes: ASKED } },
  SelfSubjectReview: { metadata: null },
  SelfSubjectRulesReview: { metadata: null, spec: { namespace: '<<default>>' } },
  ServiceCIDR: { spec: { cidrs: ['<<10.112.0.0/16>>'] } },
  StorageVersion: { metadata: { name: '<<apps.deployments>>' } },
  StorageVersionMigration: { spec: { resource: { group: '<<apps>>', resource: '<<deployments>>' } } },
  SubjectAccessReview: { metadata: null, spec: { user: '<<jane>>', resourceAttributes: ASKED } },
  TokenReview: { metadata: null, spec: { token: '<<token>>' } },
  VolumeAttachment: {
    spec: {
      attacher: '<<csi.example.com>>',
      nodeName: '<<my-node>>',
      source: { persistentVolumeName: '<<my-volume>>' },
    },
  },
  VolumeAttributesClass: { driverName: '<<csi.example.com>>', parameters: { '<<key>>': '<<value>>' } },
  'Event events.k8s.io': {
    eventTime: '"<<2027-01-31T12:00:00.000000Z>>"',
    type: '<<Normal|Warning>>',
    reason: '<<Started>>',
    action: '<<Start>>',
    regarding: { kind: '<<Pod>>', name: '<<my-app>>', namespace: '<<default>>' },
    reportingController: '<<example.com/controller>>',
    reportingInstance: '<<controller-1>>',
  },
}

/** Resources that are of use together, with what the first one is called beside others of its kind. */
export interface Together {
  readonly label: string
  readonly resources: readonly { readonly gvk: GVK; readonly body: { readonly [key: string]: Body } }[]
}

const SERVICE: GVK = { group: '', version: 'v1', kind: 'Service' }

function withService(kind: string, label: string, service: { readonly [key: string]: Body }): Together {
  const gvk = { group: 'apps', version: 'v1', kind }
  const spec = { ...service, selector: LABELS, ports: SERVED }
  return {
    label,
    resources: [
      { gvk, body: STABLE[kind]! },
      { gvk: SERVICE, body: { spec } },
    ],
  }
}

/** What people write together. */
export const together: readonly Together[] = [
  withService('Deployment', 'Deployment with Service', {}),
  withService('StatefulSet', 'StatefulSet with headless Service', { clusterIP: 'None' }),
]

/** What a new resource of a kind holds, `metadata` only where that is not its name; undefined where that is what servers demand. */
export function bodyOf({ kind, version, group }: GVK): { readonly [key: string]: Body } | undefined {
  for (const name of [`${kind} ${version}`, `${kind} ${group}`, kind])
    if (Object.hasOwn(OTHERS, name)) return OTHERS[name]
  return /^v\d+$/.test(version) && Object.hasOwn(STABLE, kind) ? STABLE[kind] : undefined
}
