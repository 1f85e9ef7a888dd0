import { shapeOf } from '../../kubernetes/workload.ts'
import type { Resource } from '../../model/resource.ts'
import { followTrie, makeTrie, ownerOf, type Trie } from '../references/trie.ts'
import { keyOf, POD } from './read.ts'
import type { SelectionRow } from './row.ts'
import { selections as table } from './rows.ts'

/** What the table says of a field in or beside a selector, whatever stands in it now. */
export interface SelectingField {
  readonly row: SelectionRow
  /** What stands there: the key of a label, a value of that key, a namespace to look in, or the name of a port that the selected must have. */
  readonly holds: 'key' | 'value' | 'namespace' | 'port'
  /** The key of the label, where it is written in the path. */
  readonly key?: string
  /** The number of steps to the object that the rest of the row is beside. */
  readonly owner: number
  /** The number of steps to the selector. */
  readonly selector: number
}

type Part = 'selector' | 'key' | 'namespace' | 'port'
interface End extends Pick<SelectingField, 'row' | 'owner'> {
  readonly part: Part
}

const tries = new Map<string, Trie<End>>()

/** The rows that are about a place in a resource of that kind, by its path alone; of a key in a map of labels the path ends with the map. */
export function selectingFields(
  of: Pick<Resource, 'gvk' | 'builtIn'>,
  path: readonly (string | number)[],
  part: 'key' | 'value',
): SelectingField[] {
  const found: SelectingField[] = []
  const take = (rows: string, base: number) =>
    followTrie(trieOf(rows), path.slice(base), (end, length) => {
      const field = { row: end.row, owner: end.owner + base, selector: length + base }
      const rest = path.slice(field.selector)
      if (end.part === 'selector') {
        const holds = placeIn(rest, part, end.row.map === true)
        if (holds !== undefined) found.push({ ...field, ...holds })
      } else if (rest.length === 0 && part === 'value') found.push({ ...field, holds: end.part })
    })
  take(keyOf(of), 0)
  const template = shapeOf(of)?.template
  if (template?.every((step, index) => step === path[index])) take(POD, template.length)
  return found
}

/** What a place in a selector holds: a map of labels, or a LabelSelector. */
function placeIn(
  rest: readonly (string | number)[],
  part: 'key' | 'value',
  isMap: boolean,
): Pick<SelectingField, 'holds' | 'key'> | undefined {
  if (isMap) return inLabels(rest, part)
  if (rest[0] === 'matchLabels') return inLabels(rest.slice(1), part)
  if (rest[0] !== 'matchExpressions' || part === 'key') return undefined
  if (rest.length === 3 && rest[2] === 'key') return { holds: 'key' }
  return rest.length === 4 && rest[2] === 'values' ? { holds: 'value' } : undefined
}

function inLabels(
  rest: readonly (string | number)[],
  part: 'key' | 'value',
): Pick<SelectingField, 'holds' | 'key'> | undefined {
  if (part === 'key') return rest.length === 0 ? { holds: 'key' } : undefined
  return rest.length === 1 && typeof rest[0] === 'string' ? { holds: 'value', key: rest[0] } : undefined
}

function trieOf(kind: string): Trie<End> {
  let trie = tries.get(kind)
  if (trie === undefined) {
    const rows = table.flatMap((each) => (each.in.includes(kind) ? each.selections : []))
    tries.set(kind, (trie = makeTrie(rows.flatMap(endsOf))))
  }
  return trie
}

function endsOf(row: SelectionRow): (readonly [path: string, end: End])[] {
  const { length, owner } = ownerOf(row.field)
  const { names } = row.namespaces ?? {}
  return [
    [row.field, { row, part: 'selector', owner: length }],
    ...(names === undefined ? [] : [[`${owner}.${names}[]`, { row, part: 'namespace', owner: length }] as const]),
    ...(row.keys ?? []).map((list) => [`${owner}.${list}[]`, { row, part: 'key', owner: length }] as const),
    ...[...(row.ports === undefined ? [] : [row.ports.field]), ...(row.otherPorts ?? [])].map(
      (ports) => [ports, { row, part: 'port', owner: length }] as const,
    ),
  ]
}

/** Where a kind says how it finds its own pods again. */
export interface OwnSelector {
  readonly path: readonly string[]
  /** It is a plain map of labels instead of a LabelSelector. */
  readonly isMap: boolean
}

/** How a kind finds its own pods again; undefined where no person writes that. */
export function ownSelector(of: Pick<Resource, 'gvk' | 'builtIn'>): OwnSelector | undefined {
  const kind = keyOf(of)
  const row = table.flatMap((each) => (each.in.includes(kind) ? each.selections : [])).find(({ own }) => own)
  return row && { path: row.field.split('.'), isMap: row.map === true }
}
