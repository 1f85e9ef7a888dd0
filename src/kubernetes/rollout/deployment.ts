import { scale } from '../int-or-percent.ts'
import { edgeStep, Recorder, type Rollout, type Simulation, type Step } from './rollout.ts'

/** What a Deployment's strategy comes to for a number of replicas. */
export interface DeploymentLimits {
  readonly replicas: number
  /** Pods beyond the replicas. */
  readonly surge: number
  /** Replicas that may be missing; at most all of them. */
  readonly unavailable: number
}

/** The defaults of a Deployment's strategy (SetDefaults_Deployment, apps/v1). */
export const DEPLOYMENT_DEFAULTS = { maxSurge: '25%', maxUnavailable: '25%', progressDeadlineSeconds: 600 } as const

/** Surge rounded up, unavailability rounded down; where both come to 0 the controller takes 1 unavailable (deployment util ResolveFenceposts, MaxUnavailable). */
export function resolveLimits(maxSurge: unknown, maxUnavailable: unknown, replicas: number): DeploymentLimits {
  if (replicas <= 0) return { replicas: 0, surge: 0, unavailable: 0 }
  const surge = scale(maxSurge ?? DEPLOYMENT_DEFAULTS.maxSurge, replicas, 'up') ?? 0
  const unavailable = scale(maxUnavailable ?? DEPLOYMENT_DEFAULTS.maxUnavailable, replicas, 'down') ?? 0
  return { replicas, surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, replicas) }
}

/** The rolling update of a Deployment in closed formulas. */
export function rollDeployment({ replicas, surge, unavailable }: DeploymentLimits): Rollout {
  const width = surge + unavailable
  const waves = replicas === 0 ? 0 : Math.ceil(replicas / width)
  return {
    pods: replicas,
    replaced: replicas,
    leastAvailable: replicas - unavailable,
    mostPods: replicas + Math.min(surge, replicas),
    waves,
    step: (wave) => edgeStep(wave, waves, replicas, replicas) ?? middle(wave),
  }
  function middle(wave: number): Step {
    const ready = width * (wave - 1)
    const old = Math.max(0, replicas - unavailable - ready)
    return { wave, old, new: Math.min(replicas, width * wave), available: old + ready }
  }
}

/** Recreate in closed formulas: all old pods stop, then all new ones start (rolloutRecreate). */
export function recreateDeployment(replicas: number): Rollout {
  const waves = Math.min(1, replicas)
  return {
    pods: replicas,
    replaced: replicas,
    leastAvailable: 0,
    mostPods: replicas,
    waves,
    step: (wave) => edgeStep(wave, waves, replicas, replicas) ?? { wave, old: 0, new: replicas, available: 0 },
  }
}

/** A ReplicaSet as the Deployment controller sees it: pods asked for, and pods of them that are available. */
export interface ReplicaSetState {
  replicas: number
  available: number
}

/** ReplicaSets of a Deployment, the old ones by age. */
export interface DeploymentState {
  readonly old: ReplicaSetState[]
  readonly new: ReplicaSetState
}

/** One pass of the Deployment controller; false where it finds nothing to do (rolloutRolling: reconcileNewReplicaSet, then reconcileOldReplicaSets). */
export function syncDeployment(state: DeploymentState, limits: DeploymentLimits): boolean {
  return scaleUpNew(state, limits) || scaleDownOld(state, limits)
}

/** NewRSNewReplicas: as many new pods as the surge leaves room for. */
function scaleUpNew(state: DeploymentState, { replicas, surge }: DeploymentLimits): boolean {
  const fresh = state.new
  if (fresh.replicas === replicas) return false
  if (fresh.replicas > replicas) {
    shrink(fresh, fresh.replicas - replicas)
    return true
  }
  const room = replicas + surge - podsOf(state)
  if (room <= 0) return false
  fresh.replicas += Math.min(room, replicas - fresh.replicas)
  return true
}

/** reconcileOldReplicaSets: first the old pods that are not available anyway (cleanupUnhealthyReplicas), then as many as availability allows. */
function scaleDownOld(state: DeploymentState, { replicas, unavailable }: DeploymentLimits): boolean {
  const least = replicas - unavailable
  const missing = state.new.replicas - state.new.available
  let unhealthyRoom = podsOf(state) - least - missing
  if (unhealthyRoom <= 0 || state.old.every((set) => set.replicas === 0)) return false
  let changed = false
  for (const set of state.old) {
    const count = Math.min(unhealthyRoom, set.replicas - set.available)
    if (count <= 0) continue
    set.replicas -= count
    unhealthyRoom -= count
    changed = true
  }
  let room = availableOf(state) - least
  for (const set of state.old) {
    const count = Math.min(room, set.replicas)
    if (count <= 0) continue
    shrink(set, count)
    room -= count
    changed = true
  }
  return changed
}

/** The ReplicaSet controller removes pods that are not available first. */
function shrink(set: ReplicaSetState, count: number): void {
  set.replicas -= count
  set.available = Math.min(set.available, set.replicas)
}

/** All pods of a Deployment. */
export function podsOf(state: DeploymentState): number {
  return state.old.reduce((sum, set) => sum + set.replicas, state.new.replicas)
}

/** All available pods of a Deployment. */
export function availableOf(state: DeploymentState): number {
  return state.old.reduce((sum, set) => sum + set.available, state.new.available)
}

/** Plays the controller step by step: it acts until it has nothing to do, then the new pods become available; ends after `limit` waves at the latest. */
export function simulateDeployment(limits: DeploymentLimits, limit = Number.POSITIVE_INFINITY): Simulation {
  const { replicas } = limits
  const old = { replicas, available: replicas }
  const state: DeploymentState = { old: [old], new: { replicas: 0, available: 0 } }
  const record = new Recorder()
  record.step(replicas, 0, replicas)
  for (let wave = 1; wave <= limit && state.new.available < replicas; wave++) {
    while (syncDeployment(state, limits)) record.see(old.replicas, state.new.replicas, availableOf(state))
    record.step(old.replicas, state.new.replicas, availableOf(state))
    state.new.available = state.new.replicas
  }
  while (syncDeployment(state, limits)) record.see(old.replicas, state.new.replicas, availableOf(state))
  if (replicas > 0) record.step(old.replicas, state.new.replicas, availableOf(state))
  return record
}
