import type { FieldPath } from '../../model/path.ts'
import type { Resource } from '../../model/resource.ts'
import { push, within } from '../maps.ts'
import { kindOf } from './extract.ts'
import { type NearName, NearNames } from './near.ts'
import type { MadeRow } from './row.ts'
import { table } from './rows.ts'
import { makeTrie, type Trie, valueBeside, walkTrie } from './trie.ts'

/** That a resource makes something, or brings up a name. */
export interface Making {
  readonly by: Resource
  /** Where the name stands in it. */
  readonly path: FieldPath
  readonly row: MadeRow
}

let ready: ReadonlyMap<string, Trie<MadeRow>> | undefined

/** What stands for the number in the name of something that is made for each pod: they begin with it. */
const NUMBER = '-0'
const NUMBERED = /-\d+$/

/** What resources make when they are applied, by kind and name. */
export class Made {
  /** By kind and name; those of numbered ones end in `-0`. */
  readonly #makings = new Map<string, Map<string, Making[]>>()
  readonly #resources: readonly Resource[]

  constructor(resources: readonly Resource[]) {
    this.#resources = resources
  }

  /** What is made of a kind, by name; read when it is first asked for. */
  #madeOf(kind: string): ReadonlyMap<string, readonly Making[]> {
    const known = this.#makings.get(kind)
    if (known !== undefined) return known
    const makers = makersOf(kind)
    if (makers.size === 0) return NO_MAKINGS
    const made = within(this.#makings, kind)
    for (const by of this.#resources)
      if (makers.has(kindOf(by)))
        for (const { name, ...making } of makingsOf(by)) if (making.row.makes === kind) push(made, name, making)
    return made
  }

  /** What makes one of that kind and name. */
  makingsOf(kind: string, name: string): readonly Making[] {
    const named = this.#madeOf(kind)
    if (named.size === 0) return NONE
    const exact = named.get(name)
    if (exact !== undefined) return exact
    return NUMBERED.test(name)
      ? (named.get(name.replace(NUMBERED, NUMBER)) ?? NONE).filter(({ row }) => row.numbered)
      : NONE
  }

  readonly #names = new NearNames<readonly Making[]>(this.#makings)

  /** What is made of a kind under a name that is a typing slip away. */
  near(kind: string, name: string): readonly NearName<readonly Making[]>[] {
    if (this.#madeOf(kind).size === 0) return []
    const number = NUMBERED.exec(name)?.[0]
    if (number === undefined) return this.#names.near(kind, name)
    return [
      ...this.#names
        .near(kind, name)
        .map((each) => ({ ...each, owner: each.owner.filter(({ row }) => !row.numbered) })),
      ...this.#names.near(kind, name.replace(NUMBERED, NUMBER)).map((each) => ({
        ...each,
        name: each.name.replace(NUMBERED, number),
        owner: each.owner.filter(({ row }) => row.numbered),
      })),
    ]
  }
}

const NONE: readonly Making[] = []
const NO_MAKINGS: ReadonlyMap<string, readonly Making[]> = new Map()
const NOTHING: readonly (Making & { readonly name: string })[] = []

/** What a resource makes, under which name; that of a numbered one ends in `-0`. */
export function makingsOf(by: Resource): readonly (Making & { readonly name: string })[] {
  ready ??= readyRows()
  const trie = ready.get(kindOf(by))
  if (trie === undefined) return NOTHING
  const object = by.value
  const found: (Making & { name: string })[] = []
  walkTrie(trie, object, ({ value, path }, row) => {
    if (typeof value === 'string' && value !== '' && applies(row, object))
      found.push({ name: madeName(row, value, object), by, path, row })
  })
  return found
}

let makers: ReadonlyMap<string, ReadonlySet<string>> | undefined
const NOBODY: ReadonlySet<string> = new Set()

/** The kinds of resources that make one of a kind. */
export function makersOf(kind: string): ReadonlySet<string> {
  makers ??= makersByKind()
  return makers.get(kind) ?? NOBODY
}

function makersByKind(): ReadonlyMap<string, ReadonlySet<string>> {
  const byKind = new Map<string, Set<string>>()
  for (const { in: maker, makes = [] } of table)
    for (const row of makes) byKind.set(row.makes, (byKind.get(row.makes) ?? new Set()).add(maker))
  return byKind
}

function readyRows(): ReadonlyMap<string, Trie<MadeRow>> {
  const byKind = new Map<string, MadeRow[]>()
  for (const { in: kind, makes = [] } of table) for (const row of makes) push(byKind, kind, row)
  return new Map([...byKind].map(([kind, rows]) => [kind, makeTrie(rows.map((row) => [row.field, row] as const))]))
}

function applies({ unless, annotations }: MadeRow, object: any): boolean {
  if (unless !== undefined && valueBeside(object, unless) !== undefined) return false
  return annotations === undefined || annotations.some((name) => object.metadata?.annotations?.[name] !== undefined)
}

function madeName({ name, suffix = '', numbered }: MadeRow, value: string, object: any): string {
  if (name !== undefined) return name
  return `${value}${suffix}${numbered ? `-${object.metadata?.name}${NUMBER}` : ''}`
}
