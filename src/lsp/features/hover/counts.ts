import { scale, shareInWords } from '../../../kubernetes/int-or-percent.ts'
import { resolveBudget } from '../../../kubernetes/rollout/budget.ts'
import { updatedKinds } from '../../../kubernetes/rollout/plan.ts'
import type { Resource } from '../../../model/resource.ts'
import { rolloutWords } from '../../../report/rollout.ts'
import { counted } from '../../../text/count.ts'
import { coveredBy } from '../../../workspace/budgets.ts'
import { replicasOf } from '../../../workspace/replicas.ts'
import { NODES, rolloutsOf, type WorkloadRollout } from '../../../workspace/rollouts.ts'
import { code, type Prose, say } from '../../markdown.ts'
import { type Place, type Says, valueIn } from './place.ts'
import { called } from './words.ts'

/** How many pods there are while a percentage is reckoned. */
function totalOf(place: Place): { readonly total: number; readonly things: string } {
  const { resource, unit } = place
  if (resource.kind === 'DaemonSet') return { total: NODES, things: 'nodes, for example,' }
  return { total: replicasOf(unit, resource, resource.value).least, things: 'replicas' }
}

/** What the update of a workload does, in the words of `supercargo rollout`. */
export const update: Says = (place) => {
  const rollout = rolloutOf(place)
  if (rollout === undefined) return []
  const { headline, promise, consequences } = rolloutWords(rollout)
  return [headline, ...promise, ...consequences].map((line) => [line])
}

/** The same in one line. */
export const promise: Says = (place) => {
  const rollout = rolloutOf(place)
  return rollout === undefined ? [] : rolloutWords(rollout).promise.map((line) => say`an update: ${line}`)
}

const share =
  (rounding: 'up' | 'down'): Says =>
  (place) => {
    const { total, things } = totalOf(place)
    const words = shareInWords(place.scalar, total, things, rounding)
    return [...(words === undefined ? [] : [say`${words}`]), ...promise(place)]
  }

/** What a share of the pods comes to. */
export const shareUp = share('up')
export const shareDown = share('down')

function rolloutOf({ resource, unit, around }: Place): WorkloadRollout | undefined {
  if (!resource.builtIn || !(updatedKinds as readonly string[]).includes(resource.kind)) return undefined
  const minor = around.schema.versions.to
  return rolloutsOf(unit, { nodes: NODES, minor }, (each) => each === resource)[0]
}

/** What a share of the pods of a StatefulSet comes to (getStatefulSetMaxUnavailable). */
export const unavailable: Says = (place) => {
  const { total, things } = totalOf(place)
  const words = shareInWords(place.scalar, total, things, 'down')
  const least = scale(place.scalar, total, 'down') === 0 ? '; one at least is taken down' : ''
  return [...(words === undefined ? [] : [say`${words}${least}`]), ...promise(place)]
}

/** Who decides how many pods there are, and what that means for updates. */
export const replicas: Says = (place) => {
  const { resource, unit } = place
  const { least, most, autoscaler } = replicasOf(unit, resource, resource.value)
  const scaled =
    autoscaler === undefined
      ? []
      : [say`${called(autoscaler, resource)} decides: ${least} to ${counted(most, 'replica')}`]
  return [...scaled, ...promise(place)]
}

/** How many pods a disruption budget lets go. */
export const budget: Says = (place) => {
  const { resource, unit, path, scalar } = place
  const { owners, uncounted, least, most } = coveredBy(unit, resource, resource.value)
  if (owners.length === 0 || uncounted.length > 0) return []
  const covered = say`covers ${owners.length === 1 ? called(owners[0]!, resource) : `${owners.length} workloads`} with ${least === most ? '' : 'at least '}${counted(least, 'replica')}`
  const words = shareInWords(scalar, least, 'replicas', 'up')
  const resolved = resolveBudget(valueIn(place, ['spec']), least)
  const lines: Prose[] = [covered, ...(words === undefined ? [] : [say`${words}`])]
  if (resolved === undefined || resolved.field !== path.at(-1)) return lines
  const { healthy, evictions } = resolved
  return [
    ...lines,
    say`${healthy} must stay healthy, so ${evictions === 0 ? 'no pod' : counted(evictions, 'pod')} may be evicted at a time`,
  ]
}

/** The pods that are kept on the old version. */
export const partition: Says = (place) => {
  const { total } = totalOf(place)
  const { scalar, resource } = place
  if (typeof scalar !== 'number' || !Number.isInteger(scalar) || scalar < 0) return []
  if (scalar === 0) return update(place)
  const kept = Math.min(scalar, total)
  return [say`${replacedPods(resource, kept, total)} replaced`, ...update(place).slice(1)]
}

function replacedPods({ name = '', value }: Resource, kept: number, total: number): Prose {
  if (kept === total) return say`no pod is`
  const { start } = value.spec?.ordinals ?? {}
  const pod = (index: number) => code(`${name}-${index + (typeof start === 'number' ? start : 0)}`)
  return kept === total - 1 ? say`pod ${pod(kept)} is` : say`pods ${pod(kept)} to ${pod(total - 1)} are`
}
