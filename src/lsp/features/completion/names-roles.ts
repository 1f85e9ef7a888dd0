import { apiGroups, apiResourcesOf } from '../../../kubernetes/api-resources.ts'
import { existsInSome } from '../../../model/version.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { isCommon } from './kinds.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'

/** What a rule of a Role may be about: the resources of the groups that it names, those of defined kinds too. */
export function roleResourcesAt(asker: Asker): Candidate[] {
  const { place, kind } = asker
  const { part, path } = place
  const isRole = kind.builtIn && (kind.gvk.kind === 'Role' || kind.gvk.kind === 'ClusterRole')
  if (!isRole || part !== 'value' || path.length !== 4 || path[0] !== 'rules' || path[2] !== 'resources') return []
  const written: unknown = asker.at(2)?.apiGroups
  const groups = Array.isArray(written) && written.length > 0 ? new Set<unknown>(written) : undefined
  const there = new Set(place.items)
  const found = [...builtIn(asker), ...custom(asker)].filter(
    ({ label, group }) => !there.has(label) && (groups === undefined || groups.has('*') || groups.has(group)),
  )
  const known = take(asker, rankNear(asker, found))
  return known.map(({ label, rank, group, what }) => ({
    label,
    kind: 'reference',
    rank,
    detail: groups === undefined ? `${what} · apiGroups: [${JSON.stringify(group)}]` : what,
  }))
}

interface Named extends Ranked {
  readonly group: string
  readonly what: string
}

function builtIn({ view }: Asker): Named[] {
  const { store, versions } = view.around.schema
  const isThere = (group: string, kind: string) =>
    store.kindsNamed(kind).some((each) => each.group === group && existsInSome(each.published, versions))
  return apiGroups.flatMap((group) =>
    [...apiResourcesOf(group)!].flatMap(([plural, { kind, subresources }]): Named[] => {
      if (!isThere(group, kind)) return []
      const named = (label: string, rank: number) => ({ label, id: `${group}/${label}`, rank, group, what: kind })
      return [named(plural, isCommon(kind) ? 1 : 2), ...subresources.map((each) => named(`${plural}/${each}`, 3))]
    }),
  )
}

function custom({ view }: Asker): Named[] {
  const kinds = view.around.schema.customs?.kinds() ?? []
  return kinds.map(({ plural, group, kind }) => ({
    label: plural,
    id: `${group}/${plural}`,
    rank: 2,
    group,
    what: kind,
  }))
}
