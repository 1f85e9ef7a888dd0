import { type Budget, resolveBudget } from '../kubernetes/rollout/budget.ts'
import { type Plan, planUpdate, updatedKinds } from '../kubernetes/rollout/plan.ts'
import type { Resource } from '../model/resource.ts'
import type { Minor } from '../model/version.ts'
import { budgetsOver, coveredBy } from './budgets.ts'
import { type Replicas, replicasOf } from './replicas.ts'
import type { Unit } from './unit.ts'

/** A workload of a unit with what its next update does. */
export interface WorkloadRollout {
  readonly resource: Resource
  readonly plan: Plan
  /** How many pods its manifest and its autoscaler give it; undefined for a DaemonSet. */
  readonly replicas: Replicas | undefined
  /** The disruption budgets that cover its pods and no other workload's. */
  readonly budgets: readonly { readonly resource: Resource; readonly budget: Budget }[]
}

/** Nodes of a cluster where nothing is known of them. */
export const NODES = 10

/** What the plans are made for. */
export interface RolloutOptions {
  /** Instead of the replicas of the manifests. */
  readonly replicas?: number | undefined
  /** Nodes that run the pods of a DaemonSet. */
  readonly nodes: number
  readonly minor: Minor
}

/** The workloads of a unit that are updated by a controller, or those of them that are wanted, in the order of files and documents. */
export function rolloutsOf(
  unit: Unit,
  options: RolloutOptions,
  isWanted: (resource: Resource) => boolean = () => true,
): WorkloadRollout[] {
  return unit.resources.filter(isWanted).flatMap((resource) => rolloutOf(unit, resource, options) ?? [])
}

/** What the next update of a workload does; undefined where no controller updates it. */
export function rolloutOf(unit: Unit, resource: Resource, options: RolloutOptions): WorkloadRollout | undefined {
  if (!resource.builtIn || !(updatedKinds as readonly string[]).includes(resource.kind)) return undefined
  const object = resource.value
  const replicas = resource.kind === 'DaemonSet' ? undefined : replicasOf(unit, resource, object)
  const pods = replicas === undefined ? options.nodes : Math.max(0, options.replicas ?? replicas.least)
  const plan = planUpdate(resource.kind, object, pods, options.minor)
  return { resource, plan, replicas, budgets: budgetsOf(unit, resource, pods) }
}

function budgetsOf(unit: Unit, workload: Resource, pods: number): WorkloadRollout['budgets'] {
  if (workload.kind === 'DaemonSet') return []
  return budgetsOver(unit, workload).flatMap((resource) => {
    const object = resource.value
    if (coveredBy(unit, resource, object).owners.length > 1) return []
    const budget = resolveBudget(object?.spec, pods)
    return budget === undefined ? [] : [{ resource, budget }]
  })
}
