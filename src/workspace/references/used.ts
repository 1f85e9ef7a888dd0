import { shapeOf } from '../../kubernetes/workload.ts'
import type { Resource } from '../../model/resource.ts'
import { kindOf, POD, type Reference, referencesOf } from './extract.ts'
import { currentKind, familyOf } from './identity.ts'
import type { Row } from './row.ts'
import { table } from './rows.ts'

/** The references of some resources to those of a kind; only resources that can have some are looked at, and so many of them. */
export function usesOfKind(resources: Iterable<Resource>, kind: string, most: number): Reference[] {
  const users = usersOfKind(kind)
  const found: Reference[] = []
  if (users.size === 0) return found
  let seen = 0
  for (const resource of resources) {
    if (!users.has(kindOf(resource)) && !(users.has(POD) && shapeOf(resource) !== undefined)) continue
    if (++seen > most) break
    for (const reference of referencesOf(resource)) if (currentKind(reference.kind) === kind) found.push(reference)
  }
  return found
}

const users = new Map<string, ReadonlySet<string>>()

/** What rows stand under that may name a kind. */
function usersOfKind(kind: string): ReadonlySet<string> {
  let known = users.get(kind)
  if (known === undefined) {
    const naming = table.filter(({ references = [] }) => references.some((row) => mayName(row, kind)))
    users.set(kind, (known = new Set(naming.map((rows) => rows.in))))
  }
  return known
}

function mayName({ to, among }: Row, kind: string): boolean {
  if (typeof to === 'string') return to === kind
  if (among?.includes(kind)) return true
  return to.otherwise !== undefined && familyOf(to.otherwise).includes(kind)
}
