import type { Range } from 'vscode-languageserver-protocol'
import type * as model from '../model/finding.ts'
import { readText } from '../sources/read.ts'
import type { Documents } from './documents.ts'
import { type Encoding, Positions, plainRange } from './positions.ts'

/** Turns ranges of findings into those of a client, of open documents and of files on disk. */
export class Ranges {
  readonly #documents: Documents
  readonly #encoding: Encoding
  readonly #read = new Map<string, Positions | undefined>()

  constructor(documents: Documents, encoding: Encoding) {
    this.#documents = documents
    this.#encoding = encoding
  }

  /** The range in a file, by its key. */
  of(key: string, range: model.Range): Range {
    const open = this.#documents.get(key)
    if (open !== undefined) return open.positions.rangeOf(range)
    if (this.#encoding === 'utf-16') return plainRange(range)
    if (!this.#read.has(key)) this.#read.set(key, this.#positionsOf(key))
    return this.#read.get(key)?.rangeOf(range) ?? plainRange(range)
  }

  #positionsOf(place: string): Positions | undefined {
    try {
      return new Positions(readText(place), this.#encoding, false)
    } catch {
      return undefined
    }
  }
}
