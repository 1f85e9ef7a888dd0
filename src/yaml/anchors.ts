import { YamlError } from './error.ts'
import type { Node } from './node.ts'

/** What an anchor names. */
export interface Anchor {
  /** Undefined while its collection is still being read. */
  node: Node | undefined
  /** How many nodes the decoder visits in it, what its aliases stand for included. */
  size: number
  /** The node count before it. */
  before: number
  /** A number that the decoder holds as a float. */
  float: boolean
}

const RATIO_RANGE_LOW = 400_000
const RATIO_RANGE_HIGH = 4_000_000

/** Counts the nodes that the decoder would visit, and refuses documents in which aliases multiply them (go-yaml v2: allowedAliasRatio). */
export class AliasCount {
  /** Nodes visited so far; the document itself is one. */
  decoded = 1
  error: YamlError | undefined
  #aliased = 0

  node(): void {
    this.decoded++
    if (this.#aliased > 100) this.#check(0, 0)
  }

  alias(size: number, start: number, end: number): void {
    this.decoded += size + 1
    this.#aliased += size
    this.#check(start, end)
  }

  /** Takes back a node that the decoder does not visit: a merge key, or the list of a merge. */
  forget(): void {
    this.decoded--
  }

  #check(start: number, end: number): void {
    if (this.error !== undefined || this.#aliased <= 100 || this.decoded <= 1000) return
    if (this.#aliased / this.decoded > allowedRatio(this.decoded)) this.error = new YamlError('bomb', start, end)
  }
}

function allowedRatio(decoded: number): number {
  if (decoded <= RATIO_RANGE_LOW) return 0.99
  if (decoded >= RATIO_RANGE_HIGH) return 0.1
  return 0.99 - 0.89 * ((decoded - RATIO_RANGE_LOW) / (RATIO_RANGE_HIGH - RATIO_RANGE_LOW))
}
