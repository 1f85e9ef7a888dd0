/** How long work may go on before everything else gets its turn, in milliseconds. */
const SLICE = 6

/** How much longer it may if somebody waits for it. */
const MOST = 14

/** What comes in a burst comes within so many milliseconds of each other. */
const MOMENT = 1

/** However long a burst is, work goes on after so many milliseconds. */
const PATIENCE = 50

/** Lets several long pieces of work and all that comes from outside take turns on one thread. */
export class Slices {
  readonly #now: () => number
  #until = 0
  readonly #waiting: (() => void)[] = []
  #isAsked = false
  /** How many changes there have been, and how many of them before the last lull. */
  #changes = 0
  #before = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether whoever works now has to pause. */
  get isOver(): boolean {
    return this.#now() >= this.#until
  }

  /** Whether even what somebody waits for has to pause. */
  get isLong(): boolean {
    return this.#now() >= this.#until + MOST
  }

  /** Notes that something has changed, after which more may be on its way. */
  changed(): void {
    this.#changes++
  }

  /** Resolves when nothing has changed for a moment: what is found in the middle of a burst of changes would be of no use. */
  async lull(): Promise<void> {
    if (this.#before === this.#changes) return
    const latest = this.#now() + PATIENCE
    while (this.#before !== this.#changes && this.#now() < latest) {
      this.#before = this.#changes
      await new Promise((resolve) => setTimeout(resolve, MOMENT))
    }
    await this.pause()
  }

  /** Resolves when what came from outside meanwhile has been taken in, and it is the turn of this piece of work. */
  pause(): Promise<void> {
    return new Promise((resume) => {
      this.#waiting.push(resume)
      this.#ask()
    })
  }

  /** Runs steps to their end, with a pause where it is time. */
  run<T>(steps: Generator<undefined, T>): Promise<T> {
    return this.#finish(steps, () => this.isOver)
  }

  /** The same of steps that somebody waits for. */
  hurry<T>(steps: Generator<undefined, T>): Promise<T> {
    return this.#finish(steps, () => this.isLong)
  }

  async #finish<T>(steps: Generator<undefined, T>, isTime: () => boolean): Promise<T> {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      if (isTime()) await this.pause()
    }
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
