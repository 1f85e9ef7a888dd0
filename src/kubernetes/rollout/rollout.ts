/** The pods of a workload while one wave of new pods gets ready; terminating pods do not count, as in Kubernetes. */
export interface Step {
  /** 0 is the time before the update; the last step, one more than the number of waves, the time after it. */
  readonly wave: number
  readonly old: number
  readonly new: number
  readonly available: number
}

/** What an update of a workload does, at its best: every pod gets ready in the least time that it needs. */
export interface Rollout {
  /** How many pods the workload wants. */
  readonly pods: number
  /** How many of them the update replaces. */
  readonly replaced: number
  /** How many pods are available at every moment of the update. */
  readonly leastAvailable: number
  /** How many pods exist at one time. */
  readonly mostPods: number
  /** How often the controller has to wait for new pods to become available. */
  readonly waves: number
  /** The state in a wave, from 0 (before) to `waves` + 1 (after). */
  readonly step: (wave: number) => Step
}

/** The steps of a simulation with the extremes that it went through. */
export interface Simulation {
  readonly steps: readonly Step[]
  readonly leastAvailable: number
  readonly mostPods: number
}

/** Takes down the steps of a simulation and the extremes between them. */
export class Recorder implements Simulation {
  readonly steps: Step[] = []
  leastAvailable = Number.POSITIVE_INFINITY
  mostPods = 0

  /** Looks at a moment that is no step of its own. */
  see(old: number, fresh: number, available: number): void {
    this.leastAvailable = Math.min(this.leastAvailable, available)
    this.mostPods = Math.max(this.mostPods, old + fresh)
  }

  step(old: number, fresh: number, available: number): void {
    this.see(old, fresh, available)
    this.steps.push({ wave: this.steps.length, old, new: fresh, available })
  }
}

/** The step before and after an update, or undefined for the waves between. */
export function edgeStep(wave: number, waves: number, pods: number, replaced: number): Step | undefined {
  if (wave <= 0) return { wave: 0, old: pods, new: 0, available: pods }
  if (wave > waves) return { wave: waves + 1, old: pods - replaced, new: replaced, available: pods }
  return undefined
}
