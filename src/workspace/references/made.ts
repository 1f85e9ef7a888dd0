import type { Resource } from '../../model/resource.ts'
import { push } from '../maps.ts'
import { kindOf } from './extract.ts'
import type { MadeRow } from './row.ts'
import { table } from './rows.ts'
import { makeTrie, type Trie, walkTrie } from './trie.ts'

let ready: ReadonlyMap<string, Trie<MadeRow>> | undefined

/** The resources that make others when they are applied, by the kind and name of what they make. */
export function madeBy(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  ready ??= new Map(
    table
      .filter(({ makes }) => makes !== undefined)
      .map((rows) => [rows.in, makeTrie(rows.makes!.map((row) => [row.field, row] as const))]),
  )
  const made = new Map<string, Resource[]>()
  for (const resource of resources) {
    const trie = ready.get(kindOf(resource))
    if (trie === undefined) continue
    const object = resource.value
    walkTrie(trie, object, ({ value }, { makes, suffix = '', unless }) => {
      const given = unless?.split('.').reduce((at, step) => at?.[step], object)
      if (typeof value === 'string' && given === undefined) push(made, `${makes} ${value}${suffix}`, resource)
    })
  }
  return made
}
