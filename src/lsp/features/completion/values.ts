import { formatPath } from '../../../model/path.ts'
import { existsInAll, existsInSome } from '../../../model/version.ts'
import { lifeOf } from '../../../schema/explain.ts'
import type { Candidate } from './candidate.ts'
import type { SettledPlace } from './settle.ts'
import { usualKeys, usualValues, usualValuesOf } from './well-known.ts'
import { choicesOf, defaultOf } from './write.ts'

/** The values that a place may have, and those that are usual there: its default first. */
export function valuesAt(place: SettledPlace): Candidate[] {
  const { type, field, owner, versions, path, items, kind } = place
  if (type === undefined || type.kind === 'object' || type.kind === 'list' || type.kind === 'map') return []
  const key = path.at(-1)
  if (field === undefined || owner === undefined) {
    const values = typeof key === 'string' ? usualValuesOf(key, type.kind === 'quantity') : []
    return values.map((value, rank) => plain(value, 2 + rank / 100))
  }
  const known = choicesOf(field, type, owner, { versions, kind: kind?.kind })
  const usual = defaultOf(field, versions)
  const others = known.length > 0 ? [] : usualValues(owner.name, field.name)
  const isMore = usual !== undefined && usual !== '' && known.length === 0 && !others.includes(usual)
  const first = isMore ? [usual] : []
  const there = new Set(items)
  return [...first, ...known, ...others]
    .filter((value) => !there.has(value))
    .map((value, index) => {
      const life = field.values?.find((each) => each.value === value)
      const isNew = life !== undefined && !existsInAll(life, versions) && existsInSome(life, versions)
      const notes = [...(value === usual ? ['default'] : []), ...(isNew ? [lifeOf([life])] : [])]
      const rank = value === usual ? 1 : isNew ? 4 : 2 + index / 1000
      return { ...plain(value, rank), ...(known.length > 0 && { kind: 'constant' as const }), detail: notes.join(', ') }
    })
}

/** The keys that mean something in a map with free keys. */
export function keysAt({ type, path, maps, kind }: SettledPlace): Candidate[] {
  if (type?.kind !== 'map') return []
  const there = new Set(maps[0]?.keys)
  const keys = usualKeys(formatPath(path), kind?.kind).filter((key) => !there.has(key))
  return keys.map((key, index) => ({ label: key, kind: 'field', rank: 3 + index / 1000 }))
}

function plain(value: string, rank: number): Candidate {
  return { label: value === '' ? '""' : value, insert: value, kind: 'value', rank }
}
