import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { collectUnits } from '../../../src/cli/units.ts'
import { referencesIn } from '../../../src/workspace/references/resolve.ts'
import { table } from '../../../src/workspace/references/rows.ts'
import { selectionsOf } from '../../../src/workspace/selections/read.ts'
import type { Unit } from '../../../src/workspace/unit.ts'
import { checkFiles } from '../../helpers/check.ts'

/** What the first resource of a manifest names and selects: `Secret web-tls: tls.crt, tls.key`, `Pod by app=web`. */
function named(yaml: string): string[] {
  const units: Unit[] = []
  checkFiles({ 'a.yaml': yaml }, { rules: [...rules.filter((rule) => 'stage' in rule), collectUnits(units)] })
  const resource = units[0]!.resources[0]!
  const references = referencesIn(units[0]!)
    .of(resource)
    .map(({ kind, namespace, name, parts }) => {
      const values = parts.map(({ value }) => value).join(', ')
      return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${values === '' ? '' : `: ${values}`}`
    })
  const selections = selectionsOf(resource).map(
    ({ row, selector }) => `${row.selects} by ${selector.map(({ key, values }) => `${key}=${values}`).join(',')}`,
  )
  return [...references, ...selections].sort()
}

const object = (apiVersion: string, kind: string, spec: string, metadata = '') =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: own${metadata === '' ? '' : `, ${metadata}`}}, ${spec}}`
const pod = (spec: string) =>
  object('v1', 'Pod', `spec: {${spec.includes('containers:') ? '' : 'containers: [{name: c, image: "i:1"}], '}${spec}}`)
const container = (rest: string) => pod(`containers: [{name: c, image: "i:1", ${rest}}]`)
const volume = (source: string) => pod(`volumes: [{name: v, ${source}}]`)
const route = (spec: string) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', `spec: {${spec}}`)
const ingress = (spec: string, annotations = '') =>
  object('networking.k8s.io/v1', 'Ingress', `spec: {${spec}}`, annotations && `annotations: {${annotations}}`)
const policy = (spec: string) => object('networking.k8s.io/v1', 'NetworkPolicy', `spec: {${spec}}`)
const LABELS = '{matchLabels: {app: web}}'

/** Everything that names or selects something, by the words of who asked for it. */
const LIST: Readonly<Record<string, readonly [yaml: string, ...named: string[]]>> = {
  'pod: configMap volume with keys': [volume('configMap: {name: a, items: [{key: k, path: p}]}'), 'ConfigMap a: k'],
  'pod: secret volume with keys': [volume('secret: {secretName: a, items: [{key: k, path: p}]}'), 'Secret a: k'],
  'pod: projected volume': [
    volume('projected: {sources: [{configMap: {name: a}}, {secret: {name: b, items: [{key: k, path: p}]}}]}'),
    'ConfigMap a',
    'Secret b: k',
  ],
  'pod: csi volume': [
    volume('csi: {driver: d, nodePublishSecretRef: {name: a}, volumeAttributes: {secretProviderClass: vault}}'),
    'CSIDriver.storage.k8s.io d',
    'Secret a',
    'SecretProviderClass.secrets-store.csi.x-k8s.io vault',
  ],
  'pod: env': [
    container(
      'env: [{name: A, valueFrom: {configMapKeyRef: {name: a, key: k}}}, {name: B, valueFrom: {secretKeyRef: {name: b, key: l}}}]',
    ),
    'ConfigMap a: k',
    'Secret b: l',
  ],
  'pod: envFrom': [
    container('envFrom: [{configMapRef: {name: a}}, {secretRef: {name: b}}]'),
    'ConfigMap a',
    'Secret b',
  ],
  'pod: imagePullSecrets': [pod('imagePullSecrets: [{name: a}]'), 'Secret a'],
  'pod: serviceAccountName': [pod('serviceAccountName: a'), 'ServiceAccount a'],
  'pod: priorityClassName': [pod('priorityClassName: a'), 'PriorityClass.scheduling.k8s.io a'],
  'pod: runtimeClassName': [pod('runtimeClassName: a'), 'RuntimeClass.node.k8s.io a'],
  'pod: claims': [volume('persistentVolumeClaim: {claimName: a}'), 'PersistentVolumeClaim a'],
  'pod: claim of its own': [
    volume(
      'ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], storageClassName: a, resources: {requests: {storage: 1Gi}}}}}',
    ),
    'StorageClass.storage.k8s.io a',
  ],
  'pod: resourceClaims': [
    pod('resourceClaims: [{name: x, resourceClaimName: a}, {name: y, resourceClaimTemplateName: b}]'),
    'ResourceClaim.resource.k8s.io a',
    'ResourceClaimTemplate.resource.k8s.io b',
  ],
  'pod: affinity': [
    pod(
      `affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, labelSelector: ${LABELS}}]}}`,
    ),
    'Pod by app=web',
  ],
  'pod: topology spread': [
    pod(
      `topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: ${LABELS}}]`,
    ),
    'Pod by app=web',
  ],
  'Service to pods': [
    object('v1', 'Service', 'spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}'),
    'Pod by app=web',
  ],
  'Ingress: backends, class, TLS': [
    ingress(
      'ingressClassName: c, defaultBackend: {service: {name: a, port: {number: 80}}}, tls: [{hosts: [h.io], secretName: s}], rules: [{host: h.io, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: b, port: {name: http}}}}]}}]',
    ),
    'IngressClass.networking.k8s.io c',
    'Secret s: tls.crt, tls.key',
    'Service a: 80',
    'Service b: http',
  ],
  'Ingress: what annotations name': [
    ingress(
      'defaultBackend: {service: {name: a, port: {number: 80}}}',
      'cert-manager.io/cluster-issuer: i, nginx.ingress.kubernetes.io/auth-secret: tools/login',
    ),
    'ClusterIssuer.cert-manager.io i',
    'Secret tools/login',
    'Service a: 80',
  ],
  'Gateway: class, TLS': [
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'spec: {gatewayClassName: c, listeners: [{name: l, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: s}]}}]}',
    ),
    'GatewayClass.gateway.networking.k8s.io c',
    'Secret s: tls.crt, tls.key',
  ],
  'Gateway: routes': [
    route('parentRefs: [{name: g, namespace: ns}], rules: [{backendRefs: [{name: a, port: 80}]}]'),
    'Gateway.gateway.networking.k8s.io ns/g',
    'Service a: 80',
  ],
  'HPA target': [
    object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}',
    ),
    'Deployment.apps a',
  ],
  'VPA target': [
    object(
      'autoscaling.k8s.io/v1',
      'VerticalPodAutoscaler',
      'spec: {targetRef: {apiVersion: apps/v1, kind: StatefulSet, name: a}}',
    ),
    'StatefulSet.apps a',
  ],
  'PDB target': [
    object('policy/v1', 'PodDisruptionBudget', `spec: {maxUnavailable: 1, selector: ${LABELS}}`),
    'Pod by app=web',
  ],
  'KEDA target and credentials': [
    object(
      'keda.sh/v1alpha1',
      'ScaledObject',
      'spec: {scaleTargetRef: {name: a}, triggers: [{type: x, authenticationRef: {name: t}}, {type: y, authenticationRef: {kind: ClusterTriggerAuthentication, name: u}}]}',
    ),
    'ClusterTriggerAuthentication.keda.sh u',
    'Deployment.apps a',
    'TriggerAuthentication.keda.sh t',
  ],
  'KEDA jobs': [
    object(
      'keda.sh/v1alpha1',
      'ScaledJob',
      'spec: {jobTargetRef: {template: {spec: {containers: [{name: c, image: "i:1", envFrom: [{secretRef: {name: s}}]}]}}}, triggers: [{type: x, authenticationRef: {name: t}}]}',
    ),
    'Secret s',
    'TriggerAuthentication.keda.sh t',
  ],
  'RBAC role and subjects': [
    object(
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: a, namespace: ns}]',
    ),
    'Role.rbac.authorization.k8s.io r',
    'ServiceAccount ns/a',
  ],
  'PVC to PV and StorageClass': [
    object(
      'v1',
      'PersistentVolumeClaim',
      `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, storageClassName: c, volumeName: v, selector: ${LABELS}}`,
    ),
    'PersistentVolume by app=web',
    'PersistentVolume v',
    'StorageClass.storage.k8s.io c',
  ],
  'PV to PVC': [
    object(
      'v1',
      'PersistentVolume',
      'spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, nfs: {server: s, path: /}, claimRef: {name: a, namespace: ns}}',
    ),
    'PersistentVolumeClaim ns/a',
  ],
  'StatefulSet serviceName': [
    object(
      'apps/v1',
      'StatefulSet',
      `spec: {serviceName: s, selector: ${LABELS}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "i:1"}]}}}`,
    ),
    'Pod by app=web',
    'Service s',
  ],
  'NetworkPolicy peers': [
    policy(
      `podSelector: ${LABELS}, ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}], egress: [{to: [{namespaceSelector: {matchLabels: {team: b}}}]}]`,
    ),
    'Namespace by team=b',
    'Pod by app=a',
    'Pod by app=web',
  ],
  'webhooks to Services': [
    object(
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      'webhooks: [{name: w.a.io, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {service: {name: a, namespace: ns}}}]',
    ),
    'Service ns/a: 443',
  ],
  'APIService to Services': [
    object(
      'apiregistration.k8s.io/v1',
      'APIService',
      'spec: {group: g.io, version: v1, groupPriorityMinimum: 1, versionPriority: 1, service: {name: a, namespace: ns, port: 8443}}',
    ),
    'Service ns/a: 8443',
  ],
  'conversion webhooks to Services': [
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      'spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: a, namespace: ns}}}}}',
    ),
    'Service ns/a: 443',
  ],
  'ServiceMonitor to Services': [
    object(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      `spec: {selector: ${LABELS}, endpoints: [{port: http, bearerTokenSecret: {name: s, key: k}}]}`,
    ),
    'Secret s: k',
    'Service by app=web',
  ],
  'PodMonitor to pods': [
    object('monitoring.coreos.com/v1', 'PodMonitor', `spec: {selector: ${LABELS}, podMetricsEndpoints: [{port: m}]}`),
    'Pod by app=web',
  ],
  'owner references': [
    object(
      'v1',
      'ConfigMap',
      'data: {}',
      'ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: a, uid: u}]',
    ),
    'Deployment.apps a',
  ],
  'quota scopes and priority classes': [
    object(
      'v1',
      'ResourceQuota',
      'spec: {scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [a, b]}]}}',
    ),
    'PriorityClass.scheduling.k8s.io a',
    'PriorityClass.scheduling.k8s.io b',
  ],
  'cert-manager': [
    object('cert-manager.io/v1', 'Certificate', 'spec: {secretName: s, issuerRef: {kind: ClusterIssuer, name: i}}'),
    'ClusterIssuer.cert-manager.io i',
  ],
  'cert-manager issuers': [
    object(
      'cert-manager.io/v1',
      'Issuer',
      'spec: {acme: {solvers: [{dns01: {cloudflare: {apiTokenSecretRef: {name: s, key: k}}}}]}}',
    ),
    'Secret s: k',
  ],
  Prometheus: [
    object(
      'monitoring.coreos.com/v1',
      'Prometheus',
      'spec: {serviceAccountName: a, secrets: [s], alerting: {alertmanagers: [{namespace: ns, name: m, port: web}]}}',
    ),
    'Secret s',
    'Service ns/m: web',
    'ServiceAccount a',
  ],
  'Argo Rollouts': [
    object(
      'argoproj.io/v1alpha1',
      'Rollout',
      'spec: {strategy: {blueGreen: {activeService: a, previewService: b, prePromotionAnalysis: {templates: [{templateName: t}]}}}, template: {spec: {serviceAccountName: r}}}',
    ),
    'AnalysisTemplate.argoproj.io t',
    'Service a',
    'Service b',
    'ServiceAccount r',
  ],
  'Argo CD': [object('argoproj.io/v1alpha1', 'Application', 'spec: {project: p}'), 'AppProject.argoproj.io p'],
  Istio: [
    object(
      'networking.istio.io/v1',
      'VirtualService',
      'spec: {gateways: [mesh, ns/g], http: [{route: [{destination: {host: a.b.svc.cluster.local, port: {number: 80}}}]}]}',
    ),
    'Gateway.networking.istio.io mesh',
    'Gateway.networking.istio.io ns/g',
    'Service b/a: 80',
  ],
  'External Secrets': [
    object('external-secrets.io/v1', 'ExternalSecret', 'spec: {secretStoreRef: {kind: ClusterSecretStore, name: s}}'),
    'ClusterSecretStore.external-secrets.io s',
  ],
  Flux: [
    object(
      'kustomize.toolkit.fluxcd.io/v1',
      'Kustomization',
      'spec: {sourceRef: {kind: OCIRepository, name: a}, dependsOn: [{name: b}], decryption: {secretRef: {name: s}}}',
    ),
    'Kustomization.kustomize.toolkit.fluxcd.io b',
    'OCIRepository.source.toolkit.fluxcd.io a',
    'Secret s',
  ],
  'operators of databases': [
    object('postgresql.cnpg.io/v1', 'Cluster', 'spec: {superuserSecret: {name: s}, storage: {storageClass: c}}'),
    'Secret s',
    'StorageClass.storage.k8s.io c',
  ],
  'proxies: Traefik': [
    object(
      'traefik.io/v1alpha1',
      'IngressRoute',
      'spec: {routes: [{services: [{name: a, port: 80}], middlewares: [{name: m}]}], tls: {secretName: s}}',
    ),
    'Middleware.traefik.io m',
    'Secret s: tls.crt, tls.key',
    'Service a: 80',
  ],
}

describe('what is looked up', () => {
  it.each(Object.entries(LIST))('%s', (_, [yaml, ...expected]) => expect(named(yaml)).toEqual(expected))
})

describe('the reference table', () => {
  const rows = table.flatMap(({ in: kind, references = [] }) => references.map((row) => [kind, row] as const))
  const ids = new Set(rules.map(({ id }) => id))
  it.each(rows.map(([kind, row]) => [`${kind} ${row.field} to ${JSON.stringify(row.to)}`, row] as const))(
    '%s can be read',
    (_, { field, judgedBy, ports, keys }) => {
      expect(field).toMatch(/^(?:[\w.]|\[\]|\[[\w./-]+\]|\{[\w,]+\})+$/)
      expect(judgedBy === undefined || ids.has(judgedBy)).toBe(true)
      expect(ports === undefined || keys === undefined).toBe(true)
    },
  )
})

/** Fields that only the server's own checks or a rule of their own look at, for they name something in the same resource. */
it.each([
  ['a mount without its volume', container('volumeMounts: [{name: none, mountPath: /d}]'), 'dangling-name'],
  [
    'the port of a probe',
    container('ports: [{name: http, containerPort: 80}], livenessProbe: {httpGet: {port: htpp}}'),
    'probe-port-unknown',
  ],
  [
    'the port of a hook',
    container('ports: [{name: http, containerPort: 80}], lifecycle: {preStop: {httpGet: {port: htpp}}}'),
    'probe-port-unknown',
  ],
])('%s is found', (_, yaml, rule) =>
  expect(checkFiles({ 'a.yaml': yaml }).findings.map((finding) => finding.rule)).toContain(rule),
)
