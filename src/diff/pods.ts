import { meetsAtRunTime } from '../kubernetes/generated-labels.ts'
import { meets } from '../kubernetes/label-selector.ts'
import { podSelection } from '../kubernetes/pod-selection.ts'
import type { Resource } from '../model/resource.ts'
import { nameOf } from '../model/resource.ts'
import { namespaceOf } from '../workspace/unit.ts'
import { type Side, unitOf } from './load.ts'
import { identity, type Pair, type Pairing } from './pairs.ts'

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
  return pairs.flatMap(({ before: service, next }) => {
    if (next.kind !== 'Service') return []
    const unit = unitOf(before, service)
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
function mayChangeSelector({ kind, gvk }: Resource): boolean {
  if (kind === 'ReplicationController') return true
  return ['Deployment', 'DaemonSet', 'ReplicaSet'].includes(kind) && gvk.version === 'v1beta1'
}

/** Resources that look like another one under a new name: one is deleted, the other created. */
export function renamed({ gone, added }: Pairing): ChangeProblem[] {
  const open = [...gone]
  return added.flatMap((resource) => {
    const index = open.findIndex((old) => isNear(old, resource))
    if (index === -1) return []
    const [old] = open.splice(index, 1) as [Pair['before']]
    const where = old.namespace === resource.namespace ? '' : ` in namespace "${namespaceOf(old)}"`
    return [
      {
        rule: 'renamed-resource',
        resource,
        path: old.name === resource.name ? ['metadata', 'namespace'] : ['metadata', 'name'],
        message: `looks like ${nameOf(old)}${where} under a new name: the cluster creates this one, and the old one goes or stays behind`,
        why: CONSEQUENCES[resource.kind] ?? 'what refers to the old name finds nothing',
      },
    ]
  })
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'with a definition all its resources are deleted',
  Deployment: 'pods of both run side by side until the old one is deleted, then all of its pods go at once',
  Ingress: 'the load balancer may get another address',
  Namespace: 'with a namespace everything in it is deleted',
  PersistentVolumeClaim: 'the new claim is empty: data stay in the volume of the old one, or go with it',
  Service: 'it gets another address and another DNS name',
  StatefulSet: 'its pods get other names, and claims of their own without the data of the old ones',
}

/** At least so much of both is the same. */
const LIKENESS = 0.8
/** Below so many values everything looks alike. */
const LEAST_VALUES = 4

function isNear(old: Pair['before'], now: Pair['before']): boolean {
  if (old.kind !== now.kind || old.gvk.group !== now.gvk.group || identity(old) === identity(now)) return false
  const [a, b] = [leaves(old.value), leaves(now.value)]
  if (Math.min(a.size, b.size) < LEAST_VALUES) return false
  let shared = 0
  for (const [path, value] of a) if (isSame(value, b.get(path), old.name!, now.name!)) shared++
  return shared >= LIKENESS * Math.max(a.size, b.size)
}

/** Whether two values are the same, or would be if the resources had the same name. */
function isSame(value: string, other: string | undefined, name: string, otherName: string): boolean {
  if (value === other) return true
  return other !== undefined && value.replaceAll(name, otherName) === other
}

/** The values of a resource with their paths, but for those that say what it is. */
function leaves(object: any): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const open: [path: string, value: unknown][] = Object.entries(object)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next
    if (IDENTITY.has(path)) continue
    if (typeof value === 'object' && value !== null)
      for (const [step, inner] of Object.entries(value)) open.push([`${path}/${step}`, inner])
    else found.set(path, String(value))
  }
  return found
}

const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])
