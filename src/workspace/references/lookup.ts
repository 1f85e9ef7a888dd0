import type { Resource } from '../../model/resource.ts'
import { STEP } from '../gradual.ts'
import { within } from '../maps.ts'
import { areTogether } from '../unit.ts'
import { kindOf, type Named } from './extract.ts'
import { currentKind } from './identity.ts'
import { type NearName, NearNames } from './near.ts'
import { Places, spaceOf } from './places.ts'

const NONE: readonly Resource[] = []

/** So many names are looked at for a few that are there. */
const LOOKED_AT = 100

/** The resources of a unit by what others name them with. */
export class Lookup {
  /** By kind and name. */
  readonly #byKind = new Map<string, Map<string, Places>>()
  /** Kinds with their namespaces, as `Secret shop`. */
  readonly #kindsIn = new Set<string>()
  readonly #names = new NearNames(this.#byKind)

  /** Takes in all resources of a unit, in steps of some of them. */
  static *of(resources: readonly Resource[]): Generator<undefined, Lookup> {
    const lookup = new Lookup()
    for (const [at, resource] of resources.entries()) {
      if (at % STEP === STEP - 1) yield
      lookup.#add(resource)
    }
    return lookup
  }

  #add(resource: Resource): void {
    if (resource.name === undefined) return
    const kind = kindOf(resource)
    const named = within(this.#byKind, kind)
    const places = named.get(resource.name)
    if (places === undefined) named.set(resource.name, new Places(resource))
    else places.add(resource)
    this.#kindsIn.add(`${kind} ${spaceOf(resource)}`)
  }

  /** The kinds that there are, as `Deployment.apps`. */
  get kinds(): Iterable<string> {
    return this.#byKind.keys()
  }

  hasKind(kind: string): boolean {
    return this.#byKind.has(kind)
  }

  /** Whether a namespace has a resource of the kind. */
  hasKindIn(kind: string, namespace: string | undefined): boolean {
    return this.#kindsIn.has(`${kind} ${namespace}`)
  }

  /** The resources of that kind and name, in all namespaces. */
  places(kind: string, name: string): Places | undefined {
    return this.#byKind.get(kind)?.get(name)
  }

  /** The resources that a reference finds, the likeliest last; on request as if it named another kind. */
  targets(reference: Named, kind = currentKind(reference.kind)): readonly Resource[] {
    const places = this.places(kind, reference.name)
    return places === undefined ? NONE : pick(places, reference)
  }

  /** The names of a kind that are a typing slip away. */
  near(kind: string, name: string): NearName<Places>[] {
    return this.#names.near(kind, name)
  }

  /** The first few of the kind that a reference names, where it looks. */
  others(reference: Named, most: number): readonly Resource[] {
    const found: Resource[] = []
    let seen = 0
    for (const places of this.#byKind.get(currentKind(reference.kind))?.values() ?? []) {
      const [target] = pick(places, reference)
      if (target !== undefined) found.push(target)
      if (found.length === most || ++seen === LOOKED_AT) break
    }
    return found
  }
}

/** Among more namespaces than these the nearest folder is not looked for. */
const MANY = 50

/** The namespace that a reference looks in; undefined where none is written. */
export function wantedBy({ namespace, from }: Named): string | undefined {
  return namespace ?? (from.namespaced ? from.namespace : undefined)
}

/** The resources that a reference may find, the likeliest last. What writes no namespace goes wherever the other goes. */
export function pick(places: Places, reference: Named): readonly Resource[] {
  const wanted = wantedBy(reference)
  const free = places.in('')
  if (wanted !== undefined) {
    const exact = places.in(wanted)
    return free.length === 0 ? exact : [...free, ...exact]
  }
  if (free.length > 0) return free
  const all = places.all(MANY)
  const together = all.filter((each) => areTogether(reference.from, each))
  return together.length > 0 ? together : all
}

/** Whether a resource is where a reference looks. */
export function isIn(target: Resource, reference: Named): boolean {
  const wanted = wantedBy(reference)
  const space = spaceOf(target)
  return wanted === undefined || space === '' || wanted === space
}

/** Whether a guess is allowed: where only one of the two writes a namespace, their files must lie together. */
export function isBeside(target: Resource, reference: Named): boolean {
  if (!target.namespaced) return true
  return (wantedBy(reference) === undefined) === (target.namespace === undefined) || areTogether(reference.from, target)
}
