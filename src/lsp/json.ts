/** A list that is written as JSON and not kept: what it was made of can go. */
export class JsonList {
  readonly #pieces: string[] = []

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  /** Adds items; lists are equal where the same was added in the same portions. */
  add(items: readonly unknown[]): void {
    if (items.length > 0) this.#pieces.push(inner(items))
  }

  equals(other: JsonList): boolean {
    const theirs = other.#pieces
    return this.#pieces.length === theirs.length && this.#pieces.every((each, index) => each === theirs[index])
  }

  /** Its JSON in pieces of one portion each. */
  *pieces(): Generator<string, void> {
    for (const [index, piece] of this.#pieces.entries()) yield (index === 0 ? '[' : ',') + piece
    yield this.isEmpty ? '[]' : ']'
  }

  toJSON(): unknown {
    return JSON.parse([...this.pieces()].join(''))
  }
}

/** The JSON of a value in pieces, each of which takes about a millisecond at most: together what `JSON.stringify` gives. Values have no cycles. */
export function* jsonPieces(value: unknown): Generator<string, void> {
  if (value instanceof JsonList) yield* value.pieces()
  else if (typeof value !== 'object' || weightOf(value, PIECE) <= PIECE) yield JSON.stringify(value)
  else if (Array.isArray(value)) yield* listPieces(value)
  else yield* objectPieces(value as object)
}

/** What is written in one go: about so many values, or so many times 64 characters. */
const PIECE = 4096

function* objectPieces(value: object): Generator<string, void> {
  let separator = '{'
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue
    yield `${separator}${JSON.stringify(key)}:`
    yield* jsonPieces(each)
    separator = ','
  }
  yield '}'
}

function* listPieces(list: readonly unknown[]): Generator<string, void> {
  let separator = '['
  let portion: unknown[] = []
  let left = PIECE
  for (const each of list) {
    const weight = weightOf(each, PIECE)
    if (weight > left && portion.length > 0) {
      yield separator + inner(portion)
      separator = ','
      portion = []
      left = PIECE
    }
    if (weight > PIECE) {
      yield separator
      yield* jsonPieces(each)
      separator = ','
    } else {
      portion.push(each)
      left -= weight
    }
  }
  if (portion.length > 0) yield separator + inner(portion)
  yield ']'
}

/** How much there is to write of a value, at least; counted up to a limit. */
function weightOf(value: unknown, limit: number): number {
  if (typeof value === 'string') return 1 + (value.length >> 6)
  if (typeof value !== 'object' || value === null) return 1
  if (value instanceof JsonList) return limit + 1
  let weight = 1
  for (const each of Array.isArray(value) ? value : Object.values(value)) {
    weight += weightOf(each, limit - weight)
    if (weight > limit) break
  }
  return weight
}

/** The JSON of a list without its brackets. */
function inner(items: readonly unknown[]): string {
  return JSON.stringify(items).slice(1, -1)
}
