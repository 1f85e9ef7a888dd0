/** How long work may go on before everything else gets its turn, in milliseconds. */
const SLICE = 6

/** Lets several long pieces of work and all that comes from outside take turns on one thread. */
export class Slices {
  readonly #now: () => number
  #until = 0
  readonly #waiting: (() => void)[] = []
  #isAsked = false

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether whoever works now has to pause. */
  get isOver(): boolean {
    return this.#now() >= this.#until
  }

  /** Resolves when what came from outside meanwhile has been taken in, and it is the turn of this piece of work. */
  pause(): Promise<void> {
    return new Promise((resume) => {
      this.#waiting.push(resume)
      this.#ask()
    })
  }

  #ask(): void {
    if (this.#isAsked) return
    this.#isAsked = true
    // Messages come one in a turn: what was sent together, such as a change and a request, is taken in together.
    setImmediate(() => setImmediate(() => this.#resume()))
  }

  #resume(): void {
    this.#isAsked = false
    this.#until = this.#now() + SLICE
    this.#waiting.shift()?.()
    if (this.#waiting.length > 0) this.#ask()
  }
}
