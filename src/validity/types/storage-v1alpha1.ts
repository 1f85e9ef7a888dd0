// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

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
