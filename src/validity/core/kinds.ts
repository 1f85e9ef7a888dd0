import type { GroupChecks } from '../kind.ts'
import { validatePodTemplate } from './pod-template.ts'
import { validateReplicationController } from './replication-controller.ts'
import { service } from './service.ts'

/** The kinds without a group (pkg/apis/core/validation, pkg/registry/core). */
export const core: GroupChecks = {
  PodTemplate: { check: validatePodTemplate },
  ReplicationController: { check: validateReplicationController },
  Service: service,
}
