import type { Replacement, SyntaxProblem } from './document.ts'
import type { Entry, Node } from './node.ts'

/** A stretch of a copy, up to the next one, and where its first character comes from; what was inserted comes from there as a whole. */
interface Piece {
  readonly at: number
  readonly origin: number
  readonly isInserted: boolean
}

/** A document under repair, which knows where in the file each of its characters comes from. */
export class Copy {
  text: string
  /** In the order of the text; the first one begins with it. */
  #pieces: readonly Piece[]

  constructor(text: string, shift: number) {
    this.text = text
    this.#pieces = [{ at: 0, origin: shift, isInserted: false }]
  }

  /** Applies replacements, in the order of the text; false where they change nothing. */
  apply(replacements: readonly Replacement[]): boolean {
    const before = this.text
    const pieces: Piece[] = []
    let text = ''
    let from = 0
    let known = 0
    for (const { start, end, text: inserted } of replacements) {
      known = this.#take(pieces, known, from, start, text.length - from)
      text += before.slice(from, start)
      if (inserted !== '') pieces.push({ at: text.length, origin: this.origin(start), isInserted: true })
      text += inserted
      from = end
    }
    this.#take(pieces, known, from, before.length + 1, text.length - from)
    this.text = text + before.slice(from)
    this.#pieces = pieces
    return this.text !== before
  }

  /** Takes over the pieces of a stretch, from some piece on, to where it is moved; gives the piece at its end. */
  #take(pieces: Piece[], first: number, from: number, to: number, moved: number): number {
    let index = first
    for (; index < this.#pieces.length; index++) {
      const { at, origin, isInserted } = this.#pieces[index]!
      if (at >= to) break
      const start = Math.max(at, from)
      if ((this.#pieces[index + 1]?.at ?? Number.POSITIVE_INFINITY) > start && start < to)
        pieces.push({ at: start + moved, origin: isInserted ? origin : origin + start - at, isInserted })
    }
    return Math.max(index - 1, 0)
  }

  /** The place in the file of an offset in the copy. */
  origin(offset: number): number {
    const place = Math.min(offset, this.text.length)
    let [low, high] = [0, this.#pieces.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#pieces[middle]!.at <= place) low = middle
      else high = middle - 1
    }
    const { at, origin, isInserted } = this.#pieces[low]!
    return isInserted ? origin : origin + place - at
  }

  /** The same problem with the offsets of the file. */
  moveProblemBack(problem: SyntaxProblem): SyntaxProblem {
    const moved = <Place extends { start: number; end: number }>(place: Place): Place => {
      const start = this.origin(place.start)
      return { ...place, start, end: Math.max(this.origin(place.end), start) }
    }
    const { gaveUp, related, repair } = problem
    return { ...moved(problem), gaveUp: this.origin(gaveUp), related: related?.map(moved), repair: repair?.map(moved) }
  }

  /** The same tree with the offsets of the file. */
  moveBack(root: Node): Node {
    const seen = new Map<unknown, readonly Node[] | readonly Entry[]>()
    const at = (offset: number) => this.origin(offset)
    const move = (node: Node): Node => {
      const [start, end] = [at(node.start), at(node.end)]
      if (node.type === 'list') {
        const items = (seen.get(node.items) ?? node.items.map(move)) as readonly Node[]
        seen.set(node.items, items)
        return { ...node, start, end, items }
      }
      if (node.type !== 'map') return { ...node, start, end }
      const entries = (seen.get(node.entries) ??
        node.entries.map((entry) => ({
          ...entry,
          keyStart: at(entry.keyStart),
          keyEnd: at(entry.keyEnd),
          value: move(entry.value),
        }))) as readonly Entry[]
      seen.set(node.entries, entries)
      return { ...node, start, end, entries }
    }
    return move(root)
  }
}
