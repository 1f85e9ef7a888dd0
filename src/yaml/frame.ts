import type { Anchor } from './anchors.ts'
import type { ErrorCode } from './error.ts'
import type { MapBuilder } from './map.ts'
import type { Node } from './node.ts'

/** Block list at its own column, block list at the column of its parent's keys, block map; the flow collections; a map of one pair in a flow list. */
export const Kind = { list: 0, bareList: 1, map: 2, flowList: 3, flowMap: 4, flowPair: 5 } as const

/** What a map waits for. */
export const Wait = { key: 0, colon: 1, value: 2 } as const

/** What the decoder must know of a node besides its value. */
export const Role = { none: 0, alias: 1, merge: 2 } as const

/** A collection that is still being read. */
export class Frame {
  kind = 0
  wait = 0
  /** The first entry of a flow collection is still to come. */
  first = true
  /** The key at hand was announced by `?`. */
  explicit = false
  start = 0
  end = 0
  /** Where the collection starts with its tag or anchor. */
  head = 0
  anchor: Anchor | undefined = undefined
  items: Node[] = NO_ITEMS
  map: MapBuilder | undefined = undefined
  key = ''
  /** Set where the key is no string: the decoder holds `1`, `"1"` and `1.0` for three keys. */
  identity = ''
  badKey: ErrorCode | undefined = undefined
  keyStart = 0
  keyEnd = 0
  merge = false
}

/** The items of what is no list. */
export const NO_ITEMS: Node[] = []

/** A map and its first key can have a tag and an anchor each; what is more is an error. */
export const MAX_PROPERTIES = 5

/** A tag or an anchor before a node. */
export interface Property {
  readonly start: number
  readonly end: number
  readonly anchor: string | undefined
  readonly tag: string | undefined
}

/** The first property that is one too many: libyaml knows at most one tag and one anchor for each node. */
export function excessOf([first, second, third]: readonly Property[]): Property | undefined {
  const twice = second !== undefined && (first!.tag === undefined) === (second.tag === undefined)
  return twice ? second : third
}

/** Where a node starts with its properties. */
export function startOf(properties: readonly Property[] | undefined, otherwise: number): number {
  return properties === undefined ? otherwise : properties[0]!.start
}
