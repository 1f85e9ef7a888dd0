import { inWords } from '../kubernetes/duration.ts'
import type { Setting } from '../kubernetes/rollout/plan.ts'
import type { Rollout, Step } from '../kubernetes/rollout/rollout.ts'
import type { Finding } from '../model/finding.ts'
import { formatApiVersion } from '../model/gvk.ts'
import { counted } from '../text/count.ts'
import { wrap } from '../text/wrap.ts'
import type { WorkloadRollout } from '../workspace/rollouts.ts'

/** A workload's rollout with the findings that concern it. */
export interface ReportedRollout extends WorkloadRollout {
  readonly findings: readonly Finding[]
}

/** Waves that are shown before and after the ones that are left out. */
const FIRST = 8
const LAST = 2
/** Pods are drawn at most this far across. */
const MAX_PICTURE = 60
const MIN_PICTURE = 10

/** The rollouts as text for a person, no wider than `width` where that is possible. */
export function rolloutText(rollouts: readonly ReportedRollout[], width: number): string {
  const parts = rollouts.map((rollout) => workloadText(rollout, width))
  const legend = rollouts.some(({ plan }) => plan.rollout !== undefined)
    ? ['o old pod   . new pod that is not available yet   N new pod   (pods that are stopping are not counted)\n']
    : []
  return [...parts, ...legend].join('\n')
}

function workloadText(rollout: ReportedRollout, width: number): string {
  const say = (text: string) => wrap(text, Math.max(width, 40), 2).replace(/\n {2}/g, '\n    ')
  const picture = pictureLines(rollout, width)
  const { headline, promise, consequences } = rolloutWords(rollout)
  return [
    wrap(headline, Math.max(width, 40), 0).replace(/\n/g, '\n    '),
    ...promise.map(say),
    ...(picture.length > 0 ? ['', ...picture, ''] : []),
    ...[...consequences, ...findingLines(rollout)].map(say),
    '',
  ].join('\n')
}

/** What an update of a workload does, in sentences. */
export interface RolloutWords {
  /** The workload with its strategy. */
  readonly headline: string
  /** How many pods are there at every moment, and how long it takes; or why nothing is replaced. */
  readonly promise: readonly string[]
  /** What else comes of it: when it fails, and what disruption budgets say. */
  readonly consequences: readonly string[]
}

/** What an update of a workload does. */
export function rolloutWords(rollout: WorkloadRollout): RolloutWords {
  return {
    headline: headline(rollout),
    promise: promise(rollout),
    consequences: [...consequences(rollout), ...rollout.plan.notes, ...budgetLines(rollout)],
  }
}

function headline({ resource, plan, replicas }: WorkloadRollout): string {
  const name = [resource.namespace, resource.name ?? '(no name)'].filter((part) => part !== undefined).join('/')
  const isScaled = replicas?.autoscaler !== undefined && replicas.least === plan.pods
  const scaled = isScaled ? ` (the least that ${replicas.autoscaler?.kind} ${replicas.autoscaler?.name} keeps)` : ''
  const type = plan.type === 'RollingUpdate' ? [] : [plan.type]
  return `${resource.kind} ${name}: ${[countOf({ resource, plan }) + scaled, ...type, ...plan.settings.map(settingText)].join(', ')}`
}

function countOf({ resource, plan }: Pick<WorkloadRollout, 'resource' | 'plan'>): string {
  return counted(plan.pods, resource.kind === 'DaemonSet' ? 'node' : 'replica')
}

/** An update in one line, without the name: `10 replicas: always at least 8 available, at most 13 pods, done in 4 waves`. */
export function rolloutSummary({ resource, plan }: WorkloadRollout): string {
  const { rollout, stands } = plan
  const words = rollout === undefined ? (stands === undefined ? '' : STANDS[stands]) : courseOf(rollout).join(', ')
  return `${countOf({ resource, plan })}${resource.kind === 'DaemonSet' ? ', for example' : ''}: ${words}`
}

function settingText({ field, written, pods }: Setting): string {
  return pods === undefined || `${pods}` === written ? `${field} ${written}` : `${field} ${written} is ${pods}`
}

const STANDS = {
  refused: 'the API server refuses this manifest: nothing could be replaced',
  paused: 'paused: a changed template is stored, but no pod is replaced until the rollout is resumed',
  'by-hand': 'no pod is replaced by itself: each one moves to the new version when it is deleted',
  'no-pods': 'there is no pod to replace',
  partition: 'no pod is replaced: the partition keeps all of them on the old version',
} as const

function promise({ plan }: WorkloadRollout): string[] {
  const { rollout, waveSeconds, readiness, minReadySeconds, stands } = plan
  if (rollout === undefined) return [stands === undefined ? '' : STANDS[stands]]
  const { waves } = rollout
  const time =
    waveSeconds === 0
      ? `${waves === 1 ? '' : 'each '}as long as a pod takes to start`
      : `at least ${inWords(waves * waveSeconds)}${waves === 1 ? '' : `, ${inWords(waveSeconds)} for each`}${partsOf(readiness.least, minReadySeconds)}`
  return [[...courseOf(rollout), time].join(', ')]
}

function courseOf({ leastAvailable, mostPods, waves, replaced, pods }: Rollout): string[] {
  const least = leastAvailable === 0 ? 'at times none available' : `always at least ${leastAvailable} available`
  const kept = replaced < pods ? [`${counted(pods - replaced, 'pod')} of ${pods} kept on the old version`] : []
  return [least, `at most ${counted(mostPods, 'pod')}`, ...kept, `done in ${counted(waves, 'wave')}`]
}

function partsOf(readiness: number, minReady: number): string {
  if (readiness === 0) return ` (minReadySeconds ${minReady})`
  return minReady === 0 ? ` (readiness ${readiness})` : ` (readiness ${readiness} + minReadySeconds ${minReady})`
}

function pictureLines({ plan: { rollout } }: ReportedRollout, width: number): string[] {
  if (rollout === undefined) return []
  const { waves, mostPods } = rollout
  const shown = wavesShown(waves)
  const label = (wave: number) => (wave === 0 ? 'before' : wave > waves ? 'after' : `${wave}`)
  const columns = Math.max(6, `${waves}`.length)
  const digits = Math.max(3, `${mostPods}`.length)
  const row = (name: string, old: string, fresh: string, available: string) =>
    `  ${name.padEnd(columns)}  ${old.padStart(digits)}  ${fresh.padStart(digits)}  ${available.padStart(Math.max(9, digits))}`
  const head = row('wave', 'old', 'new', 'available')
  const room = Math.max(MIN_PICTURE, Math.min(MAX_PICTURE, width - head.length - 2))
  const each = Math.ceil(mostPods / room)
  const lines = shown.map((wave) => {
    if (wave === undefined) return `  ${'...'.padEnd(columns)}  ${waves - FIRST - LAST} more waves of the same width`
    const step = rollout.step(wave)
    return `${row(label(wave), `${step.old}`, `${step.new}`, `${step.available}`)}  ${draw(step, each)}`
  })
  const scale = each === 1 ? [] : [`  (one sign stands for up to ${each} pods)`]
  return [head, ...lines, ...scale].map((line) => line.trimEnd())
}

/** All waves, or the first and the last ones with a gap between. */
function wavesShown(waves: number): (number | undefined)[] {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
  if (waves <= FIRST + LAST + 1) return range(0, waves + 1)
  return [...range(0, FIRST), undefined, ...range(waves - LAST + 1, waves + 1)]
}

/** One sign for each pod, or for up to `each` pods. */
function draw({ old, new: fresh, available }: Step, each: number): string {
  const ready = Math.max(0, available - old)
  const signs = (sign: string, pods: number) => sign.repeat(Math.ceil(pods / each))
  return signs('o', old) + signs('N', Math.min(ready, fresh)) + signs('.', Math.max(0, fresh - ready))
}

function consequences({ plan, resource }: WorkloadRollout): string[] {
  const { rollout, deadline, stopSeconds } = plan
  if (rollout === undefined) return []
  const first = rollout.step(1)
  const failed =
    deadline === undefined || deadline === 2 ** 31 - 1
      ? ''
      : `; after ${inWords(deadline)} without progress it is reported as failed (progressDeadlineSeconds), but not rolled back`
  const stuck =
    resource.kind === 'StatefulSet' && plan.settings.some(({ written }) => written === 'OrderedReady')
      ? '; after a rollback the broken pod must be deleted by hand'
      : ''
  const stop =
    stopSeconds === undefined || stopSeconds === 0 || (resource.kind === 'DaemonSet' && rollout.mostPods > rollout.pods)
      ? []
      : [`each wave first waits for old pods to stop, up to ${inWords(stopSeconds)} (terminationGracePeriodSeconds)`]
  return [
    ...stop,
    `if the new version never gets ready: the update stays in wave 1 with ${first.available} of ${rollout.pods} available${failed}${stuck}`,
  ]
}

function budgetLines({ plan, budgets }: WorkloadRollout): string[] {
  return budgets.map(({ resource, budget }) => {
    const { leastAvailable } = plan.rollout ?? { leastAvailable: plan.pods }
    const during = Math.max(0, leastAvailable - budget.healthy)
    const rest = `PodDisruptionBudget ${resource.name} wants ${budget.healthy} of ${plan.pods} healthy: ${evictions(budget.evictions)} at rest`
    if (plan.rollout === undefined) return rest
    const below = leastAvailable < budget.healthy ? '; the update itself does not ask it and goes below' : ''
    return `${rest}, ${during === budget.evictions ? 'and' : 'but'} ${evictions(during)} at the low point of an update${below}`
  })
}

function evictions(pods: number): string {
  return pods === 0 ? 'no eviction' : counted(pods, 'eviction')
}

function findingLines({ findings }: ReportedRollout): string[] {
  return findings.map(({ severity, message, rule }) => `${severity}: ${message}  ${rule}`)
}

/** The rollouts for programs: one object with a list. */
export function rolloutJson(rollouts: readonly ReportedRollout[]): string {
  return `${JSON.stringify({ workloads: rollouts.map(workloadJson) }, undefined, 2)}\n`
}

function workloadJson({ resource, plan, budgets, findings }: ReportedRollout) {
  const { rollout } = plan
  return {
    file: resource.origin.file,
    apiVersion: formatApiVersion(resource.gvk),
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    type: plan.type,
    [resource.kind === 'DaemonSet' ? 'nodes' : 'replicas']: plan.pods,
    settings: plan.settings,
    standsStill: plan.stands,
    readinessSeconds: plan.readiness,
    minReadySeconds: plan.minReadySeconds,
    progressDeadlineSeconds: plan.deadline,
    update: rollout && {
      replaced: rollout.replaced,
      leastAvailable: rollout.leastAvailable,
      mostPods: rollout.mostPods,
      waves: rollout.waves,
      leastSeconds: rollout.waves * plan.waveSeconds,
      steps: wavesShown(rollout.waves).flatMap((wave) => (wave === undefined ? [] : [rollout.step(wave)])),
    },
    budgets: budgets.map((each) => ({ name: each.resource.name, ...each.budget })),
    notes: plan.notes,
    problems: findings.map(({ rule, severity, path, message }) => ({ rule, severity, path, message })),
  }
}
