// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface CSIDriver {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: CSIDriverSpec
}

export interface CSIDriverList {
  readonly apiVersion?: string
  readonly items?: readonly CSIDriver[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface CSIDriverSpec {
  readonly attachRequired?: boolean
  readonly fsGroupPolicy?: string
  readonly podInfoOnMount?: boolean
  readonly requiresRepublish?: boolean
  readonly storageCapacity?: boolean
  readonly tokenRequests?: readonly TokenRequest[]
  readonly volumeLifecycleModes?: readonly string[]
}

export interface CSINode {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: CSINodeSpec
}

export interface CSINodeDriver {
  readonly allocatable?: VolumeNodeResources
  readonly name?: string
  readonly nodeID?: string
  readonly topologyKeys?: readonly string[]
}

export interface CSINodeList {
  readonly apiVersion?: string
  readonly items?: readonly CSINode[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface CSINodeSpec {
  readonly drivers?: readonly CSINodeDriver[]
}

export interface CSIStorageCapacity {
  readonly apiVersion?: string
  readonly capacity?: string | number
  readonly kind?: string
  readonly maximumVolumeSize?: string | number
  readonly metadata?: metaV1.ObjectMeta
  readonly nodeTopology?: metaV1.LabelSelector
  readonly storageClassName?: string
}

export interface CSIStorageCapacityList {
  readonly apiVersion?: string
  readonly items?: readonly CSIStorageCapacity[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface StorageClass {
  readonly allowVolumeExpansion?: boolean
  readonly allowedTopologies?: readonly coreV1.TopologySelectorTerm[]
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly mountOptions?: readonly string[]
  readonly parameters?: Readonly<Record<string, string>>
  readonly provisioner?: string
  readonly reclaimPolicy?: string
  readonly volumeBindingMode?: string
}

export interface StorageClassList {
  readonly apiVersion?: string
  readonly items?: readonly StorageClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface TokenRequest {
  readonly audience?: string
  readonly expirationSeconds?: number
}

export interface VolumeAttachment {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: VolumeAttachmentSpec
  readonly status?: VolumeAttachmentStatus
}

export interface VolumeAttachmentList {
  readonly apiVersion?: string
  readonly items?: readonly VolumeAttachment[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface VolumeAttachmentSource {
  readonly inlineVolumeSpec?: coreV1.PersistentVolumeSpec
  readonly persistentVolumeName?: string
}

export interface VolumeAttachmentSpec {
  readonly attacher?: string
  readonly nodeName?: string
  readonly source?: VolumeAttachmentSource
}

export interface VolumeAttachmentStatus {
  readonly attachError?: VolumeError
  readonly attached?: boolean
  readonly attachmentMetadata?: Readonly<Record<string, string>>
  readonly detachError?: VolumeError
}

export interface VolumeAttributesClass {
  readonly apiVersion?: string
  readonly driverName?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly parameters?: Readonly<Record<string, string>>
}

export interface VolumeAttributesClassList {
  readonly apiVersion?: string
  readonly items?: readonly VolumeAttributesClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface VolumeError {
  readonly message?: string
  readonly time?: string
}

export interface VolumeNodeResources {
  readonly count?: number
}
