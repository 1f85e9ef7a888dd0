import type { KindRows, Row } from '../row.ts'

const claim = (spec: string): readonly Row[] => [
  { field: `${spec}.storageClassName`, to: 'StorageClass.storage.k8s.io', judgedBy: 'unknown-storage-class' },
  { field: `${spec}.volumeName`, to: 'PersistentVolume', judgedBy: 'volume-name-not-found' },
  { field: `${spec}.volumeAttributesClassName`, to: 'VolumeAttributesClass.storage.k8s.io' },
  { field: `${spec}.{dataSource,dataSourceRef}.name`, to: { kind: 'kind', group: 'apiGroup' }, namespace: 'namespace' },
]

/** What claims, volumes and StatefulSets name. */
export const storage: readonly KindRows[] = [
  { in: 'PersistentVolumeClaim', references: claim('spec') },
  {
    in: 'PersistentVolume',
    references: [
      { field: 'spec.storageClassName', to: 'StorageClass.storage.k8s.io', judgedBy: 'unknown-storage-class' },
      { field: 'spec.volumeAttributesClassName', to: 'VolumeAttributesClass.storage.k8s.io' },
      {
        field: 'spec.claimRef.name',
        to: 'PersistentVolumeClaim',
        namespace: 'namespace',
        judgedBy: 'claim-ref-mismatch',
      },
      ...[
        'controllerPublishSecretRef',
        'controllerExpandSecretRef',
        'nodeStageSecretRef',
        'nodePublishSecretRef',
        'nodeExpandSecretRef',
      ].map((field): Row => ({ field: `spec.csi.${field}.name`, to: 'Secret', namespace: 'namespace' })),
    ],
  },
  {
    in: 'StatefulSet.apps',
    references: [
      { field: 'spec.serviceName', to: 'Service', judgedBy: 'headless-service-missing' },
      ...claim('spec.volumeClaimTemplates[].spec'),
    ],
  },
  { in: 'pod', references: claim('spec.volumes[].ephemeral.volumeClaimTemplate.spec') },
  {
    in: 'VolumeSnapshot.snapshot.storage.k8s.io',
    references: [
      { field: 'spec.source.persistentVolumeClaimName', to: 'PersistentVolumeClaim' },
      { field: 'spec.volumeSnapshotClassName', to: 'VolumeSnapshotClass.snapshot.storage.k8s.io' },
    ],
  },
]
