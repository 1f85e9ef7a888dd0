import type { Diagnostic } from 'vscode-languageserver-protocol'

/** What is known to be wrong with a file. */
export interface Entry {
  readonly uri: string
  /** Of an open document the version that it is about. */
  readonly version: number | null
  readonly items: readonly Diagnostic[]
  /** It is the same as long as the items are. */
  readonly resultId: string
}

/** The diagnostics of all files, under ids by which a client that asks can tell that nothing has changed. */
export class Published {
  readonly #entries = new Map<string, Entry & { readonly text: string }>()
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
  set(key: string, uri: string, version: number | null, items: readonly Diagnostic[]): boolean {
    const text = JSON.stringify(items)
    const before = this.#entries.get(key)
    const isNews = (before?.text ?? '[]') !== text || (version !== null && before?.version !== version)
    if (items.length === 0 && version === null) {
      this.#entries.delete(key)
      return isNews
    }
    const resultId = before?.text === text ? before.resultId : `${this.#run}-${++this.#count}`
    this.#entries.set(key, { uri, version, items, resultId, text })
    return isNews
  }
}
