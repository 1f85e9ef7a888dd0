import type { Entry } from './node.ts'

/** Up to this size a map is searched, above it is indexed. */
const INDEX_FROM = 16

/** Collects the entries of a map: of entries with the same key the last one counts. */
export class MapBuilder {
  readonly #entries: Entry[] = []
  #index: Map<string, number> | undefined
  #replaced: Set<number> | undefined

  /** Adds an entry; gives the earlier one with the same key, if any. */
  add(entry: Entry): Entry | undefined {
    const at = this.#entries.length
    const earlier = this.#find(entry.key)
    this.#entries.push(entry)
    if (this.#index !== undefined) this.#index.set(entry.key, at)
    else if (at === INDEX_FROM) this.#index = new Map(this.#entries.map((each, i) => [each.key, i]))
    if (earlier === -1) return undefined
    this.#replaced ??= new Set()
    this.#replaced.add(earlier)
    return this.#entries[earlier]
  }

  /** The entries that count, in the order of the text. */
  finish(): Entry[] {
    const replaced = this.#replaced
    return replaced === undefined ? this.#entries : this.#entries.filter((_, at) => !replaced.has(at))
  }

  #find(key: string): number {
    if (this.#index !== undefined) return this.#index.get(key) ?? -1
    const entries = this.#entries
    for (let at = entries.length - 1; at >= 0; at--) if (entries[at]!.key === key) return at
    return -1
  }
}
