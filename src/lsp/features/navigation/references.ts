import type { Location } from 'vscode-languageserver-protocol'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { locationOf, sorted } from './locate.ts'
import { placesOf } from './subject.ts'
import { prepareAt, subjectAt } from './subject-at.ts'

/** Everything that is about the same as the text at the cursor, in all files of its units. */
export const references: DocumentFeature = {
  method: 'textDocument/references',
  about: 'document',
  waits: true,
  capabilities: () => ({ referencesProvider: true }),
  answer: (view, { position, context }) =>
    locations(view, view.offset(position), context?.includeDeclaration !== false),
}

function* locations(view: View, offset: number, withDeclarations: boolean): Generator<undefined, Location[] | null> {
  yield* prepareAt(view, offset)
  const subject = subjectAt(view, offset)
  if (subject === undefined) return null
  const places = yield* placesOf(subject)
  const found: Location[] = []
  for (const place of sorted(places)) {
    if (!withDeclarations && place.role === 'declaration') continue
    const location = locationOf(view, place)
    if (location !== undefined) found.push(location)
    yield
  }
  return found.length === 0 ? null : found
}
