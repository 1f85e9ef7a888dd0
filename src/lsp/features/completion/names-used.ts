import { placeOf } from '../../../model/resource.ts'
import { type Choice, choicesOf, isInReach } from '../../../workspace/references/choices.ts'
import { kindOf, type Reference, textBeside } from '../../../workspace/references/extract.ts'
import { bareKind, groupOfKind } from '../../../workspace/references/identity.ts'
import { wantedBy } from '../../../workspace/references/lookup.ts'
import { usesOfKind } from '../../../workspace/references/used.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Asker } from './asker.ts'
import { type Fit, isAsker } from './names-fit.ts'
import { type Naming, targetsOf } from './names-targets.ts'

/** So many resources are asked for names that they use. */
const ASKED = 100

/** Names of a kind that others use although nothing here has them: it may live in the cluster. */
export function unknownNames(asker: Asker, naming: Naming, known: readonly Fit[]): Fit[] {
  const names = new Set(known.map(({ choice }) => choice.name))
  const wanted = textBeside(naming.beside, naming.row.namespace) ?? asker.namespace
  return asker.units.flatMap((unit) =>
    targetsOf(asker, naming, unit).flatMap(({ kind, beside }) =>
      usesNearby(asker, unit, kind).flatMap((reference): Fit[] => {
        const { name, from: by } = reference
        const choice: Choice = { name, is: 'agreed', by, space: spaceOf(asker, reference) }
        if (names.has(name) || !isInReach(choice, wanted)) return []
        names.add(name)
        return [{ choice, kind, label: name, beside, rank: 3 }]
      }),
    ),
  )
}

/** Names that others use for a resource of this kind, which is not there yet. */
export function missedNames(asker: Asker): Fit[] {
  const kind = kindOf(asker.kind)
  return asker.units.flatMap((unit) => {
    const there = new Set(choicesOf(unit, kind).flatMap((each) => (isInReach(each, asker.namespace) ? each.name : [])))
    return usesNearby(asker, unit, kind).flatMap((reference): Fit[] => {
      const { name, from: by } = reference
      const choice: Choice = { name, is: 'agreed', by, space: spaceOf(asker, reference) }
      if (there.has(name) || !isInReach(choice, asker.namespace)) return []
      return [{ choice, kind, label: name, beside: [], rank: 2 }]
    })
  })
}

/** The namespace in which a reference looks; empty where that may be any, or its kind lies outside of all. */
function spaceOf(asker: Asker, reference: Reference): string {
  const kinds = asker.view.around.schema.store.kindsNamed(bareKind(reference.kind))
  const kind = kinds.find(({ group }) => group === groupOfKind(reference.kind))
  return kind?.namespaced === false ? '' : (wantedBy(reference) ?? '')
}

/** The references to a kind in the resources of a unit, those of the same folder first; not those of the resource itself. */
function usesNearby(asker: Asker, { resources }: Unit, kind: string): Reference[] {
  const { folder } = asker
  const near = resources.filter((each) => folder !== '' && placeOf(each).startsWith(folder))
  const all = near.length >= ASKED ? near : new Set([...near, ...resources])
  return usesOfKind(all, kind, ASKED).filter(({ from }) => !isAsker(asker, from))
}
