/** How long a pod takes from the start of its containers until it is ready, in seconds; pulling images and the program's own start come on top of `least`. */
export interface Readiness {
  /** What its probes demand at the very least. */
  readonly least: number
  /** The slowest start that its startup probes put up with; undefined where no startup probe sets a limit. */
  readonly most: number | undefined
}

interface Probe {
  readonly initialDelaySeconds?: number
  readonly periodSeconds?: number
  readonly successThreshold?: number
  readonly failureThreshold?: number
}

interface ProbedContainer {
  readonly restartPolicy?: string
  readonly readinessProbe?: Probe
  readonly startupProbe?: Probe
}

interface ProbedPod {
  readonly containers?: readonly (ProbedContainer | undefined)[]
  readonly initContainers?: readonly (ProbedContainer | undefined)[]
}

/** The defaults of a probe (SetDefaults_Probe). */
export const PROBE_DEFAULTS = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
} as const

/**
 * The readiness of a pod from its probes. Sidecars (init containers that restart always) start one after the other, each when the one before
 * has started; the containers then start together. Both initial delays count from the start of the container (kubelet prober, worker.doProbe).
 */
export function podReadiness(pod: ProbedPod | undefined): Readiness {
  let started = 0
  let startedMost = 0
  let least = 0
  let most: number | undefined
  const add = (container: ProbedContainer) => {
    const own = containerReadiness(container)
    least = Math.max(least, started + own.least)
    if (own.most !== undefined) most = Math.max(most ?? 0, startedMost + own.most)
  }
  for (const container of sidecarsOf(pod)) {
    add(container)
    started += positive(container.startupProbe?.initialDelaySeconds, PROBE_DEFAULTS.initialDelaySeconds)
    startedMost += startBudget(container.startupProbe) ?? 0
  }
  for (const container of present(pod?.containers)) add(container)
  return { least, most: most === undefined ? undefined : Math.max(most, least) }
}

/** Whether any container of the pod says when it is ready. */
export function hasReadinessProbe(pod: ProbedPod | undefined): boolean {
  return [...present(pod?.containers), ...sidecarsOf(pod)].some((container) => container.readinessProbe !== undefined)
}

function sidecarsOf(pod: ProbedPod | undefined): ProbedContainer[] {
  return present(pod?.initContainers).filter((container) => container.restartPolicy === 'Always')
}

/** Containers that are null or of the wrong type do not count. */
function present(containers: readonly (ProbedContainer | null | undefined)[] | undefined): ProbedContainer[] {
  if (!Array.isArray(containers)) return []
  return containers.filter((container) => typeof container === 'object' && container !== null)
}

function containerReadiness({ readinessProbe: ready, startupProbe: start }: ProbedContainer): Readiness {
  const repeats = ready
    ? (positive(ready.successThreshold, PROBE_DEFAULTS.successThreshold) - 1) *
      positive(ready.periodSeconds, PROBE_DEFAULTS.periodSeconds)
    : 0
  const delay = positive(ready?.initialDelaySeconds, PROBE_DEFAULTS.initialDelaySeconds)
  const budget = startBudget(start)
  return {
    least: Math.max(positive(start?.initialDelaySeconds, 0), delay) + repeats,
    most: budget === undefined ? undefined : Math.max(budget, delay) + repeats,
  }
}

function startBudget(probe: Probe | null | undefined): number | undefined {
  if (typeof probe !== 'object' || probe === null) return undefined
  const { initialDelaySeconds, periodSeconds, failureThreshold } = probe
  return (
    positive(initialDelaySeconds, PROBE_DEFAULTS.initialDelaySeconds) +
    positive(periodSeconds, PROBE_DEFAULTS.periodSeconds) * positive(failureThreshold, PROBE_DEFAULTS.failureThreshold)
  )
}

/** A number that a person wrote; 0 and less mean the default, as the API server reads them. */
function positive(value: number | undefined, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback
}
