/** What work in steps comes to, with nothing done between them. */
export function toEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many things go through one stage of work before the first of them goes through the next: the code of a stage is near the processor once it has run. */
export const ABREAST = 64

/** What is longer goes through each stage of work in several steps, in characters. */
export const LONG = 50_000
