/** How a scalar is written; `flow` and `block` are for lists and maps. */
export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'flow' | 'block'

/** What a scalar reads as: an integer beyond 2^53 is a bigint, so that it stays exact. */
export type Scalar = string | number | bigint | boolean | null

/**
 * A value of a document with its place in the text (half-open offsets into the whole file, UTF-16 units). `type` is what the cluster's parser makes of it.
 * An alias is a copy of its anchor's node with the alias' own offsets: its children are shared and lie at the anchor.
 */
export type Node = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'null'
  readonly start: number
  readonly end: number
  readonly style: Style
  readonly value: Scalar
}

export interface ListNode {
  readonly type: 'list'
  readonly start: number
  readonly end: number
  readonly style: Style
  readonly items: readonly Node[]
}

export interface MapNode {
  readonly type: 'map'
  readonly start: number
  readonly end: number
  readonly style: Style
  /** In the order of the text, each key once: of duplicates only the one that counts (the last). */
  readonly entries: readonly Entry[]
}

/** A key and its value. */
export interface Entry {
  /** The key as the cluster reads it: `yes` is "true", `0x10` is "16". */
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: Node
  /** It comes from a merge key (`<<`): its offsets lie at the anchor. */
  readonly merged: boolean
}

/** A map without entries, for what there is no text of. */
export const EMPTY_MAP: MapNode = { type: 'map', start: 0, end: 0, style: 'block', entries: [] }

/** The value under a key, undefined where the map has none. */
export function get(map: MapNode, key: string): Node | undefined {
  return getEntry(map, key)?.value
}

/** The entry of a key, undefined where the map has none. */
export function getEntry(map: MapNode, key: string): Entry | undefined {
  const { entries } = map
  if (entries.length > INDEXED) return indexOf(entries).get(key)
  for (let i = 0; i < entries.length; i++) if (entries[i]!.key === key) return entries[i]
  return undefined
}

/** Maps with more entries than this have an index. */
const INDEXED = 64

const indexes = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>()

function indexOf(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  let index = indexes.get(entries)
  if (index === undefined) {
    index = new Map(entries.map((entry) => [entry.key, entry]))
    indexes.set(entries, index)
  }
  return index
}
