import type { DocumentHighlight, DocumentHighlightKind, Position } from 'vscode-languageserver-protocol'
import type { View } from '../../view.ts'
import { type DocumentFeature, UNSURE } from '../feature.ts'
import { asJudged } from './as-judged.ts'
import { sorted } from './locate.ts'
import type { Place } from './subject.ts'
import { prepareAt, subjectAt } from './subject-at.ts'

const READ: DocumentHighlightKind = 2
const WRITE: DocumentHighlightKind = 3

/** Everything in a document that is about the same as the text at the cursor: what declares it is written, what uses it is read. */
export const documentHighlight: DocumentFeature = {
  method: 'textDocument/documentHighlight',
  about: 'document',
  asBefore: true,
  capabilities: () => ({ documentHighlightProvider: true }),
  answer: (view, { position }) => highlights(view, position),
}

function* highlights(view: View, position: Position): Generator<undefined, DocumentHighlight[] | null | typeof UNSURE> {
  const judged = asJudged(view)
  const offset = judged?.offset(position)
  if (judged === undefined || offset === undefined) return UNSURE
  const places = yield* placesHere(judged.view, offset)
  // What was judged meanwhile is not what was looked at.
  if (!view.around.isCurrent) return UNSURE
  const found: DocumentHighlight[] = []
  for (const { span, role } of sorted(places)) {
    const range = judged.range(span)
    if (range === undefined) return UNSURE
    found.push({ range, kind: role === 'declaration' ? WRITE : READ })
  }
  return found.length === 0 ? null : found
}

function* placesHere(view: View, offset: number): Generator<undefined, readonly Place[]> {
  yield* prepareAt(view, offset)
  const subject = subjectAt(view, offset)
  if (subject === undefined) return []
  const declaring = new Set(subject.declaring)
  const found = [...(subject.inText ?? [])]
  for (const resource of view.resources) {
    found.push(...subject.placesIn(resource, declaring))
    yield
  }
  return found
}
