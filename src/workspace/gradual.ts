/** Something that is put together in steps, or at once where it is asked for before it is complete. */
export class Gradual<T> {
  #steps: Generator<undefined, T> | undefined
  #value: T | undefined

  constructor(steps: Generator<undefined, T>) {
    this.#steps = steps
  }

  get value(): T {
    while (this.#steps !== undefined) this.#advance(this.#steps)
    return this.#value!
  }

  /** Goes on with it; others may do so, or ask for it, between the steps. */
  *complete(): Generator<undefined, void> {
    while (this.#steps !== undefined) {
      this.#advance(this.#steps)
      yield
    }
  }

  #advance(steps: Generator<undefined, T>): void {
    const { done, value } = steps.next()
    if (!done) return
    this.#steps = undefined
    this.#value = value
  }
}

/** So many resources are one step of what takes a moment for each. */
export const STEP = 64
