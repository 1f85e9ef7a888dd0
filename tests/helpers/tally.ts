import type { Comparison } from './verdict.ts'

/** How often a verdict and the server's answer agree. */
export class Tally {
  cases = 0
  falseRejects = 0
  falseAccepts = 0
  /** Cases where both refuse and the server names fields, and those where both name the same. */
  withFields = 0
  sameFields = 0
  /** Cases with a warning of either, and those where both warn about the same fields. */
  withWarnings = 0
  sameWarnings = 0

  add({ rejected, refused, sameFields, sameWarnings }: Comparison): void {
    this.cases++
    if (refused && !rejected) this.falseRejects++
    if (rejected && !refused) this.falseAccepts++
    if (sameFields !== undefined) this.withFields++
    if (sameFields) this.sameFields++
    if (sameWarnings !== undefined) this.withWarnings++
    if (sameWarnings) this.sameWarnings++
  }

  /** Percent of the cases that both accept or both refuse. */
  get verdict(): number {
    return percent(this.cases - this.falseRejects - this.falseAccepts, this.cases)
  }

  get fields(): number {
    return percent(this.sameFields, this.withFields)
  }

  get warnings(): number {
    return percent(this.sameWarnings, this.withWarnings)
  }
}

/** A share in percent with two decimals, rounded down; 100 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((1e4 * part) / whole) / 100
}
