import { workloadShapes } from '../../kubernetes/workload.ts'
import type { InnerRow, KindInnerRows } from './inner.ts'

const CONTAINERS = 'spec.{containers,initContainers,ephemeralContainers}[]'

/** What has a name only within one pod. Paths are written as in the reference table. */
export interface PodName {
  readonly what: string
  /** From the pod template. */
  readonly declared: readonly string[]
  readonly used: readonly string[]
  /** Annotations with the name behind this. */
  readonly annotation?: string
  /** From the resource that has the template. */
  readonly declaredBeside?: readonly string[]
  /** What those are. */
  readonly whatBeside?: string
  readonly usedBeside?: readonly string[]
  /** From resources that name the one with the template. */
  readonly usedElsewhere?: readonly string[]
}

/** The names within a pod (API reference, PodSpec). */
export const podNames: readonly PodName[] = [
  {
    what: 'volume',
    declared: ['spec.volumes[].name'],
    declaredBeside: ['spec.volumeClaimTemplates[].metadata.name'],
    whatBeside: 'claim template',
    used: [`${CONTAINERS}.{volumeMounts,volumeDevices}[].name`],
  },
  {
    what: 'container',
    declared: [`${CONTAINERS}.name`],
    used: [
      `${CONTAINERS}.env[].valueFrom.resourceFieldRef.containerName`,
      'spec.volumes[].downwardAPI.items[].resourceFieldRef.containerName',
      'spec.volumes[].projected.sources[].downwardAPI.items[].resourceFieldRef.containerName',
      'spec.ephemeralContainers[].targetContainerName',
      'metadata.annotations[kubectl.kubernetes.io/default-container]',
      'metadata.annotations[kubectl.kubernetes.io/default-logs-container]',
    ],
    annotation: 'container.apparmor.security.beta.kubernetes.io/',
    usedBeside: ['spec.podFailurePolicy', 'spec.jobTemplate.spec.podFailurePolicy'].map(
      (policy) => `${policy}.rules[].onExitCodes.containerName`,
    ),
    usedElsewhere: [
      'spec.metrics[].containerResource.container',
      'spec.resourcePolicy.containerPolicies[].containerName',
    ],
  },
  {
    what: 'resource claim',
    declared: ['spec.resourceClaims[].name'],
    used: [`${CONTAINERS}.resources.claims[].name`],
  },
]

/** What is asked over the network, of a container. */
const ASKED = [
  `${CONTAINERS}.{livenessProbe,readinessProbe,startupProbe}.{httpGet,tcpSocket,grpc}.port`,
  `${CONTAINERS}.lifecycle.{postStart,preStop}.{httpGet,tcpSocket}.port`,
]

/** Texts in which `$(NAME)` stands for a variable. */
const EXPANDED = [`${CONTAINERS}.{command,args}[]`, `${CONTAINERS}.env[].value`]

const pod: readonly InnerRow[] = [
  ...podNames.flatMap(({ what, declared, used }) => used.map((field): InnerRow => ({ field, what, names: declared }))),
  ...ASKED.map(
    (field): InnerRow => ({
      field,
      what: 'port',
      within: CONTAINERS,
      names: ['ports[].name', 'ports[].containerPort'],
    }),
  ),
  ...EXPANDED.map(
    (field): InnerRow => ({ field, what: 'variable', within: CONTAINERS, names: ['env[].name'], form: 'expansion' }),
  ),
]

/** Names that are declared beside a pod template, such as those of claim templates, and such that are used there. */
function beside(template: string): readonly InnerRow[] {
  const below = (paths: readonly string[]) => paths.map((path) => `${template}.${path}`)
  return podNames.flatMap(({ what, declared, used, declaredBeside = [], whatBeside = what, usedBeside = [] }) => [
    ...(declaredBeside.length === 0
      ? []
      : below(used).map((field): InnerRow => ({ field, what: whatBeside, names: declaredBeside }))),
    ...usedBeside.map((field): InnerRow => ({ field, what, names: below(declared) })),
  ])
}

const deviceRequests = (spec: string): InnerRow => ({
  field: `${spec}.devices.{constraints,config}[].requests[]`,
  what: 'request for devices',
  names: [`${spec}.devices.requests[].name`],
})

const templateOf = (kind: string) => workloadShapes[kind]!.template.join('.')

/** The table of names that are given and used in one and the same resource (API reference of each). */
export const innerTable: readonly KindInnerRows[] = [
  { in: 'pod', rows: pod },
  ...['StatefulSet.apps', 'StatefulSet.apps.kruise.io'].map((kind) => ({
    in: kind,
    rows: beside(templateOf('StatefulSet')),
  })),
  { in: 'Job.batch', rows: beside(templateOf('Job')) },
  { in: 'CronJob.batch', rows: beside(templateOf('CronJob')) },
  { in: 'ResourceClaim.resource.k8s.io', rows: [deviceRequests('spec')] },
  { in: 'ResourceClaimTemplate.resource.k8s.io', rows: [deviceRequests('spec.spec')] },
]
