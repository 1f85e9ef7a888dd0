import { isSlip } from '../../kubernetes/label-selector.ts'
import type { Resource } from '../../model/resource.ts'
import { push } from '../maps.ts'
import type { Unit } from '../unit.ts'
import { kindOf, type Part, type Reference, referencesOf } from './extract.ts'
import { madeBy } from './made.ts'
import { offers } from './offers.ts'
import { isStanding } from './standing.ts'

/** What became of a reference. */
export type Outcome =
  /** The resource is there; `missing` are the keys and ports that it has not. */
  | { readonly is: 'found'; readonly target: Resource; readonly missing: readonly Part[] }
  /** Every cluster has it. */
  | { readonly is: 'standing' }
  /** Another resource makes it when it is applied: a Certificate its Secret. */
  | { readonly is: 'made'; readonly by: Resource }
  /** There is one of that name in another namespace. */
  | { readonly is: 'elsewhere'; readonly target: Resource }
  /** There is one that is called nearly so. */
  | { readonly is: 'near'; readonly target: Resource }
  /** Nothing here says that it is wrong: it may live in the cluster or in another repository. */
  | { readonly is: 'unknown' }

/** The references of a unit, resolved among its resources; everything is worked out when it is first asked for. */
export class References {
  readonly #unit: Unit
  /** By kind and name. */
  readonly #byName = new Map<string, Resource[]>()
  readonly #byKind = new Map<string, Resource[]>()
  #made: ReadonlyMap<string, readonly Resource[]> | undefined
  #users: ReadonlyMap<Resource, readonly Reference[]> | undefined

  constructor(unit: Unit) {
    this.#unit = unit
    for (const resource of unit.resources) {
      const kind = kindOf(resource)
      push(this.#byKind, kind, resource)
      if (resource.name !== undefined) push(this.#byName, `${kind} ${resource.name}`, resource)
    }
  }

  /** What a resource names. */
  of(resource: Resource): readonly Reference[] {
    return referencesOf(resource)
  }

  /** What becomes of a reference when the unit is applied. */
  resolve(reference: Reference): Outcome {
    const named = this.#byName.get(`${reference.kind} ${reference.name}`) ?? []
    const target = named.findLast((one) => this.#isThere(reference, one))
    if (target !== undefined) return { is: 'found', target, missing: missingParts(reference, target) }
    if (isStanding(reference)) return { is: 'standing' }
    const by = this.#makersOf(reference)
    if (by !== undefined) return { is: 'made', by }
    if (named.length > 0) return { is: 'elsewhere', target: named[0]! }
    const near = this.#nearest(reference)
    return near === undefined ? { is: 'unknown' } : { is: 'near', target: near }
  }

  /** The references that name a resource. */
  usersOf(resource: Resource): readonly Reference[] {
    this.#users ??= this.#allUsers()
    return this.#users.get(resource) ?? []
  }

  #allUsers(): ReadonlyMap<Resource, readonly Reference[]> {
    const users = new Map<Resource, Reference[]>()
    for (const resource of this.#unit.resources)
      for (const reference of this.of(resource)) {
        const outcome = this.resolve(reference)
        if (outcome.is === 'found') push(users, outcome.target, reference)
      }
    return users
  }

  /** Whether a reference finds a resource in its namespace; one that writes no namespace goes wherever the other goes. */
  #isThere({ from, namespace }: Reference, target: Resource): boolean {
    if (!target.namespaced) return true
    const wanted = namespace ?? (from.namespaced ? from.namespace : undefined)
    return wanted === undefined || target.namespace === undefined || wanted === target.namespace
  }

  #makersOf(reference: Reference): Resource | undefined {
    this.#made ??= madeBy(this.#unit.resources)
    const makers = this.#made.get(`${reference.kind} ${reference.name}`)
    return makers?.find((maker) => this.#isThere(reference, maker))
  }

  /** The resource of the kind that was most likely meant: a typing slip away, in the same namespace, and named by nothing else of the same resource. */
  #nearest(reference: Reference): Resource | undefined {
    const all = this.#byKind.get(reference.kind) ?? []
    return all.find(
      (one) => one.name !== undefined && isSlip(reference.name, one.name) && this.#isThere(reference, one),
    )
  }
}

const known = new WeakMap<Unit, References>()

/** The references of a unit. */
export function referencesIn(unit: Unit): References {
  let references = known.get(unit)
  if (references === undefined) known.set(unit, (references = new References(unit)))
  return references
}

function missingParts({ parts, row }: Reference, target: Resource): readonly Part[] {
  if (parts.length === 0 || (row.keys === undefined && row.ports === undefined)) return parts
  const offered = offers(target)
  return parts.filter(({ what, value }) => {
    const there = what === 'key' ? offered.keys : offered.ports
    return there !== undefined && !there.has(value)
  })
}
