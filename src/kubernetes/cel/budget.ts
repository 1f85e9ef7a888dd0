import { Unreadable } from './faults.ts'

/** How many steps may still be taken: what servers allow for a resource is less. */
let left = Number.POSITIVE_INFINITY

/** Evaluates something that may take so many steps, some of which are near 0.1 microseconds each. */
export function withBudget<T>(steps: number, run: () => T): T {
  const before = left
  left = steps
  try {
    return run()
  } finally {
    left = before
  }
}

/** Counts steps before they are taken. Throws Unreadable where too many have been. */
export function spend(steps: number): void {
  left -= steps
  if (left < 0) throw new Unreadable('it takes too many steps')
}

/** Longer texts are not made. */
const LONGEST = 10_000_000

/** Counts what reading or making a text of so many characters takes. */
export function spendText(length: number): void {
  if (length > LONGEST) throw new Unreadable('a text becomes too long')
  spend(length >> 4)
}
