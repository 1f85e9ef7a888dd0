import { pageOf } from './pages.ts'

/** What a command can have the client do. */
export interface CommandContext {
  /** Shows a document, by its URI. */
  show(uri: string): void
}

/** Opens the page of the rule that is its argument. */
export const EXPLAIN_RULE = 'supercargo.explainRule'

/** What a client can have the server do, by name. */
export const commands: Readonly<Record<string, (given: readonly unknown[], context: CommandContext) => void>> = {
  [EXPLAIN_RULE]: ([rule], { show }) => {
    const page = typeof rule === 'string' ? pageOf(rule) : undefined
    if (page !== undefined) show(page)
  },
}
