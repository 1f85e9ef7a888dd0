import type { Io } from './io.ts'

const START_AFTER = 1000
const EVERY = 100

/** A line on a terminal that says how far a long run is; short runs and other outputs never see it. */
export class Progress {
  readonly #io: Io
  readonly #total: number
  #next: number
  #shown = false

  constructor(io: Io, total: number) {
    this.#io = io
    this.#total = total
    this.#next = io.now() + START_AFTER
  }

  show(done: number): void {
    if (this.#total === 0 || this.#io.now() < this.#next || !this.#io.stderr.isTTY) return
    this.#next = this.#io.now() + EVERY
    this.#shown = true
    this.#io.stderr.write(`\r${done} of ${this.#total} files\x1b[K`)
  }

  /** Takes the line away before anything else is printed. */
  clear(): void {
    if (this.#shown) this.#io.stderr.write('\r\x1b[K')
  }
}
