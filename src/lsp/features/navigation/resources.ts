import type { Span } from '../../../model/finding.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { kindOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { bareKind, currentKind } from '../../../workspace/references/identity.ts'
import { makingsOf } from '../../../workspace/references/made.ts'
import { wordsIn } from '../../../workspace/references/mentions.ts'
import { spaceOf } from '../../../workspace/references/places.ts'
import { type References, referencesIn } from '../../../workspace/references/resolve.ts'
import { isStandingName } from '../../../workspace/references/standing.ts'
import type { Uses } from '../../../workspace/references/uses.ts'
import type { Unit } from '../../../workspace/unit.ts'
import { nameSpanOf } from '../../reference-at.ts'
import type { Surroundings } from '../../surroundings.ts'
import { type Naming, type Place, placeAt, type Subject } from './subject.ts'

const NAME = ['metadata', 'name']

/** A resource by its name, which others name it by. */
export function resourceSubject(around: Surroundings, declaring: readonly Resource[], here: Span): Subject | undefined {
  const last = declaring.at(-1)
  const name = last?.name
  if (last === undefined || name === undefined) return undefined
  const kind = kindOf(last)
  return {
    title: nameOf(last),
    name,
    here,
    declaring: withTwins(around, declaring),
    usersOf: (target) => around.unitsOf(target).map((unit) => referencesIn(unit).usedBy(target)),
    declaringOf: (user, known) =>
      namingIn(user, kind, name)
        .map((reference) => targetsOf(around, reference))
        .flatMap((targets) => (targets.some((target) => known.has(target)) ? withTwins(around, targets) : [])),
    placesIn: (resource, known) => {
      const own = known.has(resource) ? placeAt(resource, NAME, 'declaration') : undefined
      const uses = namingIn(resource, kind, name).flatMap((reference) =>
        targetsOf(around, reference).some((target) => known.has(target)) ? (useOf(reference) ?? []) : [],
      )
      return own === undefined ? uses : [own, ...uses]
    },
    naming: namingOf(around, kind, name),
  }
}

/** What a reference finds in the units of its resource: of several in one unit, those that may be meant. */
export function targetsOf(around: Surroundings, reference: Reference): readonly Resource[] {
  const found = new Set<Resource>()
  for (const unit of around.unitsOf(reference.from))
    for (const target of referencesIn(unit).lookup.targets(reference)) found.add(target)
  return [...found]
}

/** The references of a resource to something of that kind and name. */
function namingIn(resource: Resource, kind: string, name: string): readonly Reference[] {
  return referencesOf(resource).filter((each) => each.name === name && currentKind(each.kind) === kind)
}

/** With all that are the same resource, written again. */
function withTwins(around: Surroundings, resources: readonly Resource[]): readonly Resource[] {
  const all = new Set<Resource>()
  for (const resource of resources) {
    for (const unit of around.unitsOf(resource))
      for (const twin of referencesIn(unit).lookup.places(kindOf(resource), resource.name!)?.in(spaceOf(resource)) ??
        [])
        if (twin !== resource) all.add(twin)
    all.delete(resource)
    all.add(resource)
  }
  return [...all]
}

/** Where the name stands that a reference gives. */
export function useOf(reference: Reference): Place | undefined {
  const place = placeAt(reference.from, reference.path, 'use')
  if (place === undefined || reference.row.form === undefined) return place
  const span = nameSpanOf(reference, place.span, reference.from.origin.text())
  return { ...place, span, isPart: true }
}

function namingOf(around: Surroundings, kind: string, name: string): Naming {
  return {
    meansText: (text, at) => text === name && (at.as === 'text' || (at.as === 'name' && at.kind === bareKind(kind))),
    refusal: (declaring) => {
      if (isStandingName(kind, name)) return 'every cluster has it'
      for (const each of declaring)
        for (const unit of around.unitsOf(each)) {
          const references = referencesIn(unit)
          const [maker] = references.makersOf(each)
          if (maker !== undefined) return `${nameOf(maker)} makes it too, under that very name`
          const made = madeNameUsed(each, references)
          if (made !== undefined) return `others name ${made}, which is made of it`
        }
      return undefined
    },
    unsure: (user, declaring) => unsureOf(around, user, kind, name, declaring),
    isMentionedBy: mentionOf(around, kind, name),
    taken: (wanted, declaring) => takenBy(around, kind, wanted, declaring),
    caution: (declaring) => {
      const kept = [...declaring].find((each) => KEEPING.has(kindOf(each)))
      return kept && `the cluster keeps ${nameOf(kept)} with all its data under the old name, and begins a new one`
    },
  }
}

/** Kinds with data that a new one does not have. */
const KEEPING: ReadonlySet<string> = new Set(['PersistentVolumeClaim', 'StatefulSet.apps'])

/** Why it is not known what a resource means by a name, in one of its units; undefined where it is. */
export function unsureOf(
  around: Surroundings,
  user: Resource,
  kind: string,
  name: string,
  declaring: ReadonlySet<Resource>,
): string | undefined {
  for (const reference of namingIn(user, kind, name)) {
    if (!targetsOf(around, reference).some((target) => declaring.has(target))) continue
    for (const unit of around.unitsOf(user)) {
      const targets = referencesIn(unit).lookup.targets(reference)
      if (targets.length === 0 && isOnlyBase(around, unit)) continue
      if (targets.length === 0) return `${nameOf(user)} also belongs to other folders, where that name is not found`
      const [first] = targets
      const other = targets.find((target) => !declaring.has(target) || spaceOf(target) !== spaceOf(first!))
      if (other !== undefined) return `${nameOf(user)} may also mean ${nameOf(other)} of another namespace`
      const isOwnName = reference.path.length === 2 && reference.path[1] === 'name' && reference.path[0] === 'metadata'
      if (isOwnName && referencesIn(unit).usedBy(user).length > 0)
        return `${nameOf(user)} is called after it, and is named itself`
    }
  }
  return undefined
}

/** Whether a unit has nothing that others have not too: a base by itself, which nobody applies. */
function isOnlyBase(around: Surroundings, unit: Unit): boolean {
  return unit.resources.every((resource) => around.unitsOf(resource).length > 1)
}

/** What is made under a name that comes of the name of a resource, and is named by others; undefined where there is nothing. */
function madeNameUsed(resource: Resource, { uses }: References): string | undefined {
  for (const { name, row } of makingsOf(resource)) {
    if (row.bare || row.name !== undefined || (!row.numbered && row.field !== 'metadata.name')) continue
    const used = row.numbered
      ? numberedUse(row.makes, name.replace(/0$/, ''), uses)
      : uses.missed.has(`${row.makes} ${name}`)
        ? name
        : undefined
    if (used !== undefined) return `${bareKind(row.makes)} "${used}"`
  }
  return undefined
}

function numberedUse(kind: string, start: string, { missed }: Uses): string | undefined {
  for (const each of missed.keys())
    if (each.startsWith(`${kind} ${start}`) && /-\d+$/.test(each)) return each.slice(kind.length + 1)
  return undefined
}

/** Which texts may mean a resource: of a Service its host names, of a StatefulSet those of its pods. */
function mentionOf(around: Surroundings, kind: string, name: string): Naming['isMentionedBy'] {
  if (kind === 'Service') return (text) => wordsIn(text).some((word) => word === name || word.startsWith(`${name}.`))
  if (kind === 'StatefulSet.apps') return (text) => wordsIn(text).some((word) => isPodOf(name, word))
  if (around.units.some((unit) => unit.named('Service', name).length > 0)) return undefined
  return (text, where) => (READ_BY_NAME.has(kind) ? wordsIn(text).includes(name) : where === 'fields' && text === name)
}

/** Kinds that programs ask the server for by names that they are given. */
const READ_BY_NAME: ReadonlySet<string> = new Set(['ConfigMap', 'Secret'])

function isPodOf(name: string, word: string): boolean {
  return word.startsWith(`${name}-`) && /^\d+(?:\.|$)/.test(word.slice(name.length + 1))
}

function takenBy(
  around: Surroundings,
  kind: string,
  wanted: string,
  declaring: ReadonlySet<Resource>,
): string | undefined {
  if (isStandingName(kind, wanted)) return `every cluster has ${bareKind(kind)} "${wanted}"`
  for (const each of declaring)
    for (const unit of around.unitsOf(each)) {
      const { lookup, made } = referencesIn(unit)
      const space = spaceOf(each)
      const others = lookup.places(kind, wanted)?.all() ?? []
      const other = others.find((one) => space === '' || spaceOf(one) === '' || spaceOf(one) === space)
      if (other !== undefined) return `there is ${nameOf(other)} already`
      if (unit.isGenerated(kind, wanted)) return `a kustomization makes ${bareKind(kind)} "${wanted}"`
      const making = made.makingsOf(kind, wanted).find(({ row }) => !row.bare)
      if (making !== undefined) return `${nameOf(making.by)} makes ${bareKind(kind)} "${wanted}"`
    }
  return undefined
}

/** Why a name that finds nothing here cannot be changed; undefined where nothing is known of it. */
export function whereabouts(around: Surroundings, reference: Reference): string | undefined {
  for (const unit of around.unitsOf(reference.from)) {
    const outcome = referencesIn(unit).resolve(reference, { closed: false })
    const what = `${bareKind(reference.kind)} "${reference.name}"`
    if (outcome.is === 'standing') return `every cluster has ${what}`
    if (outcome.is === 'made') return `${nameOf(outcome.by)} makes ${what}`
    if (outcome.is === 'agreed')
      return `${nameOf(outcome.by)} has that name too, which stands for nothing in the manifests`
    if (outcome.is === 'generated') return `a kustomization makes ${what}`
    if (outcome.is === 'external') return `${what} lives elsewhere`
    if (outcome.is !== 'found') return `${what} is in none of the manifests`
  }
  return undefined
}
