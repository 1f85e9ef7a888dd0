import type { Range } from 'vscode-languageserver-protocol'
import type * as model from '../model/finding.ts'
import { readText } from '../sources/read.ts'
import type { Documents } from './documents.ts'
import { type Encoding, Positions, plainRange } from './positions.ts'

/** Turns ranges of findings into those of a client, of open documents and of files on disk: each as it is when it is first asked for. */
export class Ranges {
  readonly #documents: Documents
  readonly #encoding: Encoding
  readonly #known = new Map<string, Positions | undefined>()

  constructor(documents: Documents, encoding: Encoding) {
    this.#documents = documents
    this.#encoding = encoding
  }

  /** The range in a file, by its key. */
  of(key: string, range: model.Range): Range {
    if (!this.#known.has(key)) this.#known.set(key, this.#documents.get(key)?.positions ?? this.#read(key))
    return this.#known.get(key)?.rangeOf(range) ?? plainRange(range)
  }

  #read(place: string): Positions | undefined {
    if (this.#encoding === 'utf-16') return undefined
    try {
      return new Positions(readText(place), this.#encoding, false)
    } catch {
      return undefined
    }
  }
}
