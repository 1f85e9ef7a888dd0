import type { GroupChecks } from '../kind.ts'
import { validateCSIDriver, validateCSINode, validateCSIStorageCapacity } from './csi.ts'
import { validateStorageClass, validateVolumeAttributesClass } from './storage-class.ts'
import { validateVolumeAttachment } from './volume-attachment.ts'

/** The kinds of `storage.k8s.io` (pkg/apis/storage/validation, pkg/registry/storage). */
export const storage: GroupChecks = {
  CSIDriver: { check: validateCSIDriver },
  CSINode: { check: validateCSINode },
  CSIStorageCapacity: { check: validateCSIStorageCapacity },
  StorageClass: { check: validateStorageClass },
  VolumeAttachment: { check: validateVolumeAttachment },
  VolumeAttributesClass: { check: validateVolumeAttributesClass },
}
