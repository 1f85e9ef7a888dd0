import type { InnerRow, KindInnerRows } from './inner.ts'

const CONTAINERS = 'spec.{containers,initContainers,ephemeralContainers}[]'
const VOLUME_FIELDS = [`${CONTAINERS}.{volumeMounts,volumeDevices}[].name`]
/** What is asked over the network, of a container. */
const ASKED = [
  `${CONTAINERS}.{livenessProbe,readinessProbe,startupProbe}.{httpGet,tcpSocket,grpc}.port`,
  `${CONTAINERS}.lifecycle.{postStart,preStop}.{httpGet,tcpSocket}.port`,
]
const CONTAINER_FIELDS = [
  'metadata.annotations[kubectl.kubernetes.io/default-container]',
  'metadata.annotations[kubectl.kubernetes.io/default-logs-container]',
  'spec.ephemeralContainers[].targetContainerName',
  `${CONTAINERS}.env[].valueFrom.resourceFieldRef.containerName`,
  'spec.volumes[].downwardAPI.items[].resourceFieldRef.containerName',
  'spec.volumes[].projected.sources[].downwardAPI.items[].resourceFieldRef.containerName',
]

const pod: readonly InnerRow[] = [
  ...VOLUME_FIELDS.map((field): InnerRow => ({ field, what: 'volume', names: ['spec.volumes[].name'] })),
  ...CONTAINER_FIELDS.map((field): InnerRow => ({ field, what: 'container', names: [`${CONTAINERS}.name`] })),
  ...ASKED.map(
    (field): InnerRow => ({
      field,
      what: 'port',
      within: CONTAINERS,
      names: ['ports[].name', 'ports[].containerPort'],
    }),
  ),
  ...['{command,args}[]', 'env[].value'].map(
    (text): InnerRow => ({
      field: `${CONTAINERS}.${text}`,
      what: 'variable',
      within: CONTAINERS,
      names: ['env[].name'],
      form: 'expansion',
    }),
  ),
  {
    field: `${CONTAINERS}.resources.claims[].name`,
    what: 'claim for devices',
    names: ['spec.resourceClaims[].name'],
  },
]

/** Fields with the names of containers in the specification of a job, whose own way leads to the template. */
const jobContainers = (spec: string): InnerRow => ({
  field: `${spec}.podFailurePolicy.rules[].onExitCodes.containerName`,
  what: 'container',
  names: [`${spec}.template.spec.{containers,initContainers}[].name`],
})

const deviceRequests = (spec: string): InnerRow => ({
  field: `${spec}.devices.{constraints,config}[].requests[]`,
  what: 'request for devices',
  names: [`${spec}.devices.requests[].name`],
})

const claimTemplates: readonly InnerRow[] = VOLUME_FIELDS.map((field) => ({
  field: `spec.template.${field}`,
  what: 'claim template',
  names: ['spec.volumeClaimTemplates[].metadata.name'],
}))

/** The table of names that are given and used in one and the same resource (API reference of each). */
export const innerTable: readonly KindInnerRows[] = [
  { in: 'pod', rows: pod },
  { in: 'StatefulSet.apps', rows: claimTemplates },
  { in: 'StatefulSet.apps.kruise.io', rows: claimTemplates },
  { in: 'Job.batch', rows: [jobContainers('spec')] },
  { in: 'CronJob.batch', rows: [jobContainers('spec.jobTemplate.spec')] },
  { in: 'ResourceClaim.resource.k8s.io', rows: [deviceRequests('spec')] },
  { in: 'ResourceClaimTemplate.resource.k8s.io', rows: [deviceRequests('spec.spec')] },
]
