import type { Finding } from '../../model/finding.ts'
import type { PlaceSuppression } from './suppression.ts'
import type { Lines } from './targets.ts'

type Holds = (suppression: PlaceSuppression) => boolean

/** Suppressions of findings at places, found by rule, file and line in time that does not grow with their number. */
export class PlacedSuppressions {
  readonly #holds: Holds
  readonly #whole = new Map<string, WholeList>()
  readonly #lines = new Map<string, LineList>()

  /** `holds` tells whether one is not expired. */
  constructor(holds: Holds) {
    this.#holds = holds
  }

  add(suppression: PlaceSuppression): void {
    const { rule, file, document, lines } = suppression
    const key = keyOf(rule, file, lines === undefined ? document : undefined)
    if (lines === undefined) listAt(this.#whole, key, () => new WholeList(this.#holds)).add(suppression)
    else listAt(this.#lines, key, () => new LineList(this.#holds)).add(suppression, lines)
  }

  /** Of those that are about a finding one that holds, where there is one, and all that have not been given before. Findings of a file come in the order of lines. */
  about({ rule, file, document, range }: Finding): PlaceSuppression[] {
    return [
      ...(this.#lines.get(keyOf(rule, file))?.at(range.start.line) ?? []),
      ...(this.#whole.get(keyOf(rule, file, document))?.take() ?? []),
      ...(this.#whole.get(keyOf(rule, file))?.take() ?? []),
    ]
  }
}

function keyOf(rule: string, file: string, document?: number): string {
  return `${rule}\n${document ?? ''}\n${file}`
}

function listAt<T>(lists: Map<string, T>, key: string, make: () => T): T {
  const list = lists.get(key) ?? make()
  lists.set(key, list)
  return list
}

/** Suppressions in a whole document or file. */
class WholeList {
  readonly #holds: Holds
  #fresh: PlaceSuppression[] = []
  #holding: PlaceSuppression | undefined

  constructor(holds: Holds) {
    this.#holds = holds
  }

  add(suppression: PlaceSuppression): void {
    this.#fresh.push(suppression)
  }

  take(): PlaceSuppression[] {
    const fresh = this.#fresh
    this.#fresh = []
    this.#holding ??= fresh.find(this.#holds)
    return this.#holding === undefined || fresh.length > 0 ? fresh : [this.#holding]
  }
}

/** Suppressions in some lines of a file. */
class LineList {
  readonly #holds: Holds
  #waiting: { readonly suppression: PlaceSuppression; readonly lines: Lines }[] = []
  /** Those that have begun and hold, the latest last; what has ended goes when it comes to the end. */
  readonly #begun: { readonly suppression: PlaceSuppression; readonly lines: Lines }[] = []
  #next = 0
  #isSorted = false

  constructor(holds: Holds) {
    this.#holds = holds
  }

  add(suppression: PlaceSuppression, lines: Lines): void {
    this.#waiting.push({ suppression, lines })
  }

  at(line: number): PlaceSuppression[] {
    if (!this.#isSorted) this.#waiting = this.#waiting.sort((a, b) => a.lines.from - b.lines.from)
    this.#isSorted = true
    const fresh: PlaceSuppression[] = []
    for (; this.#next < this.#waiting.length && this.#waiting[this.#next]!.lines.from <= line; this.#next++) {
      const each = this.#waiting[this.#next]!
      if (each.lines.to < line) continue
      fresh.push(each.suppression)
      if (this.#holds(each.suppression)) this.#begun.push(each)
    }
    while (this.#begun.length > 0 && this.#begun.at(-1)!.lines.to < line) this.#begun.pop()
    const holding = this.#begun.at(-1)?.suppression
    return holding === undefined || fresh.includes(holding) ? fresh : [holding, ...fresh]
  }
}
