import type { GVK } from '../../../model/gvk.ts'
import type { FieldPath } from '../../../model/path.ts'
import type { Snippet } from './snippet.ts'

/** What a candidate is; the answer turns it into a `CompletionItemKind`. */
export type CandidateKind = 'field' | 'value' | 'constant' | 'reference' | 'kind' | 'snippet'

/** Something that a person may want to type at a place. */
export interface Candidate {
  /** What is shown; inserted too where `insert` says nothing else. Quotes are added where YAML or the place needs them. */
  readonly label: string
  /** The value to insert where it is not the label, as plain text without quotes. */
  readonly insert?: string
  readonly kind: CandidateKind
  /** In a few words beside the label: the type of a field, where a name comes from. */
  readonly detail?: string
  /** In Markdown. What is long to find out is left to `completionItem/resolve`: see `explain`. */
  readonly documentation?: string
  /** Has the reference described when somebody looks at the candidate: the field of a resource of the place, as a path. */
  readonly explain?: FieldPath
  /** Has the kind described that it makes. */
  readonly explainKind?: GVK
  /** Lower ones come first; equal ones by label. From 0 for what is most likely meant to 9 for what is deprecated. */
  readonly rank: number
  readonly isDeprecated?: boolean
  /** What is written instead of a value: text with its quotes and places for the cursor. */
  readonly snippet?: Snippet
  /** What is typed for it, where that is not the label. */
  readonly filter?: string
  /** What else changes in the document, apart from what is typed. */
  readonly also?: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}
