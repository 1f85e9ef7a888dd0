import type { KindRows, Row } from '../row.ts'

/** Each kind of container has the same fields. */
const CONTAINER = 'spec.{containers,initContainers,ephemeralContainers}[]'

const containers: readonly Row[] = [
  { field: `${CONTAINER}.env[].valueFrom.configMapKeyRef.name`, to: 'ConfigMap', optional: 'optional', keys: ['key'] },
  { field: `${CONTAINER}.env[].valueFrom.secretKeyRef.name`, to: 'Secret', optional: 'optional', keys: ['key'] },
  { field: `${CONTAINER}.envFrom[].configMapRef.name`, to: 'ConfigMap', optional: 'optional' },
  { field: `${CONTAINER}.envFrom[].secretRef.name`, to: 'Secret', optional: 'optional' },
]

const volumes: readonly Row[] = [
  { field: 'spec.volumes[].configMap.name', to: 'ConfigMap', optional: 'optional', keys: ['items[].key'] },
  { field: 'spec.volumes[].secret.secretName', to: 'Secret', optional: 'optional', keys: ['items[].key'] },
  {
    field: 'spec.volumes[].projected.sources[].configMap.name',
    to: 'ConfigMap',
    optional: 'optional',
    keys: ['items[].key'],
  },
  {
    field: 'spec.volumes[].projected.sources[].secret.name',
    to: 'Secret',
    optional: 'optional',
    keys: ['items[].key'],
  },
  { field: 'spec.volumes[].persistentVolumeClaim.claimName', to: 'PersistentVolumeClaim', judgedBy: 'claim-not-found' },
  { field: 'spec.volumes[].csi.nodePublishSecretRef.name', to: 'Secret' },
]

/** What pods name (API reference, PodSpec). */
export const pod: KindRows = {
  in: 'pod',
  references: [
    ...containers,
    ...volumes,
    { field: 'spec.imagePullSecrets[].name', to: 'Secret' },
    { field: 'spec.serviceAccountName', to: 'ServiceAccount' },
    { field: 'spec.priorityClassName', to: 'PriorityClass.scheduling.k8s.io' },
    { field: 'spec.runtimeClassName', to: 'RuntimeClass.node.k8s.io' },
    { field: 'spec.resourceClaims[].resourceClaimName', to: 'ResourceClaim.resource.k8s.io' },
    { field: 'spec.resourceClaims[].resourceClaimTemplateName', to: 'ResourceClaimTemplate.resource.k8s.io' },
  ],
}
