import { distance, hasOtherPrefix } from '../../text/nearest.ts'
import { push } from '../maps.ts'

/** A name that is nearly another, with the word of it that differs, if it is one. */
export interface NearName<T> {
  readonly name: string
  readonly owner: T
  /** The word of the wanted name that differs, and the one that stands there in this name; absent where only dashes and capitals differ. */
  readonly words?: readonly [wanted: string, there: string]
}

/** Among more names that differ in one and the same word a slip says nothing. */
const MANY = 100

/** Nothing that has a name has a longer one; of what is longer, each word would be looked at with all others. */
const LONGEST = 253

/**
 * Names that can be asked for those that are a typing slip away from another. A slip is in one word of the name and changes no digits; it is found in the same time
 * however many names there are.
 */
export class NameIndex<T> {
  readonly #byShape = new Map<string, { readonly name: string; readonly word: string; readonly owner: T }[]>()

  add(name: string, owner: T): void {
    if (name.length > LONGEST) return
    push(this.#byShape, foldedShape(name), { name, word: '', owner })
    const words = wordsOf(name)
    for (let index = 0; index < words.length; index++)
      push(this.#byShape, shapeWithout(words, index), { name, word: words[index]!, owner })
  }

  /** The names that were most likely meant, those that differ in dashes and capitals first. */
  near(wanted: string): NearName<T>[] {
    if (wanted.length > LONGEST) return []
    const alike = (this.#byShape.get(foldedShape(wanted)) ?? []).filter(({ name }) => name !== wanted)
    const found: NearName<T>[] = alike.slice(0, MANY).map(({ name, owner }) => ({ name, owner }))
    const words = wordsOf(wanted)
    for (let index = 0; index < words.length; index++) {
      const word = words[index]!
      const beside = this.#byShape.get(shapeWithout(words, index)) ?? []
      if (beside.length > MANY) continue
      for (const each of beside)
        if (isWordSlip(word, each.word)) found.push({ name: each.name, owner: each.owner, words: [word, each.word] })
    }
    return found
  }
}

/** What is known by kind and name, with an index of the names of each kind that is asked for. */
export class NearNames<T> {
  readonly #byKind: ReadonlyMap<string, ReadonlyMap<string, T>>
  readonly #indexes = new Map<string, NameIndex<T>>()

  constructor(byKind: ReadonlyMap<string, ReadonlyMap<string, T>>) {
    this.#byKind = byKind
  }

  /** The names of a kind that are a typing slip away. */
  near(kind: string, name: string): NearName<T>[] {
    const named = this.#byKind.get(kind)
    if (named === undefined) return []
    let index = this.#indexes.get(kind)
    if (index === undefined) {
      this.#indexes.set(kind, (index = new NameIndex()))
      for (const [each, owner] of named) index.add(each, owner)
    }
    return index.near(name)
  }
}

/** The words of a name: what stands between dashes, dots and other signs, in small letters. */
export function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

const NONE: readonly string[] = []

/** Equal for names that differ only in dashes, dots and capitals; other numbers are another shape. */
function foldedShape(name: string): string {
  return `=${wordsOf(name).join('')} ${(name.match(/\d+/g) ?? NONE).join(',')}`
}

/** Equal for names that differ only in the letters of one word. */
function shapeWithout(words: readonly string[], index: number): string {
  const digits = words[index]!.replace(/\D+/g, ',')
  return `${words.slice(0, index).join('-')}-<${digits}>-${words.slice(index + 1).join('-')}`
}

/**
 * Whether two words are most likely the same one: a letter too much, missing, wrong or swapped with its neighbour, two such slips in a long word. In a word of up to
 * four letters a wrong letter makes another word (`tcp`, `udp`; `mail`, `main`) unless only the wrong one is doubled (`ssd`, `sdd`), and of fewer than three nothing can be said.
 * So do two wrong letters at the beginning: `internal`, `external`.
 */
export function isWordSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (a === b || length < 3 || length > 100) return false
  if (a.length === b.length && length <= 4)
    return distance(a, b, 1) <= 1 && (sorted(a) === sorted(b) || undoubled(a) === undoubled(b))
  const limit = length < 8 ? 1 : 2
  return distance(a, b, limit) <= limit && !hasOtherPrefix(a, b)
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1')
}

function sorted(word: string): string {
  return [...word].sort().join('')
}
