import type { View } from '../../view.ts'
import type { Candidate } from './candidate.ts'
import type { CompletionPlace } from './place.ts'

/** Names of the workspace that fit a place: of a key for maps with free keys, of a value for what is referred to. */
export function namesAt(_place: CompletionPlace, _view: View): readonly Candidate[] {
  return []
}
