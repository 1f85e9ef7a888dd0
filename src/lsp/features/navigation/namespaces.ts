import type { Span } from '../../../model/finding.ts'
import type { FieldPath } from '../../../model/path.ts'
import type { Resource } from '../../../model/resource.ts'
import { isNamespaceUsed, NAMESPACE_NAME } from '../../../workspace/namespaces.ts'
import { namespacePathOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { wordsIn } from '../../../workspace/references/mentions.ts'
import { isStandingName } from '../../../workspace/references/standing.ts'
import { stepsOf, valueBeside } from '../../../workspace/references/trie.ts'
import { type Selection, selectionsOf } from '../../../workspace/selections/read.ts'
import { namespaceSpanOf } from '../../reference-at.ts'
import { holds } from '../../spot.ts'
import type { Surroundings } from '../../surroundings.ts'
import { useOf } from './resources.ts'
import { listed, type Place, placeAt, type Subject } from './subject.ts'

const NAMESPACE = 'Namespace'

/** A namespace by its name: the Namespace, what lies in it, and who looks into it. */
export function namespaceSubject(around: Surroundings, from: Resource, name: string, here: Span): Subject {
  const units = around.unitsOf(from)
  const declaring = new Set(units.flatMap((unit) => unit.named(NAMESPACE, name)))
  return {
    title: `Namespace "${name}"`,
    name,
    here,
    declaring: [...declaring],
    among: units.map((unit) => unit.resources),
    usersOf: (namespace) => around.unitsOf(namespace).map((unit) => unit.resources),
    declaringOf: (user) => around.unitsOf(user).flatMap((unit) => unit.named(NAMESPACE, name)),
    placesIn: (resource) => [...ownPlaces(resource, name), ...usesIn(resource, name)],
    naming: {
      meansText: (text, { as, kind }) => text === name && (as === 'text' || (as === 'name' && kind === NAMESPACE)),
      refusal: (all) => {
        if (isStandingName(NAMESPACE, name)) return 'every cluster has it'
        return all.size === 0 ? 'it is in none of the manifests' : undefined
      },
      isMentionedBy: (text) => wordsIn(text).some((word) => word.split('.')[1] === name),
      taken: (wanted) => {
        if (isStandingName(NAMESPACE, wanted)) return `every cluster has Namespace "${wanted}"`
        const isThere = around.units.some(
          (unit) => unit.named(NAMESPACE, wanted).length > 0 || isNamespaceUsed(unit, wanted),
        )
        return isThere ? `there is Namespace "${wanted}" already` : undefined
      },
    },
  }
}

/** The namespace that a selector names at an offset of a resource; undefined where there is none. */
export function namespaceSelectedAt(
  resource: Resource,
  offset: number,
): { readonly name: string; readonly here: Span } | undefined {
  for (const { path, name } of selectionsOf(resource).flatMap(namespacesOf)) {
    const place = placeAt(resource, path, 'use')
    if (place !== undefined && holds(place.span, offset)) return { name, here: place.span }
  }
  return undefined
}

function ownPlaces(resource: Resource, name: string): readonly Place[] {
  if (resource.builtIn && resource.kind === NAMESPACE && resource.name === name)
    return listed(placeAt(resource, ['metadata', 'name'], 'declaration'))
  return resource.namespaced && resource.namespace === name
    ? listed(placeAt(resource, ['metadata', 'namespace'], 'use'))
    : []
}

function usesIn(resource: Resource, name: string): readonly Place[] {
  const named = referencesOf(resource).flatMap((reference) => {
    if (reference.kind === NAMESPACE && reference.name === name) return listed(useOf(reference))
    return reference.namespace === name ? placesBeside(reference) : []
  })
  const selected = selectionsOf(resource).flatMap(namespacesOf)
  return [
    ...named,
    ...selected.flatMap((each) => (each.name === name ? listed(placeAt(resource, each.path, 'use')) : [])),
  ]
}

/** Where the namespace of a reference stands, beside the name or in one text with it. */
function placesBeside(reference: Reference): readonly Place[] {
  const { from, row, path } = reference
  const beside = namespacePathOf(reference)
  if (row.form === undefined) return beside === undefined ? [] : listed(placeAt(from, beside, 'use'))
  const place = placeAt(from, path, 'use')
  const span = place && namespaceSpanOf(reference, place.span, from.origin.text())
  return place === undefined || span === undefined ? [] : [{ ...place, span, isPart: true }]
}

/** The namespaces that a selector looks into by their names, or selects by the label that has them. */
function namespacesOf({ row, owner, path, selector }: Selection): { path: FieldPath; name: string }[] {
  const { names } = row.namespaces ?? {}
  const listedNames = names === undefined ? undefined : valueBeside(owner, names)
  const base = [...path.slice(0, -1), ...stepsOf(names ?? '')]
  const found = Array.isArray(listedNames)
    ? listedNames.flatMap((name, index) => (typeof name === 'string' ? [{ path: [...base, index], name }] : []))
    : []
  if (row.selects !== NAMESPACE) return found
  for (const requirement of selector) {
    if (requirement.key !== NAMESPACE_NAME) continue
    const at = [...path, ...requirement.path]
    const isListed = typeof requirement.path.at(-1) === 'number'
    for (const [index, name] of requirement.values.entries())
      found.push({ path: isListed ? [...at, 'values', index] : at, name })
  }
  return found
}
