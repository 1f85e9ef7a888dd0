import type { FieldPath } from '../../model/path.ts'
import type { IntOrPercent } from '../int-or-percent.ts'
import { DAEMONSET_DEFAULTS } from './daemonset.ts'
import { DEPLOYMENT_DEFAULTS, type DeploymentLimits, resolveLimits } from './deployment.ts'

/** How a workload is updated, with the API server's defaults filled in. */
export interface Strategy {
  /** `RollingUpdate`, `Recreate` or `OnDelete`, or whatever stands there. */
  readonly type: string
  /** `strategy` of a Deployment, `updateStrategy` of the others. */
  readonly field: 'strategy' | 'updateStrategy'
  readonly maxSurge: IntOrPercent
  readonly maxUnavailable: IntOrPercent
  readonly minReadySeconds: number
}

/** The strategy of a Deployment. */
export function deploymentStrategy(deployment: any): Strategy {
  return read(deployment, 'strategy', DEPLOYMENT_DEFAULTS)
}

/** The update strategy of a DaemonSet. */
export function daemonSetStrategy(daemonSet: any): Strategy {
  return read(daemonSet, 'updateStrategy', DAEMONSET_DEFAULTS)
}

function read(
  object: any,
  field: Strategy['field'],
  defaults: { maxSurge: IntOrPercent; maxUnavailable: IntOrPercent },
): Strategy {
  const spec = object?.spec
  const rolling = spec?.[field]?.rollingUpdate
  return {
    type: spec?.[field]?.type ?? 'RollingUpdate',
    field,
    maxSurge: written(rolling?.maxSurge) ?? defaults.maxSurge,
    maxUnavailable: written(rolling?.maxUnavailable) ?? defaults.maxUnavailable,
    minReadySeconds: spec?.minReadySeconds ?? 0,
  }
}

/** A field that a minor does not know yet may hold anything. */
function written(value: unknown): IntOrPercent | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}

/** What a Deployment's rolling update comes to for a number of replicas; undefined where it is not updated by rolling. */
export function deploymentLimits(deployment: any, replicas: number): DeploymentLimits | undefined {
  const { type, maxSurge, maxUnavailable } = deploymentStrategy(deployment)
  return type === 'RollingUpdate' ? resolveLimits(maxSurge, maxUnavailable, replicas) : undefined
}

/** A port of the node that a pod takes for itself; the path is relative to the pod's spec. */
export interface HostPort {
  readonly port: number
  readonly protocol: string
  /** Empty for all addresses of the node. */
  readonly hostIP: string
  readonly path: FieldPath
}

/** The ports of the node that a pod takes while it runs; with `hostNetwork` all that it lists (defaultHostNetworkPorts). */
export function hostPorts(pod: any): HostPort[] {
  const found: HostPort[] = []
  for (const field of ['containers', 'initContainers'])
    list(pod?.[field]).forEach((container, index) => {
      if (field === 'initContainers' && container?.restartPolicy !== 'Always') return
      list(container?.ports).forEach((entry, at) => {
        const taken = entry?.hostPort || !pod.hostNetwork ? 'hostPort' : 'containerPort'
        const port = entry?.[taken] ?? 0
        const { protocol = 'TCP', hostIP = '' } = entry ?? {}
        if (port > 0) found.push({ port, protocol, hostIP, path: [field, index, 'ports', at, taken] })
      })
    })
  return found
}

function list(value: any): any[] {
  return Array.isArray(value) ? value : []
}
