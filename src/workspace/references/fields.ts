import type { Resource } from '../../model/resource.ts'
import { ANY, isIn, kindOf, NAMESPACE, type Part, POD, templateOf } from './extract.ts'
import type { InsideName, Row } from './row.ts'
import { table } from './rows.ts'
import { followTrie, makeTrie, ownerOf, type Trie } from './trie.ts'

/** What the table says of a field, whatever stands in it now. */
export interface NamingField {
  readonly row: Row
  /** What stands there: the name, the namespace in which it is looked for, a key or port of what is named, or the name of something inside of that. */
  readonly holds: 'name' | 'namespace' | Part['what'] | InsideName
  /** The way to the object that the rest of the row is beside: the number of steps of the path, or another path of fields. */
  readonly owner: number | readonly string[]
  /** The field with the name, beside. */
  readonly name: string
}

/** What a resource is, as far as it decides which rows are about it. */
export type KindOfResource = Pick<Resource, 'gvk' | 'builtIn' | 'namespaced'>

const tries = new Map<string, Trie<NamingField>>()

/**
 * The rows that are about a field of a resource of that kind, by its path alone: whether one applies (`when`, `unless`) depends on what stands beside it. There may be
 * several, such as one for each kind that is named beside it.
 */
export function namingFields(of: KindOfResource, path: readonly (string | number)[]): NamingField[] {
  const found: NamingField[] = []
  const kind = kindOf(of)
  const take = (rows: string, base: number) =>
    followTrie(trieOf(rows), path.slice(base), (end, length) => {
      if (length + base !== path.length || !isIn(end.row, of)) return
      found.push({ ...end, owner: typeof end.owner === 'number' ? end.owner + base : end.owner })
    })
  take(kind, 0)
  take(ANY, 0)
  const template = templateOf(of, kind)
  if (template?.every((step, index) => step === path[index])) take(POD, template.length)
  if (of.namespaced && path.length === 2 && path[0] === 'metadata' && path[1] === 'namespace')
    found.push({ row: NAMESPACE, holds: 'name', owner: 1, name: 'namespace' })
  return found
}

function trieOf(kind: string): Trie<NamingField> {
  let trie = tries.get(kind)
  if (trie === undefined) {
    const rows = table.flatMap((each) => (each.in === kind ? (each.references ?? []) : []))
    tries.set(kind, (trie = makeTrie(rows.flatMap(fieldsOf))))
  }
  return trie
}

function fieldsOf(row: Row): (readonly [path: string, field: NamingField])[] {
  const { length, owner, field } = ownerOf(row.field)
  const at = (path: string, holds: NamingField['holds']) =>
    [below(owner, path), { row, holds, owner: length, name: field }] as const
  return [
    [row.field, { row, holds: 'name', owner: length, name: field }],
    ...(row.namespace === undefined ? [] : [at(row.namespace, 'namespace')]),
    ...(row.keys ?? []).map((path) => at(path, 'key')),
    ...(row.ports ?? []).map((path) => at(path, 'port')),
    ...(row.inside ?? []).map((inside) =>
      inside.fromTop
        ? ([inside.field, { row, holds: inside, owner: owner.split('.'), name: field }] as const)
        : at(inside.field, inside),
    ),
  ]
}

function below(owner: string, path: string): string {
  return owner === '' || path.startsWith('[') ? owner + path : `${owner}.${path}`
}
