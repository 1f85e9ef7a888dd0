import { didYouMean } from '../../model/meant.ts'
import { nearest } from '../../text/nearest.ts'
import { type Reading, readEntries } from './entries.ts'

/** How far a comment reaches: what begins on its line (or the next one), its document, or its file. */
export type Scope = 'line' | 'document' | 'file'

/** What a comment says to suppress; offsets count from the `#`. */
export interface Directive extends Reading {
  readonly scope: Scope
}

/** What every comment that suppresses something has in it, also where it is misspelt. */
export const DIRECTIVE = 'supercargo-'

const IGNORE = 'supercargo-ignore'

const SCOPES: ReadonlyMap<string, Scope> = new Map([
  [IGNORE, 'line'],
  [`${IGNORE}-document`, 'document'],
  [`${IGNORE}-file`, 'file'],
])

/** Reads a comment from its `#` on; undefined where it is meant for people only. */
export function readDirective(comment: string): Directive | undefined {
  const match = /^#+\s*(supercargo-[\w-]*)/.exec(comment)
  if (match === null) return undefined
  const word = match[1]!
  const end = match[0].length
  const scope = SCOPES.get(word)
  if (scope !== undefined) return { scope, ...readEntries(comment, end, comment.length) }
  const meant = word.endsWith('line') ? IGNORE : nearest(word, SCOPES.keys())
  if (meant === undefined && !word.startsWith(IGNORE)) return undefined
  const message = `there is no comment \`${word}\``
  const hint = meant === undefined ? { hint: `there are ${[...SCOPES.keys()].join(', ')}` } : didYouMean(meant, '`')
  return { scope: 'line', entries: [], faults: [{ start: end - word.length, end, message, ...hint }] }
}
