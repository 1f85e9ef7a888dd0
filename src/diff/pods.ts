import { meetsAtRunTime } from '../kubernetes/generated-labels.ts'
import { meets } from '../kubernetes/label-selector.ts'
import type { Resource } from '../model/resource.ts'
import { nameOf } from '../model/resource.ts'
import { podSelection } from '../workspace/selections/read.ts'
import { namespaceOf } from '../workspace/unit.ts'
import { type Side, unitsByResource } from './load.ts'
import type { Pairing } from './pairs.ts'

/** A problem of a changed resource, under the id of its rule. */
export interface ChangeProblem {
  readonly rule: string
  readonly resource: Resource
  readonly path: readonly string[]
  readonly message: string
  readonly why?: string
  readonly hint?: string
}

/** Services that select none of the pods that run, before those of the new version are ready. */
export function lostPods({ pairs }: Pairing, before: Side): ChangeProblem[] {
  const now = new Map(pairs.map((pair) => [pair.before as Resource, pair.next]))
  const units = unitsByResource(before)
  return pairs.flatMap(({ before: service, next }) => {
    if (next.kind !== 'Service') return []
    const unit = units.get(service)
    const [old, selection] = [service, next].map(({ gvk, value }) => podSelection(gvk, value))
    if (unit === undefined || old === undefined || selection === undefined) return []
    const owners = unit.selectedBy(namespaceOf(service), old.selector).filter((owner) => now.has(owner))
    const kept = owners.filter((owner) => selects(selection, owner))
    if (owners.length === 0 || kept.length > 0) return []
    const owner = owners[0]!
    const arrives = selects(selection, now.get(owner)!)
    return [
      {
        rule: 'service-leaves-pods',
        resource: next,
        path: ['spec', 'selector'],
        message: `selects none of the pods of ${nameOf(owner)} that run now${arrives ? ': it has no endpoints until new ones are ready' : ', and none of its new ones'}`,
        ...(arrives && { hint: 'first add the label to the pods, and select it when they are replaced' }),
      },
    ]
  })
}

function selects({ selector }: NonNullable<ReturnType<typeof podSelection>>, owner: Resource): boolean {
  return selector.every((requirement) => meetsAtRunTime(requirement, owner) ?? meets(requirement, owner.podLabels!))
}

/** Workloads whose selector may change, and does: pods that it no longer selects run on without an owner. */
export function orphanedPods({ pairs }: Pairing): ChangeProblem[] {
  return pairs.flatMap(({ before, next }) => {
    if (!mayChangeSelector(next) || before.podLabels === undefined) return []
    const selection = podSelection(next.gvk, next.value)
    if (selection === undefined || selects(selection, before)) return []
    return [
      {
        rule: 'pods-orphaned',
        resource: next,
        path: ['spec', 'selector'],
        message: `no longer selects the pods that run now: they stay as they are, beside those of the new ${next.kind}`,
        why: 'nobody replaces or removes pods that no selector covers',
      },
    ]
  })
}

/** Other workloads keep their selector: that the server says. */
function mayChangeSelector({ kind, gvk, builtIn }: Resource): boolean {
  if (!builtIn) return false
  if (kind === 'ReplicationController') return true
  return ['Deployment', 'DaemonSet', 'ReplicaSet'].includes(kind) && gvk.version === 'v1beta1'
}
