import type { Problem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'
import { quote } from '../schema/words.ts'
import { nearest } from '../text/nearest.ts'

/** How many names a message lists, and among how many a slip is looked for. */
const [LISTED, COMPARED] = [10, 300]

/** Names that something may refer to, for messages about a name that is none of them; undefined and empty ones do not count. */
export class KnownNames {
  readonly #names: ReadonlySet<string>
  #listed: string | undefined

  constructor(names: Iterable<string | undefined>) {
    this.#names = new Set([...names].filter((name): name is string => name !== undefined && name !== ''))
  }

  get size(): number {
    return this.#names.size
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** `"a", "b", "c"` in the order of the alphabet; of many the first, and how many more there are. */
  listed(): string {
    if (this.#listed !== undefined) return this.#listed
    const shown = [...this.#names].sort().slice(0, LISTED).map(quote).join(', ')
    const more = this.size - LISTED
    this.#listed = more > 0 ? `${shown} and ${more} more` : shown
    return this.#listed
  }

  /** The question after the name that was meant, if one is near and they are not too many. */
  hintFor(name: string): Pick<Problem, 'hint' | 'meant'> {
    const meant = this.size > COMPARED ? undefined : nearest(name, [...this.#names].sort())
    return didYouMean(meant)
  }
}
