import type { CompletionItem } from 'vscode-languageserver-protocol'
import { explainAt } from '../../../schema/at.ts'
import { markupOf } from '../../markdown.ts'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { cardOf } from '../hover/card.ts'
import type { ItemData } from './items.ts'
import { headNode } from './place.ts'

/** `completionItem/resolve`: what a field or kind is, for those that somebody looks at. */
export const resolveCompletion: DocumentFeature = {
  method: 'completionItem/resolve',
  about: 'document',
  asBefore: true,
  capabilities: () => ({}),
  uriIn: (item) => item?.data?.uri,
  answer: (view, item) => resolved(view, item),
}

function resolved(view: View, item: CompletionItem): CompletionItem {
  const { apiVersion, kind, path } = (item.data ?? {}) as Partial<ItemData>
  if (!Array.isArray(path) || item.documentation !== undefined) return item
  const steps = path.filter((step) => typeof step === 'string' || typeof step === 'number')
  const explanation = explainAt(headNode({ apiVersion, kind }), steps, view.around.schema)
  if (explanation === undefined) return item
  return { ...item, documentation: markupOf(cardOf(explanation), view.client.completion.markdown) }
}
