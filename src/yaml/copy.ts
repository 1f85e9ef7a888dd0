import type { Replacement, SyntaxProblem } from './document.ts'
import type { Entry, Node } from './node.ts'

/** A document under repair, which knows where in the file each of its characters comes from. */
export class Copy {
  text: string
  #origins: Int32Array

  constructor(text: string, shift: number) {
    this.text = text
    this.#origins = Int32Array.from({ length: text.length + 1 }, (_, at) => at + shift)
  }

  /** Applies replacements; false where they change nothing. */
  apply(replacements: readonly Replacement[]): boolean {
    const before = this.text
    let text = ''
    const origins: number[] = []
    let from = 0
    for (const each of [...replacements, { start: before.length, end: before.length, text: '' }]) {
      text += before.slice(from, each.start) + each.text
      for (let at = from; at < each.start; at++) origins.push(this.#origins[at]!)
      for (let at = 0; at < each.text.length; at++) origins.push(this.#origins[each.start]!)
      from = each.end
    }
    origins.push(this.#origins[before.length]!)
    this.text = text
    this.#origins = Int32Array.from(origins)
    return text !== before
  }

  /** The place in the file of an offset in the copy. */
  origin(offset: number): number {
    return this.#origins[Math.min(offset, this.text.length)]!
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
