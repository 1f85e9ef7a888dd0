import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-protocol'
import type { View } from '../../view.ts'
import { type DocumentFeature, UNSURE } from '../feature.ts'
import { asJudged } from './as-judged.ts'
import { sorted } from './locate.ts'
import type { Place } from './subject.ts'
import { subjectAt } from './subject-at.ts'

const READ: DocumentHighlightKind = 2
const WRITE: DocumentHighlightKind = 3

/** Everything in a document that is about the same as the text at the cursor: what declares it is written, what uses it is read. */
export const documentHighlight: DocumentFeature = {
  method: 'textDocument/documentHighlight',
  about: 'document',
  asBefore: true,
  capabilities: () => ({ documentHighlightProvider: true }),
  answer: (view, { position }): DocumentHighlight[] | null | typeof UNSURE => {
    const judged = asJudged(view)
    const offset = judged?.offset(position)
    if (judged === undefined || offset === undefined) return UNSURE
    const found: DocumentHighlight[] = []
    for (const { span, role } of sorted(placesHere(judged.view, offset))) {
      const range = judged.range(span)
      if (range === undefined) return UNSURE
      found.push({ range, kind: role === 'declaration' ? WRITE : READ })
    }
    return found.length === 0 ? null : found
  },
}

function placesHere(view: View, offset: number): readonly Place[] {
  const subject = subjectAt(view, offset)
  if (subject === undefined) return []
  const declaring = new Set(subject.declaring)
  return [...(subject.inText ?? []), ...view.resources.flatMap((resource) => subject.placesIn(resource, declaring))]
}
