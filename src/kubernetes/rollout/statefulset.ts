import { scale } from '../int-or-percent.ts'
import { edgeStep, Recorder, type Rollout, type Simulation, type Step } from './rollout.ts'

/** What a StatefulSet's update strategy comes to. */
export interface StatefulSetLimits {
  readonly replicas: number
  /** Pods that keep the old version, counted from the first ordinal. */
  readonly partition: number
  /** Pods that are taken down at a time; 1 unless the gate MaxUnavailableStatefulSet is on. */
  readonly unavailable: number
  /** With podManagementPolicy OrderedReady missing pods come back one after the other, else together. */
  readonly ordered: boolean
}

/** `rollingUpdate.maxUnavailable` of a StatefulSet: rounded down in spite of its documentation, and at least 1 (getStatefulSetMaxUnavailable). */
export function statefulSetUnavailable(maxUnavailable: unknown, replicas: number): number {
  return Math.max(1, scale(maxUnavailable ?? 1, replicas, 'down') ?? 1)
}

/** The rolling update of a StatefulSet in closed formulas: from the last ordinal down to the partition. */
export function rollStatefulSet({ replicas, partition, unavailable, ordered }: StatefulSetLimits): Rollout {
  const replaced = Math.max(0, replicas - partition)
  const waves = ordered ? replaced : Math.ceil(replaced / unavailable)
  return {
    pods: replicas,
    replaced,
    leastAvailable: replicas - Math.min(unavailable, replaced),
    mostPods: replicas,
    waves,
    step: (wave) => edgeStep(wave, waves, replicas, replaced) ?? (ordered ? oneByOne(wave) : together(wave)),
  }
  function together(wave: number): Step {
    const updated = Math.min(replaced, wave * unavailable)
    const old = replicas - updated
    return { wave, old, new: updated, available: old + (wave - 1) * unavailable }
  }
  function oneByOne(wave: number): Step {
    const batch = Math.ceil(wave / unavailable)
    const old = replicas - Math.min(replaced, batch * unavailable)
    return { wave, old, new: wave, available: old + wave - 1 }
  }
}

/** A pod of a StatefulSet; deleted ones are missing until the controller makes them again. */
interface PodState {
  updated: boolean
  missing: boolean
  available: boolean
}

/** Pods of a StatefulSet by ordinal, all old and available. */
export function statefulSetPods(replicas: number): PodState[] {
  return Array.from({ length: replicas }, () => ({ updated: false, missing: false, available: true }))
}

/** One pass of the StatefulSet controller; false where it waits or is done (updateStatefulSet, updateStatefulSetAfterInvariantEstablished). */
export function syncStatefulSet(pods: PodState[], limits: StatefulSetLimits): boolean {
  let changed = false
  for (let ordinal = 0; ordinal < pods.length; ordinal++) {
    const pod = pods[ordinal]!
    if (pod.missing) {
      Object.assign(pod, { missing: false, available: false, updated: ordinal >= limits.partition })
      changed = true
      if (limits.ordered) return true
    } else if (!pod.available && limits.ordered) return changed
  }
  return takeDown(pods, limits) || changed
}

function takeDown(pods: PodState[], { partition, unavailable }: StatefulSetLimits): boolean {
  let room = unavailable - pods.filter((pod) => !pod.available).length
  let changed = false
  for (let ordinal = pods.length - 1; ordinal >= partition && room > 0; ordinal--) {
    const pod = pods[ordinal]!
    if (pod.updated || pod.missing) continue
    Object.assign(pod, { missing: true, available: false })
    room--
    changed = true
  }
  return changed
}

/** Plays the controller pod by pod: it acts until it has nothing to do, then the new pods become available. */
export function simulateStatefulSet(limits: StatefulSetLimits): Simulation {
  const pods = statefulSetPods(limits.replicas)
  const record = new Recorder()
  const count = (is: (pod: PodState) => boolean) => pods.filter(is).length
  const look = (take: (old: number, fresh: number, available: number) => void) =>
    take(
      count((pod) => !pod.updated && !pod.missing),
      count((pod) => pod.updated && !pod.missing),
      count((pod) => pod.available),
    )
  const settle = () => {
    while (syncStatefulSet(pods, limits)) look((old, fresh, available) => record.see(old, fresh, available))
  }
  look((old, fresh, available) => record.step(old, fresh, available))
  settle()
  while (pods.some((pod) => !pod.available)) {
    look((old, fresh, available) => record.step(old, fresh, available))
    for (const pod of pods) pod.available ||= !pod.missing
    settle()
  }
  if (limits.replicas > 0) look((old, fresh, available) => record.step(old, fresh, available))
  return record
}
