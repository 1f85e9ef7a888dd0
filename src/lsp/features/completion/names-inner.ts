import { objectsOf } from '../../../kubernetes/lists.ts'
import { namingFields } from '../../../workspace/references/fields.ts'
import { type InnerField, innerFields, innerNames } from '../../../workspace/references/inner.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { partsFor } from './names-parts.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'

/** Names that are given in the same resource: volumes, containers, their ports and variables. */
export function innerNamesAt(asker: Asker): Candidate[] {
  const { place, kind } = asker
  if (place.part === 'key') return []
  if (place.path.at(-1) === 'subPath') return mountedFiles(asker)
  return innerFields(kind, place.path).flatMap((field) =>
    field.row.form === 'expansion' ? variables(asker, field) : plainNames(asker, field),
  )
}

function plainNames(asker: Asker, field: InnerField): Candidate[] {
  const type = asker.typeAt()?.kind
  const isNumeric = type === 'int32' || type === 'int64'
  const used = new Set(siblingNames(asker))
  const found = namesOf(asker, field)
    .filter(({ name }) => (typeof name === 'number' ? type !== 'string' : !isNumeric))
    .map(({ name, owner }) => ({
      label: String(name),
      rank: used.has(name) ? 3 : typeof name === 'number' ? 2 : 1,
      detail: [field.row.what, describe(owner, name)].filter(Boolean).join(' · '),
    }))
  return asCandidates(asker, found)
}

function namesOf({ place, resource }: Asker, field: InnerField) {
  return innerNames(field, place.path, resource)
}

function asCandidates(asker: Asker, found: readonly (Ranked & Omit<Candidate, 'kind'>)[]): Candidate[] {
  return take(asker, rankNear(asker, found)).map((each) => ({ ...each, kind: 'reference' }))
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

/** Variables within a text, behind a `$(` that was typed last; those of a list only as far as they stand above. */
function variables(asker: Asker, field: InnerField): Candidate[] {
  const { place, view } = asker
  const { path, typed, replace, quote } = place
  const before = /^(.*)\$\(\w*$/s.exec(typed)?.[1]
  if (before === undefined) return []
  const behind = view.text.slice(replace.start + quote.length + typed.length, replace.end - quote.length)
  const own = path.at(-1) === 'value' ? (path.at(-2) as number) : Number.POSITIVE_INFINITY
  const after = behind.replace(/^\w*\)?/, '')
  const found = namesOf(asker, field).flatMap(({ name, path: at }) => {
    if (Number(at.at(-2)) >= own) return []
    const insert = `${before}$(${name})${after}`
    return [{ label: `$(${name})`, insert, filter: insert, rank: 1, detail: field.row.what }]
  })
  return asCandidates(asker, found)
}

/** The keys of the ConfigMap or Secret whose volume a container mounts a part of, or the paths that its items are put at. */
function mountedFiles(asker: Asker): Candidate[] {
  const { place, kind, resource } = asker
  const mount = [...place.path.slice(0, -1), 'name']
  const { name } = asker.at(place.path.length - 1) ?? {}
  return innerFields(kind, mount).flatMap((field) => {
    const volume = innerNames(field, mount, resource).find((each) => each.name === name)
    if (typeof volume?.owner !== 'object') return []
    const way = volume.path.slice(0, -1) as (string | number)[]
    return Object.entries<any>(volume.owner).flatMap(([source, beside]) => {
      const paths = objectsOf<any>(beside?.items).flatMap(([item]) => (typeof item.path === 'string' ? item.path : []))
      if (paths.length > 0)
        return asCandidates(
          asker,
          paths.map((label) => ({ label, rank: 1, detail: source })),
        )
      return Object.keys(Object(beside)).flatMap((step) =>
        namingFields(kind, [...way, source, step])
          .filter(({ holds, row }) => holds === 'name' && row.keys !== undefined)
          .flatMap((naming) => partsFor(asker, { ...naming, owner: 0, holds: 'key', beside })),
      )
    })
  })
}
