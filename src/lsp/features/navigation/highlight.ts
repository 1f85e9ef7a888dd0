import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-protocol'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { sorted } from './locate.ts'
import type { Place } from './subject.ts'
import { subjectAt } from './subject-at.ts'

const READ: DocumentHighlightKind = 2
const WRITE: DocumentHighlightKind = 3

/** Everything in a document that is about the same as the text at the cursor: what declares it is written, what uses it is read. */
export const documentHighlight: DocumentFeature = {
  method: 'textDocument/documentHighlight',
  about: 'document',
  capabilities: () => ({ documentHighlightProvider: true }),
  answer: (view, { position }): DocumentHighlight[] | null => {
    const places = sorted(placesHere(view, view.offset(position)))
    if (places.length === 0) return null
    return places.map(({ span, role }) => ({ range: view.range(span), kind: role === 'declaration' ? WRITE : READ }))
  },
}

function placesHere(view: View, offset: number): readonly Place[] {
  const subject = subjectAt(view, offset)
  if (subject === undefined) return []
  const declaring = new Set(subject.declaring)
  return [...(subject.inText ?? []), ...view.resources.flatMap((resource) => subject.placesIn(resource, declaring))]
}
