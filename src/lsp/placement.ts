import type { Area } from './gather.ts'

/** Which area each open document is judged in, by its key. */
export class Placement {
  readonly #areas = new Map<string, Area>()
  /** The keys of the documents in each area. */
  readonly #subjects = new Map<string, Set<string>>()

  areaOf(key: string): Area | undefined {
    return this.#areas.get(key)
  }

  /** The keys of the documents that an area is there for. */
  subjectsOf(area: Area): ReadonlySet<string> {
    return this.#subjects.get(idOf(area)) ?? NONE
  }

  /** Puts a document into an area or, where it is undefined, nowhere; gives the area that it has left. */
  put(key: string, area: Area | undefined): Area | undefined {
    const before = this.#areas.get(key)
    if (before !== undefined && area !== undefined && idOf(before) === idOf(area)) return undefined
    if (before !== undefined) this.#remove(key, idOf(before))
    if (area !== undefined) this.#add(key, area)
    return before
  }

  #add(key: string, area: Area): void {
    const id = idOf(area)
    this.#areas.set(key, area)
    this.#subjects.set(id, (this.#subjects.get(id) ?? new Set()).add(key))
  }

  #remove(key: string, id: string): void {
    const subjects = this.#subjects.get(id)!
    this.#areas.delete(key)
    subjects.delete(key)
    if (subjects.size === 0) this.#subjects.delete(id)
  }
}

/** What an area is known by. */
export function idOf(area: Area): string {
  return `${area.kind} ${area.place}${area.kind === 'alone' ? ` ${area.key}` : ''}`
}

const NONE: ReadonlySet<string> = new Set()
