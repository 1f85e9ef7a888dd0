import type { Resource } from '../../model/resource.ts'
import { push } from '../maps.ts'
import { type Reference, referencesOf } from './extract.ts'
import { currentKind } from './identity.ts'
import type { Lookup } from './lookup.ts'

/** What resources name, in as little room as it takes. */
export interface Uses {
  /** Who names a resource: one, or a list of several, in the order of files and documents. */
  readonly users: ReadonlyMap<Resource, Resource | readonly Resource[]>
  /** What is named but not there, as `Secret web`, and whether several resources do. */
  readonly missed: ReadonlyMap<string, boolean>
  /** The references of a resource that a rule may have something to say about: all but those that find what they name, under its usual kind and with every key and port. */
  readonly open: ReadonlyMap<Resource, readonly Reference[]>
}

/** What tells whether there is nothing to say about a reference. */
export interface Known {
  /** Whether targets have the keys and ports that a reference names. */
  isWhole(reference: Reference, targets: readonly Resource[]): boolean
  /** Whether what has no manifest is there all the same. */
  isThere(reference: Reference): boolean
}

/** Looks once at all that resources name. */
export function readUses(resources: readonly Resource[], lookup: Lookup, known: Known): Uses {
  const users = new Map<Resource, Resource | Resource[]>()
  const missed = new Map<string, boolean>()
  const open = new Map<Resource, Reference[]>()
  for (const resource of resources) {
    const names = new Set<string>()
    for (const reference of referencesOf(resource)) {
      const { name, row } = reference
      const kind = currentKind(reference.kind)
      const targets = lookup.targets(reference, kind)
      const target = targets.at(-1)
      if (target === undefined) names.add(`${kind} ${name}`)
      else addUser(users, target, resource)
      const isUsual = kind === reference.kind && row.among?.includes(kind) !== false
      const isFine = target === undefined ? known.isThere(reference) : known.isWhole(reference, targets)
      if (!isUsual || !isFine) push(open, resource, reference)
    }
    for (const name of names) missed.set(name, missed.has(name))
  }
  return { users, missed, open }
}

function addUser(users: Map<Resource, Resource | Resource[]>, target: Resource, user: Resource): void {
  const known = users.get(target)
  if (known === undefined) users.set(target, user)
  else if (!Array.isArray(known)) {
    if (known !== user) users.set(target, [known, user])
  } else if (known.at(-1) !== user) known.push(user)
}
