import { Tally } from '../../tests/helpers/tally.ts'
import type { Comparison } from '../../tests/helpers/verdict.ts'

const HEADS = ['kind', 'cases', 'verdict %', 'false rejects', 'false accepts', 'fields %']

/** Agreement by kind, and of all. */
export class Table {
  readonly #withWarnings: boolean
  readonly #total = new Tally()
  readonly #kinds = new Map<string, Tally>()

  constructor(withWarnings: boolean) {
    this.#withWarnings = withWarnings
  }

  add(kind: string, comparison: Comparison): void {
    let tally = this.#kinds.get(kind)
    if (tally === undefined) this.#kinds.set(kind, (tally = new Tally()))
    tally.add(comparison)
    this.#total.add(comparison)
  }

  /** A line a kind, the most wrong verdicts first; empty where there is only one kind. */
  toString(): string {
    if (this.#kinds.size < 2) return ''
    const wrong = ({ falseRejects, falseAccepts }: Tally) => falseRejects + falseAccepts
    const kinds = [...this.#kinds].sort(([, a], [, b]) => wrong(b) - wrong(a) || a.fields - b.fields)
    const heads = this.#withWarnings ? [...HEADS, 'warnings', 'warnings %'] : HEADS
    return [heads, ...kinds.map(([kind, tally]) => this.#row(kind, tally))].map(align).join('\n')
  }

  summary(): string {
    const { cases, verdict, falseRejects, falseAccepts, fields, warnings, withWarnings } = this.#total
    const warned = this.#withWarnings ? `, same warnings ${warnings} % of ${withWarnings}` : ''
    return `${cases} cases: verdict ${verdict} %, false rejects ${falseRejects}, false accepts ${falseAccepts}, same fields ${fields} %${warned}`
  }

  #row(kind: string, { cases, verdict, falseRejects, falseAccepts, fields, warnings, withWarnings }: Tally): string[] {
    const row = [kind, `${cases}`, verdict.toFixed(2), `${falseRejects}`, `${falseAccepts}`, fields.toFixed(2)]
    return this.#withWarnings ? [...row, `${withWarnings}`, warnings.toFixed(2)] : row
  }
}

function align([kind = '', ...figures]: readonly string[]): string {
  return kind.padEnd(34) + figures.map((figure) => figure.padStart(14)).join('')
}
