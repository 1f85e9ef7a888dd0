import type { Finding, Span } from '../../../model/finding.ts'
import type { Replacement } from '../../../yaml/document.ts'
import type { View } from '../../view.ts'

/** A finding with its place in the present text. */
export interface Faulty extends Span {
  readonly finding: Finding
  readonly view: View
}

/** Something that can be done about a finding: the text changes, or a command is run. */
export interface Remedy {
  readonly title: string
  /** In the order of the text. */
  readonly edits?: readonly Replacement[]
  /** What of the first edit's text a person is to write instead, where the client can ask for that. */
  readonly blank?: string
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] }
  /** It is most likely what is wanted. */
  readonly isLikely?: boolean
}

/** Gives what can be done about a finding, the best first. */
export type Provider = (faulty: Faulty) => readonly Remedy[]

/** A text as a title has it: in one line, and not too long. */
export function shortly(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
