import type { KindInfo } from '../../schema/types.ts'
import { updateConfigMap, updateEvent, updateNode, updateResourceQuota, updateSecret } from './core.ts'
import { updateDefinition } from './definitions.ts'
import { FORBIDDEN_BEFORE, keepFields } from './fields.ts'
import type { UpdateCheck } from './kind.ts'
import { updateServiceCIDR } from './networking.ts'
import { updateCSIDriver, updateCSINode } from './nodes.ts'
import { updatePod } from './pod.ts'
import { updateService } from './service.ts'
import { updatePersistentVolume, updatePersistentVolumeClaim } from './storage.ts'
import { updateJob, updateSelected, updateStatefulSet } from './workloads.ts'

const ALWAYS = {}

const binding = keepFields('roleRef')

/** What may not change, by group and kind (Validate*Update of pkg/apis and the strategies of pkg/registry); kinds that are not here may change as they like. */
const checks: ReadonlyMap<string, UpdateCheck> = new Map([
  ['/ConfigMap', updateConfigMap],
  ['/Node', updateNode],
  ['/PersistentVolume', updatePersistentVolume],
  ['/PersistentVolumeClaim', updatePersistentVolumeClaim],
  ['/Pod', updatePod],
  ['/ResourceQuota', updateResourceQuota],
  ['/Secret', updateSecret],
  ['/Service', updateService],
  ['apiextensions.k8s.io/CustomResourceDefinition', updateDefinition],
  ['apps/ControllerRevision', keepFields('data')],
  ['apps/DaemonSet', updateSelected],
  ['apps/Deployment', updateSelected],
  ['apps/ReplicaSet', updateSelected],
  ['apps/StatefulSet', updateStatefulSet],
  ['batch/Job', updateJob],
  ['certificates.k8s.io/ClusterTrustBundle', keepFields('spec.signerName')],
  ['certificates.k8s.io/PodCertificateRequest', keepFields('spec')],
  ['coordination.k8s.io/LeaseCandidate', keepFields('spec.leaseName')],
  ['discovery.k8s.io/EndpointSlice', keepFields('addressType')],
  ['events.k8s.io/Event', updateEvent],
  ['extensions/DaemonSet', updateSelected],
  ['extensions/Deployment', updateSelected],
  ['extensions/ReplicaSet', updateSelected],
  ['networking.k8s.io/IPAddress', keepFields('spec.parentRef')],
  ['networking.k8s.io/IngressClass', keepFields('spec.controller')],
  ['networking.k8s.io/ServiceCIDR', updateServiceCIDR],
  ['node.k8s.io/RuntimeClass', keepFields('handler')],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', binding],
  ['rbac.authorization.k8s.io/RoleBinding', binding],
  ['resource.k8s.io/ResourceClaim', keepFields('spec')],
  ['resource.k8s.io/ResourceClaimTemplate', keepFields('spec')],
  ['resource.k8s.io/ResourcePoolStatusRequest', keepFields('spec')],
  ['resource.k8s.io/ResourceSlice', keepFields('spec.pool.name', 'spec.driver', 'spec.nodeName')],
  [
    'scheduling.k8s.io/PodGroup',
    keepFields('spec.podGroupTemplateRef', 'spec.schedulingPolicy', 'spec.resourceClaims'),
  ],
  [
    'scheduling.k8s.io/PriorityClass',
    keepFields({ field: 'value', forbidden: ALWAYS }, { field: 'preemptionPolicy', since: 19 }),
  ],
  ['scheduling.k8s.io/Workload', keepFields('spec.controllerRef', 'spec.podGroupTemplates')],
  ['storage.k8s.io/CSIDriver', updateCSIDriver],
  ['storage.k8s.io/CSINode', updateCSINode],
  ['storage.k8s.io/CSIStorageCapacity', keepFields('nodeTopology', 'storageClassName')],
  [
    'storage.k8s.io/StorageClass',
    keepFields(
      { field: 'parameters', forbidden: FORBIDDEN_BEFORE },
      { field: 'provisioner', forbidden: FORBIDDEN_BEFORE },
      { field: 'reclaimPolicy', forbidden: FORBIDDEN_BEFORE },
      'volumeBindingMode',
    ),
  ],
  ['storage.k8s.io/VolumeAttachment', keepFields('spec')],
  [
    'storage.k8s.io/VolumeAttributesClass',
    keepFields({ field: 'driverName', forbidden: ALWAYS }, { field: 'parameters', forbidden: ALWAYS }),
  ],
  ['storagemigration.k8s.io/StorageVersionMigration', keepFields('spec')],
])

/** What a server checks where a resource of that kind changes; undefined where it may change as it likes. */
export function updateCheckOf({ group, kind }: KindInfo): UpdateCheck | undefined {
  return checks.get(`${group}/${kind}`)
}
