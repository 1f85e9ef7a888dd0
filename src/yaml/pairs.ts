import type { AliasCount } from './anchors.ts'
import type { DuplicateKey } from './document.ts'
import { type ErrorCode, YamlError } from './error.ts'
import type { Frame } from './frame.ts'
import type { Entry, MapNode, Node } from './node.ts'
import { formatFloatKey } from './scalars.ts'

/** So many duplicates are told of one document. */
const MAX_DUPLICATES = 10_000

/** Makes entries of keys and values as go-yaml's decoder and sigs.k8s.io/yaml do: keys become text, merges are copied, the last of equal keys counts. */
export class Pairs {
  readonly duplicates: DuplicateKey[] = []
  /** The first thing that the decoder refuses: it counts only where the whole text is well formed. */
  refused: YamlError | undefined
  /** There are numbers that JSON cannot hold. */
  infinite = false
  readonly #frames: readonly Frame[]
  readonly #count: AliasCount
  /** What makes a key that is no string the same as another. */
  #identities: Map<Entry, string> | undefined
  /** Own entries of a map that a merge after them replaced. */
  #outdone: Map<Entry, Entry> | undefined
  /** Entries whose key JSON cannot hold: refused if they are still there in the end. */
  #badKeys: Map<Entry, ErrorCode> | undefined

  constructor(frames: readonly Frame[], count: AliasCount) {
    this.#frames = frames
    this.#count = count
  }

  refuse(code: ErrorCode, start: number, end: number, detail = ''): void {
    this.refused ??= new YamlError(code, start, end, detail)
  }

  /** The key as JSON has it, where it is no string; `isFloat`: the decoder holds it as a float. */
  setKey(frame: Frame, node: Node, isFloat: boolean): void {
    if (node.type === 'list' || node.type === 'map') {
      this.refuse('map-key', node.start, node.end)
      frame.key = ''
      return
    }
    frame.key = String(node.value)
    if (node.type === 'null') frame.badKey = 'null-key'
    else if (node.type !== 'boolean' && isFloat) frame.key = formatFloatKey(node.value as number)
    else if (typeof node.value === 'bigint' && node.value >= 2n ** 63n) frame.badKey = 'big-key'
    // Two NaN are never the same key.
    frame.identity = Number.isNaN(node.value) ? `\ud800${node.start}` : `\ud800${node.type}${isFloat}${node.value}`
  }

  /** Adds the key at hand with its value. */
  add(frame: Frame, value: Node, valueStart: number, depth: number): void {
    const { key, keyStart, keyEnd, identity, badKey } = frame
    const entry: Entry = { key, keyStart, keyEnd, value, merged: false }
    const earlier = frame.map!.add(entry)
    if (identity !== '') (this.#identities ??= new Map()).set(entry, identity)
    if (badKey !== undefined) (this.#badKeys ??= new Map()).set(entry, badKey)
    if (earlier !== undefined) this.#reportDuplicate(earlier, entry, frame, valueStart, depth)
  }

  /** Copies the entries of merged maps (go-yaml v2: decoder.merge): a list is taken from its end, so that its first map wins. */
  merge(frame: Frame, value: Node, isAlias: boolean, depth: number): void {
    const isList = value.type === 'list' && !isAlias
    const maps = isList ? [...value.items].reverse() : [value]
    if (isList) this.#count.forget()
    for (const map of maps) {
      if (map.type === 'map') this.#mergeMap(frame, map, depth)
      else this.refuse('merge', map.start, map.end)
    }
  }

  #mergeMap(frame: Frame, map: MapNode, depth: number) {
    for (const from of map.entries) {
      const entry: Entry = {
        key: from.key,
        keyStart: from.keyStart,
        keyEnd: from.keyEnd,
        value: from.value,
        merged: true,
      }
      const identity = this.#identities?.get(from)
      if (identity !== undefined) this.#identities!.set(entry, identity)
      const badKey = this.#badKeys?.get(from)
      if (badKey !== undefined) this.#badKeys!.set(entry, badKey)
      const earlier = frame.map!.add(entry)
      if (earlier !== undefined) this.#reportDuplicate(earlier, entry, frame, from.value.start, depth)
    }
  }

  #reportDuplicate(earlier: Entry, later: Entry, at: Frame, valueStart: number, depth: number) {
    const { key } = later
    const { keyStart: start, keyEnd: end } = at
    if (this.duplicates.length === MAX_DUPLICATES) return
    if (this.#identities !== undefined && this.#identities.get(earlier) !== this.#identities.get(later)) return
    const own = earlier.merged ? this.#outdone?.get(earlier) : earlier
    if (later.merged && own !== undefined) (this.#outdone ??= new Map()).set(later, own)
    const twin = later.merged ? earlier : (own ?? earlier)
    const path = this.#frames
      .slice(0, depth - 1)
      .map((frame) => (frame.map === undefined ? frame.items.length : frame.key))
    const first = { start: twin.keyStart, end: twin.keyEnd }
    this.duplicates.push({
      key,
      path: [...path, key],
      start,
      end,
      first,
      valueStart,
      merge: twin.merged || later.merged,
    })
  }

  /** What the decoder can hold and JSON cannot, if it is still there in the end: keys that are null or too big, infinite numbers. */
  findUnsupported(root: Node | undefined): YamlError | undefined {
    if ((this.#badKeys === undefined && !this.infinite) || root === undefined) return undefined
    const seen = new Set<unknown>()
    const open: Node[] = [root]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type === 'map') {
        if (seen.has(node.entries)) continue
        seen.add(node.entries)
        for (const entry of node.entries) {
          const code = this.#badKeys?.get(entry)
          if (code !== undefined) return new YamlError(code, entry.keyStart, entry.keyEnd)
          open.push(entry.value)
        }
      } else if (node.type === 'list') {
        if (seen.has(node.items)) continue
        seen.add(node.items)
        for (const item of node.items) open.push(item)
      } else if (typeof node.value === 'number' && !Number.isFinite(node.value))
        return new YamlError('number', node.start, node.end)
    }
    return undefined
  }
}
