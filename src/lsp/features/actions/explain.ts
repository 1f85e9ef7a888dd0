import { EXPLAIN_RULE } from '../../commands.ts'
import { pageOf } from '../../pages.ts'
import type { Faulty, Remedy } from './action.ts'

/** Opens the page of the rule, where the client can show one. */
export function explain({ finding: { rule }, view }: Faulty): Remedy[] {
  if (!view.client.showsDocuments || pageOf(rule) === undefined) return []
  return [{ title: `Explain \`${rule}\``, command: { command: EXPLAIN_RULE, arguments: [rule] } }]
}
