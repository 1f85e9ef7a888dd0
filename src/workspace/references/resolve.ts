import type { Resource } from '../../model/resource.ts'
import { placeholderHint } from '../../text/placeholder.ts'
import { within } from '../maps.ts'
import { areTogether, type Unit } from '../unit.ts'
import { kindOf, type Part, type Reference, referencesOf } from './extract.ts'
import { areSiblings, bareKind, currentKind } from './identity.ts'
import { Made, type Making } from './made.ts'
import { isWordSlip, NameIndex, wordsOf } from './near.ts'
import { offers } from './offers.ts'
import { Places, spaceOf } from './places.ts'
import { isStanding, isUnwritten, standingNames } from './standing.ts'

/** What became of a reference. */
export type Outcome =
  /** The resource is there; `missing` are the keys and ports that it has not. */
  | { readonly is: 'found'; readonly target: Resource; readonly missing: readonly Part[] }
  /** Every cluster has it. */
  | { readonly is: 'standing' }
  /** Another resource makes it when it is applied: a Certificate its Secret. */
  | { readonly is: 'made'; readonly by: Resource }
  /** It is no resource, but a name that another one has too: the class of a volume. */
  | { readonly is: 'agreed'; readonly by: Resource }
  /** A kustomization makes it. */
  | { readonly is: 'generated' }
  /** There is one of that name, but of another kind or in another API group than the one that stands beside the name. */
  | { readonly is: 'other-kind'; readonly target: Resource }
  /** There is one of that name in another namespace, or with `making` one is made there. */
  | { readonly is: 'elsewhere'; readonly target: Resource; readonly making?: Making }
  /** There is one that is called nearly so; with `making` the target makes it, or merely has the name. */
  | { readonly is: 'near'; readonly target: Resource; readonly name: string; readonly making?: Making }
  /** Every cluster has one that is called nearly so. */
  | { readonly is: 'near-standing'; readonly name: string }
  /** It is told to live elsewhere. */
  | { readonly is: 'external' }
  /** It must be here, and is not; `others` are some of its kind that are there. */
  | { readonly is: 'missing'; readonly others: readonly Resource[] }
  /** Nothing here says that it is wrong: it may live in the cluster or in another repository. */
  | { readonly is: 'unknown' }

export interface ResolveOptions {
  /** Everything that the reference can name is here: what is not found is missing. By default as the unit is told to be. */
  readonly closed?: boolean
}

/** The references of a unit, resolved among its resources; everything is worked out when it is first asked for. */
export class References {
  readonly #unit: Unit
  /** By kind and name. */
  readonly #byKind = new Map<string, Map<string, Places>>()
  /** Kinds with their namespaces, as `Secret shop`. */
  readonly #kindsIn = new Set<string>()

  constructor(unit: Unit) {
    this.#unit = unit
    for (const resource of unit.resources) {
      if (resource.name === undefined) continue
      const kind = kindOf(resource)
      const namespace = spaceOf(resource)
      const named = within(this.#byKind, kind)
      const places = named.get(resource.name)
      if (places === undefined) named.set(resource.name, new Places(resource))
      else places.add(resource)
      this.#kindsIn.add(`${kind} ${namespace}`)
    }
  }

  #last: Resource | undefined
  #references: readonly Reference[] = []
  readonly #outcomes = new Map<Reference, Outcome>()

  /** What a resource names. */
  of(resource: Resource): readonly Reference[] {
    if (resource !== this.#last) {
      this.#references = referencesOf(resource)
      this.#outcomes.clear()
      this.#last = resource
    }
    return this.#references
  }

  /** Whether there is one of that kind and name in some namespace. */
  knows(kind: string, name: string): boolean {
    return this.#byKind.get(kind)?.has(name) === true
  }

  /** What becomes of a reference when the unit is applied. */
  resolve(reference: Reference, { closed = this.#unit.outside.closed }: ResolveOptions = {}): Outcome {
    let outcome = this.#outcomes.get(reference)
    if (outcome === undefined) {
      outcome = this.#find(reference) ?? (this.#isExternal(reference) ? EXTERNAL : this.#explain(reference))
      if (reference.from === this.#last) this.#outcomes.set(reference, outcome)
    }
    if (!closed || outcome.is !== 'unknown' || isUnwritten(reference.kind)) return outcome
    return { is: 'missing', others: this.#others(reference) }
  }

  /** The references of a resource; none where all of them find what they name under its usual kind, with every key and port. */
  openOf(resource: Resource): readonly Reference[] {
    return this.#uses.open.has(resource) ? this.of(resource) : NO_REFERENCES
  }

  /** The references of a resource that a rule judges by itself, with what becomes of them. */
  judgedBy(rule: string, resource: Resource): readonly { readonly reference: Reference; readonly outcome: Outcome }[] {
    return this.openOf(resource)
      .filter(({ row }) => row.judgedBy === rule)
      .map((reference) => ({ reference, outcome: this.resolve(reference) }))
  }

  /** The references that name a resource, on request only of some kinds of resources. */
  usersOf(resource: Resource, kinds?: readonly string[]): readonly Reference[] {
    return this.usedBy(resource)
      .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      .flatMap((from) => referencesOf(from).filter((each) => this.#target(each) === resource))
  }

  /** The resources that name a resource, in the order of files and documents. */
  usedBy(resource: Resource): readonly Resource[] {
    const users = this.#uses.users.get(resource)
    return users === undefined ? NONE : Array.isArray(users) ? users : [users as Resource]
  }

  /** The resources that make one of that kind and name: a StatefulSet takes a claim that is there already for its own. */
  makersOf(resource: Resource): readonly Resource[] {
    if (resource.name === undefined) return NONE
    const makings = this.#made.makingsOf(kindOf(resource), resource.name)
    return makings.filter(({ row }) => !row.bare).map(({ by }) => by)
  }

  /** What a reference names, where it is or will be there. */
  #find(reference: Reference): Outcome | undefined {
    const targets = this.#targets(reference, currentKind(reference.kind))
    const target = targets.at(-1)
    if (target !== undefined) return { is: 'found', target, missing: this.#missing(reference, targets) }
    if (isStanding(reference)) return { is: 'standing' }
    const making = this.#makingOf(reference)
    if (making !== undefined) return { is: making.row.bare ? 'agreed' : 'made', by: making.by }
    return this.#unit.isGenerated(reference.kind, reference.name) ? { is: 'generated' } : undefined
  }

  #isExternal(reference: Reference): boolean {
    return this.#unit.outside.isExternal(reference.kind, wantedBy(reference), reference.name)
  }

  /** What is known about a reference to something that is not there. */
  #explain(reference: Reference): Outcome {
    const other = this.#otherKind(reference)
    if (other !== undefined) return { is: 'other-kind', target: other }
    const elsewhere = this.#elsewhere(reference) ?? this.#madeElsewhere(reference)
    if (elsewhere !== undefined) return elsewhere
    const near = this.#nearest(reference) ?? this.#nearestMade(reference)
    if (near !== undefined) return near
    const standing = nearStanding(reference)
    return standing === undefined ? UNKNOWN : { is: 'near-standing', name: standing }
  }

  /** A few of the kind that a reference names, where it looks. */
  #others(reference: Reference): readonly Resource[] {
    const found: Resource[] = []
    for (const places of this.#byKind.get(currentKind(reference.kind))?.values() ?? []) {
      const [target] = pick(places, reference)
      if (target !== undefined) found.push(target)
      if (found.length === SHOWN) break
    }
    return found
  }

  #targets(reference: Reference, kind: string): readonly Resource[] {
    const places = this.#byKind.get(kind)?.get(reference.name)
    return places === undefined ? NONE : pick(places, reference)
  }

  /** The keys and ports that none of the targets has; what a maker or a kustomization puts into one is not known. */
  #missing(reference: Reference, targets: readonly Resource[]): readonly Part[] {
    const { parts, kind, name } = reference
    if (parts.length === 0) return NO_PARTS
    const missing = parts.filter((part) => targets.every((target) => lacks(target, part)))
    if (missing.length === 0) return NO_PARTS
    return this.#makingOf(reference) !== undefined || this.#unit.isGenerated(kind, name) ? NO_PARTS : missing
  }

  #madeOnce: Made | undefined
  get #made(): Made {
    return (this.#madeOnce ??= new Made(this.#unit.resources))
  }

  #makingOf(reference: Reference): Making | undefined {
    return this.#made.makingsOf(reference.kind, reference.name).find(({ by }) => isIn(by, reference))
  }

  /** One of the same name whose kind was most likely meant by the kind that stands beside the name. */
  #otherKind(reference: Reference): Resource | undefined {
    if (typeof reference.row.to === 'string') return undefined
    const kind = currentKind(reference.kind)
    for (const other of this.#byKind.keys()) {
      if (other === kind || !this.#isMistakable(kind, other)) continue
      const target = this.#targets(reference, other).at(-1)
      if (target !== undefined) return target
    }
    return undefined
  }

  #isMistakable(kind: string, other: string): boolean {
    if (areSiblings(kind, other)) return true
    const [a, b] = [bareKind(kind), bareKind(other)]
    if (a === b) return true
    return (
      !this.#byKind.has(kind) && (a.toLowerCase() === b.toLowerCase() || isWordSlip(a.toLowerCase(), b.toLowerCase()))
    )
  }

  /** One in another namespace; where others use that one and the own namespace has none of the kind here, each namespace may have its own. */
  #elsewhere(reference: Reference): Outcome | undefined {
    const kind = currentKind(reference.kind)
    const target = this.#byKind.get(kind)?.get(reference.name)?.first
    if (target === undefined) return undefined
    const isKnownHere = this.#kindsIn.has(`${kind} ${wantedBy(reference)}`)
    return isKnownHere || !this.#isUsedByOthers(target, reference.from) ? { is: 'elsewhere', target } : undefined
  }

  /** One that is made for a pod of another namespace; Secrets that are made are often copied from one to the next. */
  #madeElsewhere({ kind, name }: Reference): Outcome | undefined {
    const making = this.#made.makingsOf(kind, name).find(({ row }) => row.numbered)
    return making && { is: 'elsewhere', target: making.by, making }
  }

  /** One whose name is a typing slip away, if nothing speaks against it. */
  #nearest(reference: Reference): Outcome | undefined {
    const kind = currentKind(reference.kind)
    for (const { name, owner: places, words } of this.#namesOf(kind)?.near(reference.name) ?? []) {
      const target = pick(places, reference).at(-1)
      if (target === undefined || !isBeside(target, reference)) continue
      if (words !== undefined && this.#areBothWords(words, reference, places.all().length)) continue
      if (mayBothBe(words) && this.#namesToo(reference.from, kind, name)) continue
      if (this.#isUsedByOthers(target, reference.from) && this.#isNamedAgain(kind, reference.name)) continue
      return { is: 'near', target, name }
    }
    return undefined
  }

  /** One that is made under a name a typing slip away, under the same conditions. */
  #nearestMade(reference: Reference): Outcome | undefined {
    const { kind, from } = reference
    for (const { name, owner: makings, words } of this.#made.near(kind, reference.name)) {
      const making = makings.findLast(({ by }) => isIn(by, reference) && isBeside(by, reference))
      if (making === undefined) continue
      if (words !== undefined && this.#areBothWords(words, reference, 0)) continue
      if (mayBothBe(words) && this.#namesToo(from, kind, name)) continue
      if (this.#uses.missed.has(`${kind} ${name}`) && this.#isNamedAgain(kind, reference.name)) continue
      return { is: 'near', target: making.by, name, making }
    }
    return undefined
  }

  #namesToo(from: Resource, kind: string, name: string): boolean {
    return this.of(from).some((one) => one.name === name && currentKind(one.kind) === kind)
  }

  readonly #names = new Map<string, NameIndex<Places>>()
  #namesOf(kind: string): NameIndex<Places> | undefined {
    const named = this.#byKind.get(kind)
    if (named === undefined || this.#names.has(kind)) return this.#names.get(kind)
    const index = new NameIndex<Places>()
    for (const [name, places] of named) index.add(name, places)
    this.#names.set(kind, index)
    return index
  }

  #words: ReadonlyMap<string, number> | undefined
  /** Whether both words stand in the names of other resources too, so that neither is a slip of the other. */
  #areBothWords(words: readonly [string, string], { from }: Reference, there: number): boolean {
    const counts = (this.#words ??= countWords(this.#unit.resources))
    const own = from.name !== undefined && wordsOf(from.name).includes(words[0]) ? 1 : 0
    return (counts.get(words[0]) ?? 0) > own && (counts.get(words[1]) ?? 0) > there
  }

  #isUsedByOthers(target: Resource, from: Resource): boolean {
    return this.usedBy(target).some((user) => user !== from)
  }

  /** Whether several resources name something that is not there: then it is no slip. */
  #isNamedAgain(kind: string, name: string): boolean {
    return this.#uses.missed.get(`${kind} ${name}`) === true || this.knows(kind, name)
  }

  /** The resource that a reference finds. */
  #target(reference: Reference): Resource | undefined {
    return this.#targets(reference, currentKind(reference.kind)).at(-1)
  }

  #usesOnce: Uses | undefined
  get #uses(): Uses {
    return (this.#usesOnce ??= this.#readUses())
  }

  #readUses(): Uses {
    const users = new Map<Resource, Resource | Resource[]>()
    const missed = new Map<string, boolean>()
    const open = new Set<Resource>()
    for (const resource of this.#unit.resources) {
      const names = new Set<string>()
      for (const reference of referencesOf(resource)) {
        const { name, row } = reference
        const kind = currentKind(reference.kind)
        const targets = this.#targets(reference, kind)
        const target = targets.at(-1)
        if (target === undefined) names.add(`${kind} ${name}`)
        else addUser(users, target, resource)
        const isUsual = kind === reference.kind && row.among?.includes(kind) !== false
        if (target === undefined || !isUsual || this.#missing(reference, targets).length > 0) open.add(resource)
      }
      for (const name of names) missed.set(name, missed.has(name))
    }
    return { users, missed, open }
  }
}

/** What resources name, in as little room as it takes. */
interface Uses {
  /** Who names a resource: one, or a list of several. */
  readonly users: ReadonlyMap<Resource, Resource | readonly Resource[]>
  /** What is named but not there, as `Secret web`, and whether several resources do. */
  readonly missed: ReadonlyMap<string, boolean>
  /** The resources that name something that is not there, or has not all that they name of it. */
  readonly open: ReadonlySet<Resource>
}

function addUser(users: Map<Resource, Resource | Resource[]>, target: Resource, user: Resource): void {
  const known = users.get(target)
  if (known === undefined) users.set(target, user)
  else if (!Array.isArray(known)) {
    if (known !== user) users.set(target, [known, user])
  } else if (known.at(-1) !== user) known.push(user)
}

const NONE: readonly Resource[] = []
const NO_REFERENCES: readonly Reference[] = []
const NO_PARTS: readonly Part[] = []
const UNKNOWN: Outcome = { is: 'unknown' }
const EXTERNAL: Outcome = { is: 'external' }

/** So many others are shown where something is missing. */
const SHOWN = 3

/** Among more namespaces than these the nearest folder is not looked for. */
const MANY = 50

/** The namespace that a reference looks in; undefined where none is written. */
function wantedBy({ namespace, from }: Reference): string | undefined {
  return namespace ?? (from.namespaced ? from.namespace : undefined)
}

/** The resources that a reference may find, the likeliest last. What writes no namespace goes wherever the other goes. */
function pick(places: Places, reference: Reference): readonly Resource[] {
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

function isIn(target: Resource, reference: Reference): boolean {
  const wanted = wantedBy(reference)
  const space = spaceOf(target)
  return wanted === undefined || space === '' || wanted === space
}

/** Whether a guess is allowed: where only one of the two writes a namespace, their files must lie together. */
function isBeside(target: Resource, reference: Reference): boolean {
  if (!target.namespaced) return true
  return (wantedBy(reference) === undefined) === (target.namespace === undefined) || areTogether(reference.from, target)
}

function lacks(target: Resource, { what, value }: Part): boolean {
  const offered = offers(target, what)
  if (offered === undefined || offered.has(value)) return false
  if (typeof value === 'number') return true
  return !(what === 'port' && offered.has(Number(value))) && placeholderHint(value) === undefined
}

function mayBothBe(words: readonly [string, string] | undefined): boolean {
  if (words === undefined) return true
  const [a, b] = words
  return `${a}s` === b || a === `${b}s`
}

function countWords(resources: readonly Resource[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of resources)
    if (name !== undefined) for (const word of new Set(wordsOf(name))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** A name that every cluster has and that was most likely meant; one that is only put into the plural is another one. */
function nearStanding({ kind, name }: Reference): string | undefined {
  const names = standingNames(kind)
  if (names.length === 0 || name.startsWith('system:')) return undefined
  const index = new NameIndex<undefined>()
  for (const each of names) index.add(each, undefined)
  return index.near(name).find((each) => `${each.name}s` !== name)?.name
}

const known = new WeakMap<Unit, References>()

/** The references of a unit. */
export function referencesIn(unit: Unit): References {
  let references = known.get(unit)
  if (references === undefined) known.set(unit, (references = new References(unit)))
  return references
}
