import type { Resource } from '../../model/resource.ts'
import { push } from '../maps.ts'
import { kindOf } from './extract.ts'
import type { MadeRow } from './row.ts'
import { table } from './rows.ts'
import { makeTrie, type Trie, valueBeside, walkTrie } from './trie.ts'

let ready: ReadonlyMap<string, Trie<MadeRow>> | undefined

/** What stands for the number in the name of something that is made for each pod. */
const NUMBER = '#'

/** What resources make when they are applied, by kind and name. */
export class Made {
  readonly #makers = new Map<string, Resource[]>()

  constructor(resources: readonly Resource[]) {
    ready ??= readyRows()
    for (const resource of resources) {
      const trie = ready.get(kindOf(resource))
      if (trie === undefined) continue
      const object = resource.value
      walkTrie(trie, object, ({ value }, row) => {
        if (typeof value === 'string' && applies(row, object))
          push(this.#makers, madeName(row, value, object), resource)
      })
    }
  }

  /** The resources that make one of that kind and name. */
  makersOf(kind: string, name: string): readonly Resource[] {
    const exact = this.#makers.get(`${kind} ${name}`)
    if (exact !== undefined) return exact
    const numbered = /^(.*-)\d+$/.exec(name)
    return (numbered && this.#makers.get(`${kind} ${numbered[1]}${NUMBER}`)) ?? NONE
  }
}

const NONE: readonly Resource[] = []

function readyRows(): ReadonlyMap<string, Trie<MadeRow>> {
  const byKind = new Map<string, MadeRow[]>()
  for (const { in: kind, makes = [] } of table) for (const row of makes) push(byKind, kind, row)
  return new Map([...byKind].map(([kind, rows]) => [kind, makeTrie(rows.map((row) => [row.field, row] as const))]))
}

function applies({ unless, annotations }: MadeRow, object: any): boolean {
  if (unless !== undefined && valueBeside(object, unless) !== undefined) return false
  return annotations === undefined || annotations.some((name) => object.metadata?.annotations?.[name] !== undefined)
}

function madeName({ makes, suffix = '', numbered }: MadeRow, value: string, object: any): string {
  return `${makes} ${value}${suffix}${numbered ? `-${object.metadata?.name}-${NUMBER}` : ''}`
}
