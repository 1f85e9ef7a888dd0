import { setImmediate } from 'node:timers/promises'
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol'

/** Sends diagnostics as fast as the client reads: where it is slow, of each file only the last. */
export class Outbox {
  readonly #send: (params: PublishDiagnosticsParams) => Promise<void>
  readonly #held = new Map<string, PublishDiagnosticsParams>()
  #sending: Promise<void> | undefined

  /** Sending ends when the message has left the process; errors of it count for nothing. */
  constructor(send: (params: PublishDiagnosticsParams) => Promise<void>) {
    this.#send = send
  }

  put(params: PublishDiagnosticsParams): void {
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
      // To write very many takes about as long as to find them.
      await setImmediate()
      if (this.#held.get(uri) !== params) continue
      this.#held.delete(uri)
      await this.#send(params).catch(() => {})
    }
    this.#sending = undefined
  }
}
