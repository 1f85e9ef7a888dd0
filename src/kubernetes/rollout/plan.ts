import type { Minor } from '../../model/version.ts'
import { isWrittenZero } from '../int-or-percent.ts'
import { resolveDaemonSetLimits, rollDaemonSet, simulateDaemonSet } from './daemonset.ts'
import { DEPLOYMENT_DEFAULTS, recreateDeployment, rollDeployment, simulateDeployment } from './deployment.ts'
import { podReadiness, type Readiness } from './readiness.ts'
import type { Rollout, Simulation } from './rollout.ts'
import { rollStatefulSet, simulateStatefulSet, statefulSetUnavailable } from './statefulset.ts'
import { daemonSetStrategy, deploymentLimits, deploymentStrategy, type Strategy } from './strategy.ts'

/** A setting of the update as it is written, and what it comes to in pods. */
export interface Setting {
  readonly field: string
  readonly written: string
  readonly pods?: number
}

/** Everything that can be said about the next update of a workload. */
export interface Plan {
  readonly type: string
  /** Replicas, or nodes of a DaemonSet. */
  readonly pods: number
  readonly settings: readonly Setting[]
  /** What the update does; undefined where nothing is replaced by itself. */
  readonly rollout: Rollout | undefined
  /** Why nothing is replaced. */
  readonly stands: 'refused' | 'paused' | 'by-hand' | 'no-pods' | 'partition' | undefined
  readonly readiness: Readiness
  readonly minReadySeconds: number
  /** The least time until the new pods of one wave are available. */
  readonly waveSeconds: number
  /** Seconds that an old pod may take to stop, where a wave has to wait for that. */
  readonly stopSeconds: number | undefined
  /** Seconds without progress after which a Deployment's update is reported as failed. */
  readonly deadline: number | undefined
  readonly notes: readonly string[]
}

/** The kinds whose controllers replace pods when the template changes. */
export const updatedKinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const

/** The first minors in which a default server keeps the field (gates DaemonSetUpdateSurge, StatefulSetMinReadySeconds). */
const DAEMONSET_SURGE = 22
const STATEFULSET_MIN_READY = 23

/** More pods than this are not played one by one but computed. */
const PLAYED_PODS = 1000

/** What the next update of a Deployment, StatefulSet or DaemonSet does with so many pods. */
export function planUpdate(kind: string, object: any, pods: number, minor: Minor): Plan {
  const pod = object?.spec?.template?.spec
  const readiness = podReadiness(pod)
  const own =
    kind === 'Deployment'
      ? planDeployment(object, pods)
      : kind === 'StatefulSet'
        ? planStatefulSet(object, pods, minor)
        : planDaemonSet(object, pods, minor)
  const knowsMinReady = kind !== 'StatefulSet' || minor >= STATEFULSET_MIN_READY
  const minReadySeconds = knowsMinReady ? numberOr(object?.spec?.minReadySeconds, 0) : 0
  const stops = own.type === 'Recreate' || kind !== 'Deployment'
  return {
    pods,
    readiness,
    minReadySeconds,
    waveSeconds: readiness.least + minReadySeconds,
    stopSeconds: stops && own.rollout !== undefined ? numberOr(pod?.terminationGracePeriodSeconds, 30) : undefined,
    ...own,
  }
}

type OwnPlan = Pick<Plan, 'type' | 'settings' | 'rollout' | 'stands' | 'deadline' | 'notes'>

function planDeployment(object: any, replicas: number): OwnPlan {
  const strategy = deploymentStrategy(object)
  const limits = deploymentLimits(object, replicas)
  const deadline = numberOr(object?.spec?.progressDeadlineSeconds, DEPLOYMENT_DEFAULTS.progressDeadlineSeconds)
  const { type, maxSurge, maxUnavailable } = strategy
  const isRefused =
    limits === undefined ? type !== 'Recreate' : isWrittenZero(maxSurge) && isWrittenZero(maxUnavailable)
  const stands = isRefused
    ? 'refused'
    : object?.spec?.paused === true
      ? 'paused'
      : replicas === 0
        ? 'no-pods'
        : undefined
  const own = {
    type,
    settings: settingsOf(strategy, isRefused ? undefined : limits),
    stands,
    deadline,
    notes: [],
  } as const
  if (stands !== undefined) return { ...own, rollout: undefined }
  if (limits === undefined) return { ...own, rollout: recreateDeployment(replicas) }
  return { ...own, rollout: played(rollDeployment(limits), () => simulateDeployment(limits)) }
}

/** `maxSurge` and `maxUnavailable`, with what they come to where that is known. */
function settingsOf(
  { type, maxSurge, maxUnavailable }: Strategy,
  limits: { readonly surge: number; readonly unavailable: number } | undefined,
): Setting[] {
  if (type !== 'RollingUpdate') return []
  return [
    { field: 'maxSurge', written: `${maxSurge}`, ...(limits && { pods: limits.surge }) },
    { field: 'maxUnavailable', written: `${maxUnavailable}`, ...(limits && { pods: limits.unavailable }) },
  ]
}

function planStatefulSet(object: any, replicas: number, minor: Minor): OwnPlan {
  const { updateStrategy, podManagementPolicy } = object?.spec ?? {}
  const type = updateStrategy?.type ?? 'RollingUpdate'
  const { maxUnavailable, partition: written } = updateStrategy?.rollingUpdate ?? {}
  const partition = numberOr(written, 0)
  const limits = {
    replicas,
    partition,
    unavailable: statefulSetUnavailable(1, replicas),
    ordered: podManagementPolicy !== 'Parallel',
  }
  const notes =
    maxUnavailable === undefined || type !== 'RollingUpdate' || minor < 24
      ? []
      : [
          `maxUnavailable ${maxUnavailable} has no effect unless the feature gate MaxUnavailableStatefulSet is on: one pod at a time`,
        ]
  const settings = [
    ...(partition > 0 ? [{ field: 'partition', written: `${partition}` }] : []),
    { field: 'podManagementPolicy', written: limits.ordered ? 'OrderedReady' : 'Parallel' },
  ]
  const stands =
    type === 'OnDelete' ? 'by-hand' : replicas === 0 ? 'no-pods' : partition >= replicas ? 'partition' : undefined
  const rollout = stands === undefined ? played(rollStatefulSet(limits), () => simulateStatefulSet(limits)) : undefined
  return { type, settings, rollout, stands, deadline: undefined, notes }
}

function planDaemonSet(object: any, nodes: number, minor: Minor): OwnPlan {
  const written = daemonSetStrategy(object)
  const strategy = minor < DAEMONSET_SURGE ? { ...written, maxSurge: 0 } : written
  const { type, maxSurge, maxUnavailable } = strategy
  const isRolling = type === 'RollingUpdate'
  const isRefused = isRolling && isWrittenZero(maxSurge) === isWrittenZero(maxUnavailable)
  const stands = isRefused ? 'refused' : !isRolling ? 'by-hand' : nodes === 0 ? 'no-pods' : undefined
  const limits = resolveDaemonSetLimits(maxSurge, maxUnavailable, nodes)
  return {
    type,
    settings: settingsOf(strategy, isRefused ? undefined : limits),
    rollout: stands === undefined ? played(rollDaemonSet(limits), () => simulateDaemonSet(limits)) : undefined,
    stands,
    deadline: undefined,
    notes: [],
  }
}

/** The rollout as the controller's own steps show it, where there are few enough pods to play them. */
function played(computed: Rollout, play: () => Simulation): Rollout {
  if (computed.pods > PLAYED_PODS) return computed
  const { steps, leastAvailable, mostPods } = play()
  return { ...computed, leastAvailable, mostPods, waves: steps.length - 2, step: (wave) => steps[wave]! }
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}
