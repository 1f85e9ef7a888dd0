import type { GroupChecks } from '../kind.ts'
import { validatePersistentVolume } from './persistent-volume.ts'
import { validatePersistentVolumeClaim } from './persistent-volume-claim.ts'
import { validatePodTemplate } from './pod-template.ts'
import { validateReplicationController } from './replication-controller.ts'
import { service } from './service.ts'

/** The kinds without a group (pkg/apis/core/validation, pkg/registry/core). */
export const core: GroupChecks = {
  PersistentVolume: { check: validatePersistentVolume },
  PersistentVolumeClaim: { check: validatePersistentVolumeClaim },
  PodTemplate: { check: validatePodTemplate },
  ReplicationController: { check: validateReplicationController },
  Service: service,
}
