import type { Resource } from '../../model/resource.ts'
import type { Unit } from '../unit.ts'
import { kindOf } from './extract.ts'
import { bareKind, currentKind } from './identity.ts'
import { makersOf, makingsOf } from './made.ts'
import { spaceOf } from './places.ts'
import { standingOf } from './standing.ts'

/** A name that can be written where one of a kind is named. */
export interface Choice {
  readonly name: string
  /** What a reference that names it finds. */
  readonly is: 'found' | 'standing' | 'made' | 'agreed' | 'generated'
  /** The resource of that name, or what makes it or has the name too. */
  readonly by?: Resource
  /** The namespace in which it is, empty where it is found from all of them. */
  readonly space: string
}

/** Every name of a kind that a unit knows, in the order of files, then what stands in every cluster; nothing is asked of resources of other kinds. */
export function choicesOf(unit: Unit, kind: string): Choice[] {
  const wanted = currentKind(kind)
  const makers = makersOf(wanted)
  const kinds = new Set([wanted, ...makers].map(bareKind))
  const found: Choice[] = []
  const made: Choice[] = []
  for (const by of unit.resources) {
    if (!kinds.has(by.kind)) continue
    const own = kindOf(by)
    const space = spaceOf(by)
    if (own === wanted && by.name !== undefined) found.push({ name: by.name, is: 'found', by, space })
    if (!makers.has(own)) continue
    for (const { name, row } of makingsOf(by))
      if (row.makes === wanted) made.push({ name, is: row.bare ? 'agreed' : 'made', by, space })
  }
  const generated = unit.generatedOf(wanted).map((name): Choice => ({ name, is: 'generated', space: '' }))
  const standing = standingOf(wanted).flatMap(({ names, namespace = '' }) =>
    [...names].map((name): Choice => ({ name, is: 'standing', space: namespace })),
  )
  return [...found, ...made, ...generated, ...standing]
}

/** Whether a reference that looks in a namespace finds a choice; undefined where none is written, which may be any. */
export function isInReach({ space }: Choice, namespace: string | undefined): boolean {
  return namespace === undefined || space === '' || space === namespace
}
