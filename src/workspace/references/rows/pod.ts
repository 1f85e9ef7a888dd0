import type { KindRows, Row } from '../row.ts'

/** Each kind of container has the same fields. */
const CONTAINER = 'spec.{containers,initContainers,ephemeralContainers}[]'

const variable = { optional: 'optional', without: 'the container does not start: CreateContainerConfigError' }

const containers: readonly Row[] = [
  { field: `${CONTAINER}.env[].valueFrom.configMapKeyRef.name`, to: 'ConfigMap', keys: ['key'], ...variable },
  { field: `${CONTAINER}.env[].valueFrom.secretKeyRef.name`, to: 'Secret', keys: ['key'], ...variable },
  { field: `${CONTAINER}.envFrom[].configMapRef.name`, to: 'ConfigMap', ...variable },
  { field: `${CONTAINER}.envFrom[].secretRef.name`, to: 'Secret', ...variable },
]

const MOUNTED = 'the volume cannot be mounted, and the pod stays in ContainerCreating'
const items = { optional: 'optional', keys: ['items[].key'], without: MOUNTED }
const REFUSED = 'the API server refuses the pod, so that none is created'

const volumes: readonly Row[] = [
  { field: 'spec.volumes[].configMap.name', to: 'ConfigMap', ...items },
  { field: 'spec.volumes[].secret.secretName', to: 'Secret', ...items },
  { field: 'spec.volumes[].projected.sources[].configMap.name', to: 'ConfigMap', ...items },
  { field: 'spec.volumes[].projected.sources[].secret.name', to: 'Secret', ...items },
  {
    field: 'spec.volumes[].projected.sources[].clusterTrustBundle.name',
    to: 'ClusterTrustBundle.certificates.k8s.io',
    optional: 'optional',
  },
  {
    field: 'spec.volumes[].persistentVolumeClaim.claimName',
    to: 'PersistentVolumeClaim',
    judgedBy: 'claim-not-found',
    without: 'the pod stays Pending',
  },
  { field: 'spec.volumes[].csi.nodePublishSecretRef.name', to: 'Secret', without: MOUNTED },
  { field: 'spec.volumes[].csi.driver', to: 'CSIDriver.storage.k8s.io' },
  { field: 'spec.volumes[].azureFile.secretName', to: 'Secret', without: MOUNTED },
  { field: 'spec.volumes[].{cephfs,cinder,flexVolume,iscsi,rbd,scaleIO,storageos}.secretRef.name', to: 'Secret' },
  { field: 'spec.volumes[].glusterfs.endpoints', to: 'Endpoints' },
]

/** What pods name (API reference, PodSpec). */
export const pod: KindRows = {
  in: 'pod',
  references: [
    ...containers,
    ...volumes,
    {
      field: 'spec.imagePullSecrets[].name',
      to: 'Secret',
      prefers: { type: 'kubernetes.io/dockerconfigjson' },
      without: 'images are pulled without it, and those of a private registry stay in ImagePullBackOff',
    },
    { field: 'spec.serviceAccountName', to: 'ServiceAccount', without: REFUSED },
    { field: 'spec.serviceAccount', to: 'ServiceAccount', unless: 'serviceAccountName', without: REFUSED },
    { field: 'spec.nodeName', to: 'Node' },
    { field: 'spec.priorityClassName', to: 'PriorityClass.scheduling.k8s.io', without: REFUSED },
    { field: 'spec.runtimeClassName', to: 'RuntimeClass.node.k8s.io', without: REFUSED },
    ...['spec.resourceClaims[]', 'spec.resourceClaims[].source'].flatMap((claim): Row[] => [
      { field: `${claim}.resourceClaimName`, to: 'ResourceClaim.resource.k8s.io', without: 'the pod stays Pending' },
      {
        field: `${claim}.resourceClaimTemplateName`,
        to: 'ResourceClaimTemplate.resource.k8s.io',
        without: 'the pod stays Pending',
      },
    ]),
    { field: 'spec.schedulingGroup.podGroupName', to: 'PodGroup.scheduling.k8s.io' },
    { field: 'spec.workloadRef.name', to: 'Workload.scheduling.k8s.io' },
  ],
}
