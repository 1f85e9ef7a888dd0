import type { Resource } from '../model/resource.ts'
import { push } from '../workspace/maps.ts'
import type { PlainResource } from '../workspace/resource.ts'
import { namespaceOf } from '../workspace/unit.ts'
import { resourcesOf, type Side } from './load.ts'

/** A resource with what it was before. */
export interface Pair {
  readonly before: PlainResource
  readonly next: PlainResource
}

/** What became of the resources. */
export interface Pairing {
  readonly pairs: readonly Pair[]
  readonly gone: readonly PlainResource[]
  readonly added: readonly PlainResource[]
}

/** Where kinds of the group `extensions` live now; they are the same resources. */
const MOVED: Readonly<Record<string, string>> = {
  DaemonSet: 'apps',
  Deployment: 'apps',
  Ingress: 'networking.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
  PodSecurityPolicy: 'policy',
  ReplicaSet: 'apps',
}

/** Puts each resource beside its former self: that of the same file, else that of any file. */
export function pairUp(before: Side, next: Side): Pairing {
  const former = resourcesOf(before).filter(({ name }) => name !== undefined)
  const now = resourcesOf(next).filter(({ name }) => name !== undefined)
  const found = new Map<PlainResource, PlainResource>()
  match(former, now, found, (resource, side) => `${side.keyOf(resource.file)}\n${identity(resource)}`, before, next)
  match(former, now, found, identity, before, next)
  const paired = new Set(found.values())
  return {
    pairs: now.flatMap((resource) => (found.has(resource) ? [{ before: found.get(resource)!, next: resource }] : [])),
    gone: former.filter((resource) => !paired.has(resource)),
    added: now.filter((resource) => !found.has(resource)),
  }
}

/** Pairs what has the same key, the first with the first, as far as it is not paired yet. */
function match(
  former: readonly PlainResource[],
  now: readonly PlainResource[],
  found: Map<PlainResource, PlainResource>,
  keyOf: (resource: PlainResource, side: Side) => string,
  before: Side,
  next: Side,
): void {
  const taken = new Set(found.values())
  const open = new Map<string, PlainResource[]>()
  for (const resource of former) if (!taken.has(resource)) push(open, keyOf(resource, before), resource)
  for (const resource of now) {
    if (found.has(resource)) continue
    const old = open.get(keyOf(resource, next))?.shift()
    if (old !== undefined) found.set(resource, old)
  }
}

/** What makes a resource the same one for a cluster, whatever API version it is written in. */
export function identity(resource: Resource): string {
  const { gvk, kind, name } = resource
  const group = gvk.group === 'extensions' && Object.hasOwn(MOVED, kind) ? MOVED[kind] : gvk.group
  return `${group}/${kind}/${namespaceOf(resource)}/${name}`
}
