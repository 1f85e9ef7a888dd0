import { scale } from '../int-or-percent.ts'
import { edgeStep, Recorder, type Rollout, type Simulation, type Step } from './rollout.ts'

/** What a DaemonSet's update strategy comes to on a number of nodes. */
export interface DaemonSetLimits {
  readonly nodes: number
  /** Nodes that have an old and a new pod at a time. */
  readonly surge: number
  /** Nodes that have no available pod at a time; not used where there is a surge. */
  readonly unavailable: number
}

/** The defaults of a DaemonSet's strategy (SetDefaults_DaemonSet, apps/v1). */
export const DAEMONSET_DEFAULTS = { maxSurge: 0, maxUnavailable: 1 } as const

/** Both rounded up, unlike those of a Deployment; where both come to 0 the controller takes 1 unavailable (daemon util SurgeCount, UnavailableCount, updatedDesiredNodeCounts). */
export function resolveDaemonSetLimits(maxSurge: unknown, maxUnavailable: unknown, nodes: number): DaemonSetLimits {
  if (nodes <= 0) return { nodes: 0, surge: 0, unavailable: 0 }
  const surge = scale(maxSurge ?? DAEMONSET_DEFAULTS.maxSurge, nodes, 'up') ?? 0
  const unavailable = scale(maxUnavailable ?? DAEMONSET_DEFAULTS.maxUnavailable, nodes, 'up') ?? 0
  return { nodes, surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, nodes) }
}

/** The rolling update of a DaemonSet in closed formulas. */
export function rollDaemonSet({ nodes, surge, unavailable }: DaemonSetLimits): Rollout {
  const width = surge > 0 ? surge : unavailable
  const waves = nodes === 0 ? 0 : Math.ceil(nodes / width)
  return {
    pods: nodes,
    replaced: nodes,
    leastAvailable: surge > 0 ? nodes : nodes - unavailable,
    mostPods: nodes + Math.min(surge, nodes),
    waves,
    step: (wave) => edgeStep(wave, waves, nodes, nodes) ?? (surge > 0 ? besides(wave) : instead(wave)),
  }
  function besides(wave: number): Step {
    return { wave, old: nodes - (wave - 1) * width, new: Math.min(nodes, wave * width), available: nodes }
  }
  function instead(wave: number): Step {
    const updated = Math.min(nodes, wave * width)
    return { wave, old: nodes - updated, new: updated, available: nodes - updated + (wave - 1) * width }
  }
}

/** The pods of one node; `new` undefined is a node without a new pod. */
export interface NodeState {
  old: boolean
  new: 'none' | 'starting' | 'available'
}

/** Nodes that all run an old pod. */
export function daemonNodes(nodes: number): NodeState[] {
  return Array.from({ length: nodes }, () => ({ old: true, new: 'none' }))
}

/** One pass of the DaemonSet controller; false where it waits or is done (manage, rollingUpdate). */
export function syncDaemonSet(nodes: NodeState[], limits: DaemonSetLimits): boolean {
  let changed = false
  for (const node of nodes) {
    if (node.old || node.new !== 'none') continue
    node.new = 'starting'
    changed = true
  }
  return (limits.surge > 0 ? surge(nodes, limits.surge) : replace(nodes, limits.unavailable)) || changed
}

function replace(nodes: NodeState[], unavailable: number): boolean {
  let room = unavailable - nodes.filter((node) => !node.old && node.new !== 'available').length
  let changed = false
  for (const node of nodes) {
    if (room <= 0) break
    if (!node.old) continue
    node.old = false
    room--
    changed = true
  }
  return changed
}

function surge(nodes: NodeState[], most: number): boolean {
  let room = most - nodes.filter((node) => node.old && node.new === 'starting').length
  let changed = false
  for (const node of nodes) {
    if (!node.old) continue
    if (node.new === 'available') {
      node.old = false
      changed = true
    } else if (node.new === 'none' && room > 0) {
      node.new = 'starting'
      room--
      changed = true
    }
  }
  return changed
}

/** Whether a node has a pod that serves. */
export function hasAvailablePod(node: NodeState): boolean {
  return node.old || node.new === 'available'
}

/** Plays the controller node by node: it acts until it has nothing to do, then the new pods become available. */
export function simulateDaemonSet(limits: DaemonSetLimits): Simulation {
  const nodes = daemonNodes(limits.nodes)
  const record = new Recorder()
  const count = (is: (node: NodeState) => boolean) => nodes.filter(is).length
  const look = (): [number, number, number] => [
    count((node) => node.old),
    count((node) => node.new !== 'none'),
    count(hasAvailablePod),
  ]
  const settle = () => {
    while (syncDaemonSet(nodes, limits)) record.see(...look())
  }
  record.step(...look())
  settle()
  while (nodes.some((node) => node.new === 'starting')) {
    record.step(...look())
    for (const node of nodes) if (node.new === 'starting') node.new = 'available'
    settle()
  }
  if (limits.nodes > 0) record.step(...look())
  return record
}
