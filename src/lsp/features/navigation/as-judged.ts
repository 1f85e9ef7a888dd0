import type { Position, Range } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import { carrier } from '../../carry.ts'
import { View } from '../../view.ts'

/** A document as it was judged last, with the ways from the text that a client has to that one, and back. */
export interface Judged {
  readonly view: View
  /** The offset in the text that was judged; undefined where the text around it has changed since. */
  offset(position: Position): number | undefined
  /** Where a stretch of the text that was judged is now; undefined where it has changed since. */
  range(span: Span): Range | undefined
}

/** A document as it was judged last; undefined where it was not open then. */
export function asJudged(view: View): Judged | undefined {
  const { document, around, client, findings } = view
  const then = around.judgedAs(document.key)
  if (then === undefined) return undefined
  const [before, after] = [then.positions.lines.text, view.text]
  if (before === after) return { view, offset: (position) => view.offset(position), range: (span) => view.range(span) }
  const [there, back] = [carrier(before, after), carrier(after, before)]
  return {
    view: new View(then, around, client, findings),
    offset: (position) => {
      const at = view.offset(position)
      // A word that is being typed has changed as a whole.
      const word = { start: Math.max(at - NEAR, 0), end: Math.min(at + NEAR, after.length) }
      const moved = back(word)
      return moved && moved.start + at - word.start
    },
    range: (span) => {
      const now = there(span)
      return now && view.range(now)
    },
  }
}

/** Who asks within so many characters of a change asks about that. */
const NEAR = 80
