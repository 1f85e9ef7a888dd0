import { SourceError } from '../../../sources/source.ts'
import type { View } from '../../view.ts'
import { Asker, UNREAD } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { innerNamesAt } from './names-inner.ts'
import { labelsAt } from './names-labels.ts'
import { ownNameAt } from './names-own.ts'
import { referencesAt } from './names-references.ts'
import { roleResourcesAt } from './names-roles.ts'
import type { CompletionPlace } from './place.ts'

/** Names of the workspace that fit a place: of a key for maps with free keys, of a value for what is referred to. */
export function* namesAt(place: CompletionPlace, view: View): Generator<undefined, readonly Candidate[]> {
  const asker = new Asker(place, view)
  for (;;)
    try {
      const found = [...innerNamesAt(asker), ...referencesAt(asker), ...labelsAt(asker), ...roleResourcesAt(asker)]
      return found.length > 0 ? found : ownNameAt(asker)
    } catch (error) {
      if (error === UNREAD) yield* asker.read()
      // A file is gone that was there a moment ago.
      else if (error instanceof SourceError) return []
      else throw error
    }
}
