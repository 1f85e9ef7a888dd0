import { shapeOf, templateOf, templatePath } from '../../../kubernetes/workload.ts'
import type { Span } from '../../../model/finding.ts'
import type { FieldPath } from '../../../model/path.ts'
import type { Resource } from '../../../model/resource.ts'
import { makeTrie, walkTrie } from '../../../workspace/references/trie.ts'
import { holds } from '../../spot.ts'
import { type Place, placeAt, type Subject } from './subject.ts'

const LISTS = ['containers', 'initContainers', 'ephemeralContainers']
const texts = makeTrie(['env[].value', 'command[]', 'args[]'].map((path) => [path, true] as const))

/** The variables that a text takes in as `$(NAME)`, with where the names begin; `$$(NAME)` is a text. */
export function variablesUsedIn(text: string): { readonly name: string; readonly start: number }[] {
  return [...text.matchAll(/(\$+)\(([^()\s]+)\)/g)].flatMap(({ 1: signs, 2: name, index }) =>
    signs!.length % 2 === 0 ? [] : [{ name: name!, start: index + signs!.length + 1 }],
  )
}

/** The variable of a container at an offset of a resource: where it is set, or used as `$(NAME)` in texts of that container. */
export function variableSubject(resource: Resource, offset: number): Subject | undefined {
  if (shapeOf(resource) === undefined) return undefined
  const spec = templateOf(resource)?.spec
  for (const list of LISTS)
    for (const index of (Array.isArray(spec?.[list]) ? spec[list] : []).keys()) {
      const container = spec[list][index]
      const base = [...templatePath(resource), 'spec', list, index]
      const found = [...declared(resource, container, base), ...used(resource, container, base)]
      const at = found.find(({ place }) => holds(place.span, offset))
      if (at !== undefined) return subjectOf(resource, at.name, at.place.span, found)
    }
  return undefined
}

interface Found {
  readonly name: string
  readonly place: Place
}

function declared(resource: Resource, container: any, base: FieldPath): Found[] {
  const env: any[] = Array.isArray(container?.env) ? container.env : []
  return env.flatMap((each, index) => {
    const place = placeAt(resource, [...base, 'env', index, 'name'], 'declaration', { whole: 'object' })
    return typeof each?.name === 'string' && place !== undefined ? [{ name: each.name, place }] : []
  })
}

function used(resource: Resource, container: any, base: FieldPath): Found[] {
  const found: Found[] = []
  walkTrie(
    texts,
    container,
    ({ value, path }) => {
      const place = typeof value === 'string' && value.includes('$(') ? placeAt(resource, path, 'use') : undefined
      if (place !== undefined) found.push(...usesIn(place, resource.origin.text()))
    },
    base,
  )
  return found
}

function usesIn(place: Place, text: string): Found[] {
  return variablesUsedIn(text.slice(place.span.start, place.span.end)).map(({ name, start: at }) => {
    const start = place.span.start + at
    return { name, place: { ...place, span: { start, end: start + name.length }, isPart: true } }
  })
}

function subjectOf(resource: Resource, name: string, here: Span, found: readonly Found[]): Subject | undefined {
  const places = found.filter((each) => each.name === name).map(({ place }) => place)
  return {
    title: `variable "${name}"`,
    name,
    here,
    declaring: [resource],
    usersOf: () => [],
    declaringOf: () => [],
    placesIn: (each) => (each === resource ? places : []),
    naming: {
      meansText: () => false,
      refusal: () => 'programs in the container read it under that name',
      taken: () => undefined,
    },
  }
}
