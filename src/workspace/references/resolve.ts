import type { Resource } from '../../model/resource.ts'
import { placeholderHint } from '../../text/placeholder.ts'
import { Gradual } from '../gradual.ts'
import { all, oncePer, recently } from '../maps.ts'
import type { Unit } from '../unit.ts'
import { kindOf, type Named, namespaceNamedBy, type Part, type Reference, referencesOf } from './extract.ts'
import { type Guess, Guesses } from './guess.ts'
import { isIn, Lookup, wantedBy } from './lookup.ts'
import { Made, type Making } from './made.ts'
import { type Mention, mentionsOf } from './mention.ts'
import { offers } from './offers.ts'
import { isStanding, isUnwritten } from './standing.ts'
import { readUses, type Uses } from './uses.ts'

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
  /** It is not there, but something is that was most likely meant. */
  | Guess
  /** It is told to live elsewhere. */
  | { readonly is: 'external' }
  /** It must be here, and is not; `others` are some of its kind that are there. */
  | { readonly is: 'missing'; readonly others: readonly Resource[] }
  /** Nothing here says that it is wrong: it may live in the cluster or in another repository. */
  | { readonly is: 'unknown' }

/** A reference with what became of it. */
export interface Resolved {
  readonly reference: Reference
  readonly outcome: Outcome
}

export interface ResolveOptions {
  /** Everything that the reference can name is here: what is not found is missing. By default as the unit is told to be. */
  readonly closed?: boolean
}

/** The references of a unit, resolved among its resources; everything is worked out when it is first asked for. */
export class References {
  readonly #unit: Unit
  readonly #guesses = new Guesses(this)

  readonly #lookup: Gradual<Lookup>
  readonly #uses: Gradual<Uses>

  constructor(unit: Unit) {
    this.#unit = unit
    this.#lookup = new Gradual(Lookup.of(unit.resources))
    this.#uses = new Gradual(this.#readUses())
  }

  /** Looks at everything that is named, in steps of some resources each. */
  *prepare(): Generator<undefined, void> {
    yield* this.lookUp()
    yield* this.#uses.complete()
  }

  /** Looks at what all resources are called, in steps of some each. */
  lookUp(): Generator<undefined, void> {
    return this.#lookup.complete()
  }

  /** The resources by their names. */
  get lookup(): Lookup {
    return this.#lookup.value
  }

  /** Who names what. */
  get uses(): Uses {
    return this.#uses.value
  }

  *#readUses(): Generator<undefined, Uses> {
    return yield* readUses(this.resources, this.lookup, {
      isWhole: (mention, targets) => this.#isWhole(mention, targets),
      isThere: (mention) => this.#provided(mention) !== undefined,
    })
  }

  get resources(): readonly Resource[] {
    return this.#unit.resources
  }

  /** What a resource names; several rules in a row ask for the same one. */
  readonly of: (resource: Resource) => readonly Reference[] = recently(referencesOf, 1)

  #resolved: Resource | undefined
  /** What became of references of the resource that was asked about last. */
  #outcomes = new Map<Reference, Outcome>()

  /** What becomes of a reference when the unit is applied. */
  resolve(reference: Reference, { closed = this.#unit.outside.closed }: ResolveOptions = {}): Outcome {
    if (reference.from !== this.#resolved) {
      this.#outcomes = new Map()
      this.#resolved = reference.from
    }
    let outcome = this.#outcomes.get(reference)
    if (outcome === undefined)
      this.#outcomes.set(reference, (outcome = this.#find(reference) ?? this.#explain(reference)))
    if (!closed || outcome.is !== 'unknown' || isUnwritten(reference.kind)) return outcome
    return { is: 'missing', others: this.lookup.others(reference, SHOWN) }
  }

  /** The references of a resource that a rule may have something to say about: all but those that find what they name, under its usual kind and with every key and port. */
  readonly openOf: (resource: Resource) => readonly Resolved[] = recently((resource) => this.#openOf(resource), 1)

  #openOf(resource: Resource): readonly Resolved[] {
    const open = this.uses.open.get(resource)
    const { namespace } = resource
    const isHome = namespace === undefined || this.lookup.places('Namespace', namespace) !== undefined
    if (open === undefined && isHome) return ALL_FINE
    const references = open && this.of(resource)
    const found: Resolved[] =
      open?.map((index) => ({ reference: references![index]!, outcome: this.resolve(references![index]!) })) ?? []
    const reference = isHome ? undefined : namespaceNamedBy(resource)
    // Also where everything is told to be here, a Namespace may be made by whoever applies the manifests.
    if (reference !== undefined) found.push({ reference, outcome: this.resolve(reference, { closed: false }) })
    return found
  }

  /** What a resource names and finds. */
  foundBy(resource: Resource): readonly { readonly reference: Reference; readonly target: Resource }[] {
    return this.of(resource).flatMap((reference) => {
      const outcome = this.resolve(reference)
      return outcome.is === 'found' ? [{ reference, target: outcome.target }] : []
    })
  }

  /** The references of a resource that a rule judges by itself, with what becomes of them. */
  judgedBy(rule: string, resource: Resource): readonly Resolved[] {
    return this.openOf(resource).filter(({ reference }) => reference.row.judgedBy === rule)
  }

  /** The references that name a resource, on request only some of them. */
  usersOf(resource: Resource, isMeant: (mention: Mention) => boolean = () => true): readonly Reference[] {
    return this.usedBy(resource).flatMap((from) => {
      const mentions = mentionsOf(from)
      const names = (mention: Mention) => isMeant(mention) && this.lookup.targets(mention).at(-1) === resource
      return mentions.some(names) ? referencesOf(from).filter((_, index) => names(mentions[index]!)) : []
    })
  }

  /** The resources that name a resource, in the order of files and documents. */
  usedBy(resource: Resource): readonly Resource[] {
    return all(this.uses.users.get(resource))
  }

  /** The resources that make one of that kind and name: a StatefulSet takes a claim that is there already for its own. */
  makersOf(resource: Resource): readonly Resource[] {
    if (resource.name === undefined) return NONE
    const makings = this.made.makingsOf(kindOf(resource), resource.name)
    return makings.filter(({ row }) => !row.bare).map(({ by }) => by)
  }

  /** What a reference names, where it is or will be there. */
  #find(reference: Reference): Outcome | undefined {
    const targets = this.lookup.targets(reference)
    const target = targets.at(-1)
    if (target !== undefined) return { is: 'found', target, missing: this.#missing(reference, targets) }
    return this.#provided(reference)
  }

  /** What a reference names that no manifest has, and that is there all the same. */
  #provided(named: Named): Outcome | undefined {
    if (isStanding(named)) return { is: 'standing' }
    const making = this.#makingOf(named)
    if (making !== undefined) return { is: making.row.bare ? 'agreed' : 'made', by: making.by }
    return this.#unit.isGenerated(named.kind, named.name) ? { is: 'generated' } : undefined
  }

  #explain(reference: Reference): Outcome {
    const { kind, name } = reference
    if (this.#unit.outside.isExternal(kind, wantedBy(reference), name)) return EXTERNAL
    return this.#guesses.of(reference) ?? UNKNOWN
  }

  /** The keys and ports that none of the targets has, nor their variants in other units of the resource; what a maker or a kustomization puts into one is not known. */
  #missing(reference: Reference, targets: readonly Resource[]): readonly Part[] {
    const missing = reference.parts.filter(({ what, value }) => targets.every((each) => lacks(each, what, value)))
    if (missing.length === 0 || this.#isFilled(reference)) return NO_PARTS
    const others = this.#unit.othersOf(reference.from, targets).map(referencesIn)
    return others.length === 0 ? missing : missing.filter((part) => !others.some((each) => each.#has(reference, part)))
  }

  /** Whether what a reference finds here has a key or port. */
  #has(reference: Reference, { what, value }: Part): boolean {
    return this.lookup.targets(reference).some((each) => !lacks(each, what, value)) || this.#isFilled(reference)
  }

  #isWhole(mention: Mention, targets: readonly Resource[]): boolean {
    const { parts, what } = mention
    return parts.every((value) => targets.some((each) => !lacks(each, what, value))) || this.#isFilled(mention)
  }

  #isFilled(named: Named): boolean {
    return this.#makingOf(named) !== undefined || this.#unit.isGenerated(named.kind, named.name)
  }

  #madeOnce: Made | undefined
  /** What resources of the unit make. */
  get made(): Made {
    return (this.#madeOnce ??= new Made(this.resources))
  }

  #makingOf(named: Named): Making | undefined {
    return this.made.makingsOf(named.kind, named.name).find(({ by }) => isIn(by, named))
  }
}

const NONE: readonly Resource[] = []
const ALL_FINE: readonly Resolved[] = []
const NO_PARTS: readonly Part[] = []
const UNKNOWN: Outcome = { is: 'unknown' }
const EXTERNAL: Outcome = { is: 'external' }

/** So many others are shown where something is missing. */
const SHOWN = 3

function lacks(target: Resource, what: Part['what'], value: Part['value']): boolean {
  const offered = offers(target, what)
  if (offered === undefined || offered.has(value)) return false
  if (typeof value === 'number') return true
  return !(what === 'port' && offered.has(Number(value))) && placeholderHint(value) === undefined
}

/** The references of a unit. */
export const referencesIn = oncePer((unit: Unit) => new References(unit))
