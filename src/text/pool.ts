/** V8 copies a part of a text that is shorter. */
const PART = 13

/**
 * Short texts to keep, one copy of each. V8 makes a part of a text by pointing into the whole, so that a name that is kept would keep the whole
 * manifest in memory.
 */
export class TextPool {
  readonly #known = new Map<string, string>()

  /** An equal text that stands by itself. */
  own(text: string): string {
    let own = this.#known.get(text)
    if (own === undefined) {
      own = text.length < PART ? text : ` ${text}`.slice(1)
      this.#known.set(own, own)
    }
    return own
  }
}
