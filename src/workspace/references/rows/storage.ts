import { CLASS_ANNOTATION } from '../../../kubernetes/storage.ts'
import type { KindRows, Row } from '../row.ts'

const GROUP = 'storage.k8s.io'
const CLASS = { to: `StorageClass.${GROUP}`, judgedBy: 'unknown-storage-class' }
const DRIVER = `CSIDriver.${GROUP}`

/** What a claim names, wherever it stands. */
const claim = (at: string): readonly Row[] => [
  { field: `${at}spec.storageClassName`, ...CLASS },
  { field: `${at}metadata.annotations[${CLASS_ANNOTATION}]`, ...CLASS },
  { field: `${at}spec.volumeName`, to: 'PersistentVolume', judgedBy: 'volume-name-not-found' },
  { field: `${at}spec.volumeAttributesClassName`, to: `VolumeAttributesClass.${GROUP}` },
  {
    field: `${at}spec.{dataSource,dataSourceRef}.name`,
    to: { kind: 'kind', group: 'apiGroup' },
    namespace: 'namespace',
  },
]

/** What the source of a volume names. */
const volume = (spec: string): readonly Row[] => [
  ...['controllerPublish', 'controllerExpand', 'nodeStage', 'nodePublish', 'nodeExpand'].map(
    (step): Row => ({ field: `${spec}.csi.${step}SecretRef.name`, to: 'Secret', namespace: 'namespace' }),
  ),
  { field: `${spec}.csi.driver`, to: DRIVER },
  { field: `${spec}.azureFile.secretName`, to: 'Secret', namespace: 'secretNamespace' },
  {
    field: `${spec}.{cephfs,cinder,flexVolume,iscsi,rbd,scaleIO,storageos}.secretRef.name`,
    to: 'Secret',
    namespace: 'namespace',
  },
  { field: `${spec}.glusterfs.endpoints`, to: 'Endpoints', namespace: 'endpointsNamespace' },
]

/** The Secrets that the parameters of a class hand to its CSI driver (external-provisioner). */
const classSecrets = [
  'provisioner',
  'controller-publish',
  'controller-expand',
  'node-stage',
  'node-publish',
  'node-expand',
].map(
  (step): Row => ({
    field: `parameters[csi.storage.k8s.io/${step}-secret-name]`,
    to: 'Secret',
    namespace: `[csi.storage.k8s.io/${step}-secret-namespace]`,
  }),
)

/** What claims, volumes, classes and StatefulSets name. */
export const storage: readonly KindRows[] = [
  { in: 'PersistentVolumeClaim', references: claim('') },
  {
    in: 'PersistentVolume',
    references: [
      { field: 'spec.storageClassName', ...CLASS },
      { field: `metadata.annotations[${CLASS_ANNOTATION}]`, ...CLASS },
      { field: 'spec.volumeAttributesClassName', to: `VolumeAttributesClass.${GROUP}` },
      {
        field: 'spec.claimRef.name',
        to: 'PersistentVolumeClaim',
        namespace: 'namespace',
        judgedBy: 'claim-ref-mismatch',
      },
      ...volume('spec'),
    ],
    makes: ['spec.storageClassName', `metadata.annotations[${CLASS_ANNOTATION}]`].map((field) => ({
      field,
      makes: CLASS.to,
      bare: true,
    })),
  },
  {
    in: 'StatefulSet.apps',
    references: [
      {
        field: 'spec.serviceName',
        to: 'Service',
        prefers: { 'spec.clusterIP': 'None' },
        judgedBy: 'headless-service-missing',
      },
      ...claim('spec.volumeClaimTemplates[].'),
    ],
    makes: [{ field: 'spec.volumeClaimTemplates[].metadata.name', makes: 'PersistentVolumeClaim', numbered: true }],
  },
  { in: 'pod', references: claim('spec.volumes[].ephemeral.volumeClaimTemplate.') },
  { in: `StorageClass.${GROUP}`, references: classSecrets },
  { in: `CSIStorageCapacity.${GROUP}`, references: [{ field: 'storageClassName', to: `StorageClass.${GROUP}` }] },
  { in: `VolumeAttributesClass.${GROUP}`, references: [{ field: 'driverName', to: DRIVER }] },
  {
    in: `VolumeAttachment.${GROUP}`,
    references: [
      { field: 'spec.source.persistentVolumeName', to: 'PersistentVolume' },
      { field: 'spec.nodeName', to: 'Node' },
      ...volume('spec.source.inlineVolumeSpec'),
    ],
  },
  {
    in: 'VolumeSnapshot.snapshot.storage.k8s.io',
    references: [
      { field: 'spec.source.persistentVolumeClaimName', to: 'PersistentVolumeClaim' },
      { field: 'spec.source.volumeSnapshotContentName', to: 'VolumeSnapshotContent.snapshot.storage.k8s.io' },
      { field: 'spec.volumeSnapshotClassName', to: 'VolumeSnapshotClass.snapshot.storage.k8s.io' },
    ],
  },
]
