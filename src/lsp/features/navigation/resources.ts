import type { Span } from '../../../model/finding.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { kindOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { bareKind, currentKind } from '../../../workspace/references/identity.ts'
import { spaceOf } from '../../../workspace/references/places.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { isStandingName } from '../../../workspace/references/standing.ts'
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
    declaringOf: (user) =>
      namingIn(user, kind, name).flatMap((reference) => withTwins(around, targetsOf(around, reference))),
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
    meansText: (text) => text === name,
    refusal: (declaring) => {
      for (const each of declaring)
        for (const unit of around.unitsOf(each)) {
          const references = referencesIn(unit)
          const [maker] = references.makersOf(each)
          if (maker !== undefined) return `${nameOf(maker)} makes it too, under that very name`
          for (const user of references.usedBy(each))
            for (const reference of namingIn(user, kind, name)) {
              const targets = references.lookup.targets(reference)
              if (targets.length === 0) continue
              const other = targets.find((target) => !declaring.has(target))
              if (other !== undefined) return `${nameOf(user)} may also mean ${nameOf(other)} in another namespace`
            }
        }
      return undefined
    },
    taken: (wanted, declaring) => {
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
    },
  }
}
