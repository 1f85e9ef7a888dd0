import type { KindRows, Row } from '../row.ts'

const DEVICES = 'resource.k8s.io'
const SCHEDULING = 'scheduling.k8s.io'

/** A request for devices; the last two fields are those of resource.k8s.io/v1alpha1 and v1alpha2. */
const claim = (spec: string): readonly Row[] => [
  ...['', 'exactly.', 'firstAvailable[].'].map(
    (way): Row => ({ field: `${spec}.devices.requests[].${way}deviceClassName`, to: `DeviceClass.${DEVICES}` }),
  ),
  { field: `${spec}.resourceClassName`, to: `ResourceClass.${DEVICES}` },
  { field: `${spec}.parametersRef.name`, to: { kind: 'kind', group: 'apiGroup' } },
]

const group = (spec: string): readonly Row[] => [
  { field: `${spec}.priorityClassName`, to: `PriorityClass.${SCHEDULING}` },
  { field: `${spec}.resourceClaims[].resourceClaimName`, to: `ResourceClaim.${DEVICES}` },
  { field: `${spec}.resourceClaims[].resourceClaimTemplateName`, to: `ResourceClaimTemplate.${DEVICES}` },
]

/** What claims for devices and groups of pods name. */
export const scheduling: readonly KindRows[] = [
  { in: `ResourceClaim.${DEVICES}`, references: claim('spec') },
  { in: `ResourceClaimTemplate.${DEVICES}`, references: claim('spec.spec') },
  {
    in: `ResourceClass.${DEVICES}`,
    references: [{ field: 'parametersRef.name', to: { kind: 'kind', group: 'apiGroup' }, namespace: 'namespace' }],
  },
  {
    in: `ResourceSlice.${DEVICES}`,
    references: [
      { field: 'spec.nodeName', to: 'Node' },
      { field: 'nodeName', to: 'Node' },
    ],
  },
  {
    in: `DeviceTaintRule.${DEVICES}`,
    references: [{ field: 'spec.deviceSelector.deviceClassName', to: `DeviceClass.${DEVICES}` }],
  },
  {
    in: `PodSchedulingContext.${DEVICES}`,
    references: [
      { field: 'metadata.name', to: 'Pod' },
      { field: 'spec.selectedNode', to: 'Node' },
      { field: 'spec.potentialNodes[]', to: 'Node' },
    ],
  },
  {
    in: `Workload.${SCHEDULING}`,
    references: [
      { field: 'spec.controllerRef.name', to: { kind: 'kind', group: 'apiGroup' } },
      ...group('spec.podGroupTemplates[]'),
    ],
  },
  {
    in: `PodGroup.${SCHEDULING}`,
    references: [
      { field: 'spec.podGroupTemplateRef.workload.workloadName', to: `Workload.${SCHEDULING}` },
      ...group('spec'),
    ],
  },
]
