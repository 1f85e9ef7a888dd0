import type { GroupChecks } from '../kind.ts'
import { validateBinding } from './binding.ts'
import { validateConfigMap } from './config-map.ts'
import { validateEndpoints } from './endpoints.ts'
import { event } from './event.ts'
import { limitRange } from './limit-range.ts'
import { namespace } from './namespace.ts'
import { validateNode } from './node.ts'
import { validatePersistentVolume } from './persistent-volume.ts'
import { validatePersistentVolumeClaim } from './persistent-volume-claim.ts'
import { validatePod } from './pod.ts'
import { validatePodTemplate } from './pod-template.ts'
import { replicationController } from './replication-controller.ts'
import { validateResourceQuota } from './resource-quota.ts'
import { validateSecret } from './secret.ts'
import { service } from './service.ts'
import { warnAboutServiceAccount } from './service-account.ts'

/** The kinds without a group (pkg/apis/core/validation, pkg/registry/core). */
export const core: GroupChecks = {
  PersistentVolume: { check: validatePersistentVolume },
  PersistentVolumeClaim: { check: validatePersistentVolumeClaim },
  Pod: { check: validatePod },
  PodTemplate: { check: validatePodTemplate },
  ReplicationController: replicationController,
  Service: service,
  Binding: { metadata: 'none', check: validateBinding },
  ConfigMap: { check: validateConfigMap },
  Endpoints: { check: validateEndpoints },
  LimitRange: limitRange,
  Namespace: namespace,
  ResourceQuota: { check: validateResourceQuota },
  Secret: { check: validateSecret },
  ServiceAccount: { check: warnAboutServiceAccount },
  Event: event,
  Node: { check: validateNode },
}
