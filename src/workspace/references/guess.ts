import type { Resource } from '../../model/resource.ts'
import { all } from '../maps.ts'
import type { Reference } from './extract.ts'
import { areSiblings, bareKind, currentKind } from './identity.ts'
import { isBeside, isIn, type Lookup, pick, wantedBy } from './lookup.ts'
import type { Made, Making } from './made.ts'
import { mentionsOf } from './mention.ts'
import { isWordSlip, NameIndex, wordsOf } from './near.ts'
import { standingNames } from './standing.ts'
import type { Uses } from './uses.ts'

/** What a reference was most likely meant to name, where it finds nothing. */
export type Guess =
  /** There is one of that name, but of another kind or in another API group than the one that stands beside the name. */
  | { readonly is: 'other-kind'; readonly target: Resource }
  /** There is one of that name in another namespace, or with `making` one is made there. */
  | { readonly is: 'elsewhere'; readonly target: Resource; readonly making?: Making }
  /** There is one that is called nearly so; with `making` the target makes it, or merely has the name. */
  | { readonly is: 'near'; readonly target: Resource; readonly name: string; readonly making?: Making }
  /** Every cluster has one that is called nearly so. */
  | { readonly is: 'near-standing'; readonly name: string }

/** What guesses are made from; each is put together when it is first asked for. */
export interface Evidence {
  readonly resources: readonly Resource[]
  readonly lookup: Lookup
  readonly made: Made
  readonly uses: Uses
}

/** Guesses what references mean that find nothing. There must be evidence: what merely is not in the manifests is not wrong. */
export class Guesses {
  readonly #evidence: Evidence

  constructor(evidence: Evidence) {
    this.#evidence = evidence
  }

  /** What was most likely meant; undefined where nothing is known to be wrong. */
  of(reference: Reference): Guess | undefined {
    const other = this.#otherKind(reference)
    if (other !== undefined) return { is: 'other-kind', target: other }
    const elsewhere = this.#elsewhere(reference) ?? this.#madeElsewhere(reference)
    const near = elsewhere ?? this.#nearest(reference) ?? this.#nearestMade(reference)
    if (near !== undefined) return near
    const standing = nearStanding(reference)
    return standing === undefined ? undefined : { is: 'near-standing', name: standing }
  }

  /** One of the same name whose kind was most likely meant by the kind that stands beside the name. */
  #otherKind(reference: Reference): Resource | undefined {
    if (typeof reference.row.to === 'string') return undefined
    const kind = currentKind(reference.kind)
    for (const other of this.#evidence.lookup.kinds) {
      if (other === kind || !this.#isMistakable(kind, other)) continue
      const target = this.#evidence.lookup.targets(reference, other).at(-1)
      if (target !== undefined) return target
    }
    return undefined
  }

  #isMistakable(kind: string, other: string): boolean {
    if (areSiblings(kind, other)) return true
    const [a, b] = [bareKind(kind), bareKind(other)]
    if (a === b) return true
    return (
      !this.#evidence.lookup.hasKind(kind) &&
      (a.toLowerCase() === b.toLowerCase() || isWordSlip(a.toLowerCase(), b.toLowerCase()))
    )
  }

  /** One in another namespace; where others use that one and the own namespace has none of the kind here, each namespace may have its own. */
  #elsewhere(reference: Reference): Guess | undefined {
    const kind = currentKind(reference.kind)
    const target = this.#evidence.lookup.places(kind, reference.name)?.first
    if (target === undefined) return undefined
    const isKnownHere = this.#evidence.lookup.hasKindIn(kind, wantedBy(reference))
    return isKnownHere || !this.#isUsedByOthers(target, reference.from) ? { is: 'elsewhere', target } : undefined
  }

  /** One that is made for a pod of another namespace; Secrets that are made are often copied from one to the next. */
  #madeElsewhere({ kind, name }: Reference): Guess | undefined {
    const making = this.#evidence.made.makingsOf(kind, name).find(({ row }) => row.numbered)
    return making && { is: 'elsewhere', target: making.by, making }
  }

  /** One whose name is a typing slip away, if nothing speaks against it. */
  #nearest(reference: Reference): Guess | undefined {
    const kind = currentKind(reference.kind)
    for (const { name, owner: places, words } of this.#evidence.lookup.near(kind, reference.name)) {
      const target = pick(places, reference).at(-1)
      if (target === undefined || !isBeside(target, reference)) continue
      if (words !== undefined && this.#areBothWords(words, reference, places.all().length)) continue
      if (mayBothBe(words) && namesToo(reference.from, kind, name)) continue
      if (this.#isUsedByOthers(target, reference.from) && this.#isNamedAgain(kind, reference.name)) continue
      return { is: 'near', target, name }
    }
    return undefined
  }

  /** One that is made under a name a typing slip away, under the same conditions. */
  #nearestMade(reference: Reference): Guess | undefined {
    const { kind, from } = reference
    for (const { name, owner: makings, words } of this.#evidence.made.near(kind, reference.name)) {
      const making = makings.findLast(({ by }) => isIn(by, reference) && isBeside(by, reference))
      if (making === undefined) continue
      if (words !== undefined && this.#areBothWords(words, reference, 0)) continue
      if (mayBothBe(words) && namesToo(from, kind, name)) continue
      if (this.#evidence.uses.missed.has(`${kind} ${name}`) && this.#isNamedAgain(kind, reference.name)) continue
      return { is: 'near', target: making.by, name, making }
    }
    return undefined
  }

  #words: ReadonlyMap<string, number> | undefined
  /** Whether both words stand in the names of other resources too, so that neither is a slip of the other. */
  #areBothWords(words: readonly [string, string], { from }: Reference, there: number): boolean {
    const counts = (this.#words ??= countWords(this.#evidence.resources))
    const own = from.name !== undefined && wordsOf(from.name).includes(words[0]) ? 1 : 0
    return (counts.get(words[0]) ?? 0) > own && (counts.get(words[1]) ?? 0) > there
  }

  #isUsedByOthers(target: Resource, from: Resource): boolean {
    return all(this.#evidence.uses.users.get(target)).some((user) => user !== from)
  }

  /** Whether several resources name something that is not there: then it is no slip. */
  #isNamedAgain(kind: string, name: string): boolean {
    return (
      this.#evidence.uses.missed.get(`${kind} ${name}`) === true ||
      this.#evidence.lookup.places(kind, name) !== undefined
    )
  }
}

/** Whether a resource names one of that kind and name as well. */
function namesToo(from: Resource, kind: string, name: string): boolean {
  return mentionsOf(from).some((one) => one.name === name && currentKind(one.kind) === kind)
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

const standing = new Map<string, NameIndex<undefined> | undefined>()

/** A name that every cluster has and that was most likely meant; one that is only put into the plural is another one. */
function nearStanding({ kind, name }: Reference): string | undefined {
  if (!standing.has(kind)) standing.set(kind, indexOf(standingNames(kind)))
  const index = name.startsWith('system:') ? undefined : standing.get(kind)
  return index?.near(name).find((each) => `${each.name}s` !== name)?.name
}

function indexOf(names: readonly string[]): NameIndex<undefined> | undefined {
  if (names.length === 0) return undefined
  const index = new NameIndex<undefined>()
  for (const each of names) index.add(each, undefined)
  return index
}
