import { valueAt } from '../../../kubernetes/workload.ts'
import type { FieldPath } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { kindOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { table } from '../../../workspace/references/rows.ts'
import { makeTrie, stepsOf, type Trie, walkTrie } from '../../../workspace/references/trie.ts'
import { holds } from '../../spot.ts'
import type { Surroundings } from '../../surroundings.ts'
import { targetsOf } from './resources.ts'
import { placeAt, type Subject } from './subject.ts'

/** Where things have names inside of resources of a kind, and what they are called: the listeners of a Gateway. */
const NAMES: ReadonlyMap<string, Trie<true>> = new Map(
  table
    .flatMap(({ references = [] }) => references)
    .flatMap(({ to, inside = [] }) => {
      const kind = typeof to === 'string' ? to : to.otherwise
      // What lies in pods, and the ports of Services, are subjects of their own.
      const own = inside.filter(({ inPods }) => !inPods && kind !== 'Service')
      return kind === undefined ? [] : own.map(({ names }) => [kind, makeTrie([[names, true]])] as const)
    }),
)

interface Found {
  readonly name: string
  readonly path: FieldPath
}

/** The names that a resource gives to what is inside of it. */
function namesIn(resource: Resource): Found[] {
  const names = NAMES.get(kindOf(resource))
  const found: Found[] = []
  if (names !== undefined)
    walkTrie(names, resource.value, ({ value, path }) => {
      if (typeof value === 'string' && value !== '') found.push({ name: value, path })
    })
  return found
}

function insideNamesOf(reference: Reference): Found[] {
  return NAMES.has(reference.kind) ? namesBeside(reference) : []
}

/** The names beside that of a resource that mean something inside of it, but for what lies in pods. */
export function namesBeside({ row, path, from }: Reference): { readonly name: string; readonly path: FieldPath }[] {
  return (row.inside ?? []).flatMap(({ field, fromTop, inPods }) => {
    if (inPods) return []
    const at = fromTop ? stepsOf(field) : [...path.slice(0, -1), ...stepsOf(field)]
    const name: unknown = valueAt(from.value, at)
    return typeof name === 'string' && name !== '' ? [{ name, path: at }] : []
  })
}

/** What has a name inside of a resource, such as a listener, and stands at an offset, or is meant there. */
export function insideSubject(around: Surroundings, resource: Resource, offset: number): Subject | undefined {
  const hereIn = (found: readonly Found[]) =>
    found.flatMap(({ name, path }) => {
      const span = placeAt(resource, path, 'use')?.span
      return span !== undefined && holds(span, offset) ? [{ name, span }] : []
    })[0]
  const own = hereIn(namesIn(resource))
  if (own !== undefined) return subjectOf(around, own.name, [resource], own.span)
  for (const reference of referencesOf(resource)) {
    const used = hereIn(insideNamesOf(reference))
    if (used !== undefined) return subjectOf(around, used.name, targetsOf(around, reference), used.span)
  }
  return undefined
}

function subjectOf(
  around: Surroundings,
  name: string,
  declaring: readonly Resource[],
  here: Subject['here'],
): Subject | undefined {
  const last = declaring.at(-1)
  if (last === undefined) return undefined
  const isCalledSo = (each: Found) => each.name === name
  const usesOf = (user: Resource) => referencesOf(user).filter((each) => insideNamesOf(each).some(isCalledSo))
  return {
    title: `"${name}" of ${nameOf(last)}`,
    name,
    here,
    declaring,
    usersOf: (owner) => around.unitsOf(owner).map((unit) => referencesIn(unit).usedBy(owner)),
    declaringOf: (user, known) =>
      usesOf(user)
        .map((reference) => targetsOf(around, reference))
        .flatMap((targets) => (targets.some((target) => known.has(target)) ? targets : [])),
    placesIn: (resource, known) => {
      const own = known.has(resource) ? namesIn(resource).filter(isCalledSo) : []
      const uses = usesOf(resource)
        .filter((reference) => targetsOf(around, reference).some((target) => known.has(target)))
        .flatMap((reference) => insideNamesOf(reference).filter(isCalledSo))
      return [
        ...own.flatMap(({ path }) => placeAt(resource, path, 'declaration', { whole: 'object' }) ?? []),
        ...uses.flatMap(({ path }) => placeAt(resource, path, 'use') ?? []),
      ]
    },
    naming: {
      meansText: (text, { as }) => text === name && (as === 'item' || as === 'text'),
      taken: (wanted, owners) => {
        for (const owner of owners)
          if (namesIn(owner).some((each) => each.name === wanted)) return `${nameOf(owner)} has "${wanted}" already`
        return undefined
      },
    },
  }
}
