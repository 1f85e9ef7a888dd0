import { nameOf, type Resource } from '../model/resource.ts'
import { push } from '../workspace/maps.ts'
import type { PlainResource } from '../workspace/resource.ts'
import { namespaceOf } from '../workspace/unit.ts'
import type { Pairing } from './pairs.ts'
import type { ChangeProblem } from './pods.ts'

/** Resources that look like another one under a new name: one is deleted, the other created. */
export function renamed({ gone, added }: Pairing): ChangeProblem[] {
  const open = new Map<string, Candidate[]>()
  for (const resource of gone) push(open, kindOf(resource), new Candidate(resource))
  return added.flatMap((resource) => {
    const candidates = open.get(kindOf(resource))
    if (candidates === undefined) return []
    const candidate = new Candidate(resource)
    const index = candidates.slice(0, MOST_COMPARED).findIndex((old) => old.isNear(candidate))
    if (index === -1) return []
    const old = candidates.splice(index, 1)[0]!.resource
    const isMoved = old.name === resource.name
    const what = isMoved
      ? `${nameOf(old)} of namespace "${namespaceOf(old)}" in another one`
      : `${nameOf(old)} under a new name`
    return [
      {
        rule: 'renamed-resource',
        resource,
        path: isMoved ? ['metadata', 'namespace'] : ['metadata', 'name'],
        message: `looks like ${what}: the cluster creates this one, and the old one goes or stays behind`,
        why: Object.hasOwn(CONSEQUENCES, resource.kind)
          ? CONSEQUENCES[resource.kind]
          : 'what refers to the old name finds nothing',
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

/** With how many of its kind that are gone a new resource is compared. */
const MOST_COMPARED = 200

function kindOf({ gvk, kind }: Resource): string {
  return `${gvk.group}/${kind}`
}

/** A resource whose values are taken down when they are compared for the first time. */
class Candidate {
  readonly resource: PlainResource
  #leaves: ReadonlyMap<string, string> | undefined

  constructor(resource: PlainResource) {
    this.resource = resource
  }

  get leaves(): ReadonlyMap<string, string> {
    return (this.#leaves ??= leavesOf(this.resource.value))
  }

  isNear({ resource, leaves }: Candidate): boolean {
    const [least, most] = [this.leaves.size, leaves.size].sort((a, b) => a - b) as [number, number]
    if (least < LEAST_VALUES || least < LIKENESS * most) return false
    let shared = 0
    for (const [path, value] of this.leaves)
      if (isSame(value, leaves.get(path), this.resource.name!, resource.name!)) shared++
    return shared >= LIKENESS * most
  }
}

/** Whether two values are the same, or would be if the resources had the same name. */
function isSame(value: string, other: string | undefined, name: string, otherName: string): boolean {
  if (value === other) return true
  return other !== undefined && value.replaceAll(name, otherName) === other
}

/** The values of a resource with their paths, but for those that say what it is. */
function leavesOf(object: any): ReadonlyMap<string, string> {
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
