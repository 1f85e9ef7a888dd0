import type { JsonList } from './json.ts'

/** What is known to be wrong with a file. */
export interface Entry {
  readonly uri: string
  /** Of an open document the version that it is about. */
  readonly version: number | null
  readonly diagnostics: JsonList
  /** It is the same as long as the diagnostics are. */
  readonly resultId: string
}

/** The diagnostics of all files, under ids by which a client that asks can tell that nothing has changed. */
export class Published {
  readonly #entries = new Map<string, Entry>()
  /** Ids are of one run of the server: those of an earlier one must not be taken for them. */
  readonly #run: string
  #count = 0

  constructor(run: string) {
    this.#run = run
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  get all(): Iterable<[key: string, entry: Entry]> {
    return this.#entries
  }

  /** Takes in the diagnostics of a file; whether they are others than before, or about another version. Of a file that is fine, and not open, nothing is kept. */
  set(key: string, uri: string, version: number | null, diagnostics: JsonList): boolean {
    const before = this.#entries.get(key)
    const isSame = before === undefined ? diagnostics.isEmpty : diagnostics.equals(before.diagnostics)
    const isNews = !isSame || (version !== null && before?.version !== version)
    if (diagnostics.isEmpty && version === null) {
      this.#entries.delete(key)
      return isNews
    }
    const resultId = isSame && before !== undefined ? before.resultId : `${this.#run}-${++this.#count}`
    this.#entries.set(key, { uri, version, diagnostics, resultId })
    return isNews
  }
}
