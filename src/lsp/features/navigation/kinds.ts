import type { Span } from '../../../model/finding.ts'
import type { Resource } from '../../../model/resource.ts'
import { holds } from '../../spot.ts'
import type { Surroundings } from '../../surroundings.ts'
import { customsIn } from './customs.ts'
import { listed, placeAt, type Subject } from './subject.ts'

const DEFINITION = 'CustomResourceDefinition'
const KIND = ['spec', 'names', 'kind']

/** The kind of a custom resource, or that a definition brings, where it stands at an offset. */
export function kindSubject(around: Surroundings, resource: Resource, offset: number): Subject | undefined {
  const isDefinition = resource.builtIn && resource.kind === DEFINITION
  if (resource.builtIn && !isDefinition) return undefined
  for (const path of isDefinition ? [KIND] : [['kind'], ['apiVersion']]) {
    const place = placeAt(resource, path, 'use')
    if (place !== undefined && holds(place.span, offset)) return kindOfSubject(around, resource, place.span)
  }
  return undefined
}

/** The kind of a custom resource, or the one that a definition brings; undefined for other resources. */
export function kindOfSubject(around: Surroundings, resource: Resource, here: Span): Subject | undefined {
  const defined = definedBy(resource)
  if (resource.builtIn && defined === undefined) return undefined
  const { group, kind } = defined ?? resource.gvk
  const id = `${kind}.${group}`
  return {
    title: `kind ${kind}`,
    name: kind,
    here,
    declaring: around.units.flatMap((unit) => unit.ofKind(DEFINITION)).filter((each) => isSame(definedBy(each), id)),
    usersOf: () => around.units.map((unit) => customsIn(unit).get(id) ?? []),
    declaringOf: () => [],
    naming: 'resources of another kind would be other resources',
    placesIn: (each) => {
      if (isSame(definedBy(each), id)) return listed(placeAt(each, KIND, 'declaration'))
      return each.gvk.kind === kind && each.gvk.group === group ? listed(placeAt(each, ['kind'], 'use')) : []
    },
  }
}

interface Defined {
  readonly group: string
  readonly kind: string
}

function definedBy(resource: Resource): Defined | undefined {
  if (!resource.builtIn || resource.kind !== DEFINITION) return undefined
  const { group, names } = resource.value.spec ?? {}
  return typeof group === 'string' && typeof names?.kind === 'string' ? { group, kind: names.kind } : undefined
}

function isSame(defined: Defined | undefined, id: string): boolean {
  return defined !== undefined && `${defined.kind}.${defined.group}` === id
}
