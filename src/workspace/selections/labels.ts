import type { Labels } from '../../kubernetes/labels.ts'
import type { Resource } from '../../model/resource.ts'
import { oncePer } from '../maps.ts'
import { NAMESPACE_NAME, namespaceLabels } from '../namespaces.ts'
import { kindOf } from '../references/extract.ts'
import { bareKind } from '../references/identity.ts'
import type { Unit } from '../unit.ts'

/** Labels that a selector may ask for, and what has them. */
export interface Labelled {
  readonly labels: Labels
  readonly by: Resource
}

/**
 * What selectors of a kind may find, with its labels: for `Pod` what makes pods, with those of its pods; without `namespaces` in all of them. A Namespace that nobody
 * defines but others lie in has at least its name.
 */
export function labelledIn(unit: Unit, selects: string, namespaces: readonly string[] | undefined): Labelled[] {
  const isThere = (by: Resource) =>
    !by.namespaced || namespaces === undefined || namespaces.includes(unit.namespaceOf(by))
  const found: Labelled[] = []
  if (selects === 'Pod') {
    for (const by of unit.resources)
      if (by.podLabels !== undefined && isThere(by)) found.push({ labels: by.podLabels, by })
    return found
  }
  const bare = bareKind(selects)
  for (const by of unit.resources)
    if (by.kind === bare && kindOf(by) === selects && isThere(by))
      found.push({ labels: selects === 'Namespace' ? namespaceLabels(by) : ownLabels(by), by })
  return selects === 'Namespace' ? [...found, ...unwrittenNamespaces(unit, found)] : found
}

const ownLabels = oncePer(({ metadata }: Resource): Labels => {
  const labels = metadata?.labels
  if (typeof labels !== 'object' || labels === null) return {}
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => typeof value === 'string')) as Labels
})

function unwrittenNamespaces(unit: Unit, written: readonly Labelled[]): Labelled[] {
  const known = new Set(written.map(({ by }) => by.name))
  const found: Labelled[] = []
  for (const by of unit.resources) {
    if (by.namespace === undefined || known.has(by.namespace)) continue
    known.add(by.namespace)
    found.push({ labels: { [NAMESPACE_NAME]: by.namespace }, by })
  }
  return found
}
