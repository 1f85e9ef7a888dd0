import type { Resource } from '../../model/resource.ts'
import { STEP } from '../gradual.ts'
import { add, push, type Several } from '../maps.ts'
import { currentKind } from './identity.ts'
import type { Lookup } from './lookup.ts'
import { type Mention, mentionsOf } from './mention.ts'

/** What resources name, in as little room as it takes. */
export interface Uses {
  /** Who names a resource, in the order of files and documents. */
  readonly users: ReadonlyMap<Resource, Several<Resource>>
  /** What is named but not there, as `Secret web`, and whether several resources do. */
  readonly missed: ReadonlyMap<string, boolean>
  /** Which references of a resource a rule may have something to say about: all but those that find what they name, under its usual kind and with every key and port. */
  readonly open: ReadonlyMap<Resource, readonly number[]>
}

/** What tells whether there is nothing to say about what is named. */
export interface Known {
  /** Whether targets have the keys and ports that are named. */
  isWhole(mention: Mention, targets: readonly Resource[]): boolean
  /** Whether what has no manifest is there all the same. */
  isThere(mention: Mention): boolean
}

/** Looks once at all that resources name, in steps of some resources each. */
export function* readUses(resources: readonly Resource[], lookup: Lookup, known: Known): Generator<undefined, Uses> {
  const users = new Map<Resource, Several<Resource>>()
  const missed = new Map<string, boolean>()
  const open = new Map<Resource, number[]>()
  for (const [at, resource] of resources.entries()) {
    if (at % STEP === STEP - 1) yield
    const mentions = mentionsOf(resource)
    let names: Set<string> | undefined
    for (let index = 0; index < mentions.length; index++) {
      const mention = mentions[index]!
      const kind = currentKind(mention.kind)
      const targets = lookup.targets(mention, kind)
      const target = targets.at(-1)
      if (target === undefined) (names ??= new Set()).add(`${kind} ${mention.name}`)
      else addUser(users, target, resource)
      const isUsual = kind === mention.kind && mention.row.among?.includes(kind) !== false
      const isFine = target === undefined ? known.isThere(mention) : known.isWhole(mention, targets)
      if (!isUsual || !isFine) push(open, resource, index)
    }
    if (names !== undefined) for (const name of names) missed.set(name, missed.has(name))
  }
  return { users, missed, open }
}

/** Who names the same thing several times stands there once. */
function addUser(users: Map<Resource, Several<Resource>>, target: Resource, user: Resource): void {
  const known = users.get(target)
  if ((Array.isArray(known) ? known.at(-1) : known) !== user) add(users, target, user)
}
