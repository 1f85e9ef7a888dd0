import type { Diagnostic } from 'vscode-languageserver-protocol'
import { rules } from '../../rules/index.ts'
import { type Client, readClient } from '../../src/lsp/client.ts'
import { Session } from '../../src/lsp/session.ts'
import { PUSHED } from './language-client.ts'
import { store } from './store.ts'

/** A session in this process, with what it has told its client last about each file, and what it has logged. */
export class Told {
  readonly session: Session
  readonly client: Client
  readonly diagnostics = new Map<string, readonly Diagnostic[]>()
  readonly log: string[] = []
  refreshed = 0

  constructor(roots: readonly string[], capabilities: object = PUSHED) {
    this.client = readClient({ capabilities })
    this.session = new Session({
      client: this.client,
      rules,
      program: () => ({ store: store(), rules, today: '2026-06-15' }),
      pageOf: (rule) => `page:${rule}`,
      now: () => performance.now(),
      voice: {
        publish: ({ uri, diagnostics }) => this.diagnostics.set(uri, JSON.parse(JSON.stringify(diagnostics))),
        refresh: () => {
          this.refreshed++
        },
        log: (message) => this.log.push(message),
      },
    })
    this.session.setRoots(roots)
  }

  /** All files with diagnostics, when nothing more will come. */
  async settled(): Promise<Record<string, readonly Diagnostic[]>> {
    await this.session.settled()
    const found = [...this.diagnostics].filter(([, diagnostics]) => diagnostics.length > 0)
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
