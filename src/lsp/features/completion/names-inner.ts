import { objectsOf } from '../../../kubernetes/lists.ts'
import { innerFields, innerNames } from '../../../workspace/references/inner.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { rankNear, take } from './names-rank.ts'

/** Names that are given in the same resource: volumes, containers, their ports. */
export function innerNamesAt(asker: Asker): Candidate[] {
  const { place, kind, resource } = asker
  if (place.part === 'key') return []
  const type = asker.typeAt()?.kind
  const isNumeric = type === 'int32' || type === 'int64'
  const used = new Set(siblingNames(asker))
  const found = innerFields(kind, place.path).flatMap((field) =>
    innerNames(field, place.path, resource)
      .filter(({ name }) => (typeof name === 'number' ? type !== 'string' : !isNumeric))
      .map(({ name, owner }) => ({
        label: String(name),
        rank: used.has(name) ? 3 : typeof name === 'number' ? 2 : 1,
        detail: [field.row.what, describe(owner, name)].filter(Boolean).join(' · '),
      })),
  )
  return take(asker, rankNear(asker, found)).map((each): Candidate => ({ ...each, kind: 'reference' }))
}

/** The names that stand in the same field of the other items of a list: what is mounted already is less likely meant. */
function siblingNames(asker: Asker): unknown[] {
  const { path } = asker.place
  const field = path.at(-1)
  if (typeof field !== 'string' || typeof path.at(-2) !== 'number') return []
  return objectsOf<any>(asker.at(path.length - 2)).map(([item]) => item[field])
}

/** In a few words, what has a name: of a volume what it is, of a container its image, of a port its number. */
function describe(owner: any, name: string | number): string | undefined {
  if (typeof owner.image === 'string') return owner.image
  if (typeof owner.containerPort === 'number')
    return name === owner.containerPort ? owner.name : `${owner.containerPort}`
  const [source] = Object.keys(owner).filter((key) => key !== 'name')
  return typeof owner.name === 'string' && source !== undefined && typeof owner[source] === 'object'
    ? source
    : undefined
}
