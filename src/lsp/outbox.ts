import { setImmediate } from 'node:timers/promises'
import type { JsonList } from './json.ts'

/** What is wrong with a file; of an open document the version that it is about. */
export interface PublishedDiagnostics {
  readonly uri: string
  readonly version?: number
  readonly diagnostics: JsonList
}

/** Sends diagnostics as fast as the client reads: where it is slow, of each file only the last. */
export class Outbox {
  readonly #send: (params: PublishedDiagnostics) => Promise<void>
  readonly #held = new Map<string, PublishedDiagnostics>()
  #sending: Promise<void> | undefined

  /** Sending ends when the message has left the process; errors of it count for nothing. */
  constructor(send: (params: PublishedDiagnostics) => Promise<void>) {
    this.#send = send
  }

  put(params: PublishedDiagnostics): void {
    // What comes later about a file also comes later than what is held about others.
    this.#held.delete(params.uri)
    this.#held.set(params.uri, params)
    this.#sending ??= this.#sendAll()
  }

  /** Resolves when everything is on its way. */
  async empty(): Promise<void> {
    await this.#sending
  }

  async #sendAll(): Promise<void> {
    for (const [uri, params] of this.#held) {
      // To write those of very many files takes about as long as to find them.
      await setImmediate()
      if (this.#held.get(uri) !== params) continue
      this.#held.delete(uri)
      await this.#send(params).catch(() => {})
    }
    this.#sending = undefined
  }
}
