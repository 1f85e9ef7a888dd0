import { cronInWords, cronPeriodInWords } from '../../../kubernetes/cron-words.ts'
import { durationInWords, inWords } from '../../../kubernetes/duration.ts'
import { objectsOf } from '../../../kubernetes/lists.ts'
import { PROBE_DEFAULTS } from '../../../kubernetes/rollout/readiness.ts'
import { type Prose, say } from '../../markdown.ts'
import { ownerOf, type Place, type Says, valueIn } from './place.ts'

/** Fewer seconds say how long they are. */
const LONG = 100

/** How long a number of seconds is. */
export const seconds: Says = ({ scalar }) =>
  typeof scalar === 'number' && Number.isSafeInteger(scalar) && scalar >= LONG
    ? [say`${scalar} s = ${inWords(scalar, 4)}`]
    : []

/** How long a duration is that is written in few units. */
export const duration: Says = ({ scalar }) => {
  const words = typeof scalar === 'string' ? durationInWords(scalar) : undefined
  return words === undefined || compact(words) === scalar ? [] : [say`${words}`]
}

/** Words as a duration: `1 h 30 min` is `1h30m`. */
function compact(words: string): string {
  return words.replaceAll('min', 'm').replaceAll(' ', '')
}

/** When a schedule runs. */
export const schedule: Says = (place) => {
  const { scalar } = place
  const words = typeof scalar === 'string' ? cronInWords(scalar) : undefined
  if (words === undefined) return []
  const period = cronPeriodInWords(String(scalar))
  const isAlone = period === undefined || /^every \d+ minutes$|^every minute$/.test(words)
  return [say`${words}${zoneOf(place, words)}`, ...(isAlone ? [] : [say`${period}`])]
}

/** Of which zone the times are; what is repeated within the hour is so in all of them. */
function zoneOf(place: Place, words: string): string {
  if (/^every (?:minute$|\d+ minutes$|[\d.]+ ?(?:s|min|h|d)\b)|\)$|^never/.test(words)) return ''
  const zone = ownerOf(place)?.timeZone
  if (typeof zone === 'string') return `, time zone ${zone}`
  return place.field === 'CronJobSpec.schedule' ? ', in the time zone of the kube-controller-manager, mostly UTC' : ''
}

interface Probe {
  readonly delay: number
  readonly period: number
  readonly failures: number
  readonly successes: number
}

function readProbe(probe: any): Probe {
  const number = (field: keyof typeof PROBE_DEFAULTS) =>
    typeof probe?.[field] === 'number' && probe[field] > 0 ? probe[field] : PROBE_DEFAULTS[field]
  return {
    delay: number('initialDelaySeconds'),
    period: number('periodSeconds'),
    failures: number('failureThreshold'),
    successes: number('successThreshold'),
  }
}

type ProbeWords = (probe: Probe, container: any) => readonly Prose[]

const PROBES: Readonly<Record<string, ProbeWords>> = {
  livenessProbe: ({ delay, period, failures }, container) => [
    say`restarted after ${misses(failures, period)}: about ${inWords(failures * period)} after the container stops answering`,
    container?.startupProbe === undefined
      ? say`one that never answers is restarted ${inWords(delay + failures * period)} after its start (${delay} + ${period} × ${failures})`
      : say`it counts from the time on at which the startup probe has succeeded`,
  ],
  readinessProbe: ({ period, failures, successes }) => [
    say`no traffic of Services after ${misses(failures, period)}: about ${inWords(failures * period)} after the container stops answering`,
    successes === 1 ? say`traffic again after one that succeeds` : say`traffic again after ${successes} that succeed`,
  ],
  startupProbe: ({ delay, period, failures }) => [
    say`the container may take ${inWords(delay + failures * period)} to start (${delay} + ${period} × ${failures}), then it is restarted; until it has started no other probe runs`,
  ],
}

function misses(failures: number, period: number): string {
  return failures === 1 ? 'one check that fails' : `${failures} checks that fail, ${inWords(period)} apart`
}

/** When a probe acts: of a probe, or of one of its fields. */
export const probe: Says = (place) => {
  const { path } = place
  const at = path.findLastIndex((step) => typeof step === 'string' && Object.hasOwn(PROBES, step))
  if (at === -1) return []
  const value = valueIn(place, path.slice(0, at + 1))
  return value === undefined ? [] : PROBES[path[at]!]!(readProbe(value), valueIn(place, path.slice(0, at)))
}

const GRACE = 30

/** What happens in the time that containers have to end. */
export const grace: Says = (place) => {
  const { scalar, path } = place
  const total = Number(scalar)
  if (total === 0) return [say`containers are killed at once`]
  const sleeps = objectsOf<any>(valueIn(place, path.slice(0, -1))?.containers).flatMap(([{ name, lifecycle }]) => {
    const sleep = sleepOf(lifecycle?.preStop)
    return sleep === undefined ? [] : [{ name: String(name), sleep }]
  })
  return [
    say`the preStop hooks run, then containers get SIGTERM; those that still run ${inWords(total)} after the beginning are killed`,
    ...sleeps.map(({ name, sleep }) => leftOver(name, sleep, total)),
  ]
}

/** How much of the time to end a preStop hook takes. */
export const preStop: Says = (place) => {
  const container = ownerOf(place, 2)
  const spec = valueIn(place, place.path.slice(0, -4))
  const total = typeof spec?.terminationGracePeriodSeconds === 'number' ? spec.terminationGracePeriodSeconds : GRACE
  const sleep = sleepOf(ownerOf(place)?.preStop)
  if (sleep === undefined)
    return [say`SIGTERM comes when it has ended; both together have ${inWords(total)} (terminationGracePeriodSeconds)`]
  return [leftOver(String(container?.name), sleep, total)]
}

function leftOver(name: string, sleep: number, total: number): Prose {
  const rest = total - sleep
  return rest > 0
    ? say`container ${name} waits ${inWords(sleep)} before SIGTERM, and then has ${inWords(rest)} to end`
    : say`container ${name} waits ${inWords(sleep)} before SIGTERM, and is killed 2 s after the ${inWords(total)} of the grace period`
}

/** The seconds that a hook surely waits: by `sleep`, or a command that does nothing else first. */
function sleepOf(hook: any): number | undefined {
  if (typeof hook?.sleep?.seconds === 'number') return hook.sleep.seconds
  const command: unknown = hook?.exec?.command
  const words = Array.isArray(command) ? command.filter((word) => typeof word === 'string').join(' ') : ''
  const found = /^(?:\S*sh -c )?(?:\S*\/)?sleep (\d{1,6})\b/.exec(words.slice(0, 200))?.[1]
  return found === undefined ? undefined : Number(found)
}
