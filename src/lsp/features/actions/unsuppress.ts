import { commentsWith } from '../../../engine/suppress/comments.ts'
import { DIRECTIVE, readDirective } from '../../../engine/suppress/directives.ts'
import type { Span } from '../../../model/finding.ts'
import type { LineIndex } from '../../../text/lines.ts'
import type { Faulty, Remedy } from './action.ts'

/** Takes out a suppression that suppresses nothing; of several rules in one comment only that one. */
export function unsuppress({ finding, view, start }: Faulty): Remedy[] {
  if (finding.rule !== 'unused-suppression') return []
  const { text, manifest } = view
  const comment = commentsWith(text, manifest.documents, [DIRECTIVE]).find(
    (each) => each.start < start && start < each.end,
  )
  if (comment === undefined) return []
  const entries = readDirective(text.slice(comment.start, comment.end))?.entries ?? []
  const index = entries.findIndex((each) => comment.start + each.start === start)
  const entry = entries[index]
  if (entry === undefined) return []
  const title = `Remove the suppression of \`${entry.rule}\``
  if (entries.length === 1)
    return [{ title, edits: [{ ...wholeComment(comment, manifest.lines), text: '' }], isLikely: true }]
  const [from, to] = index === 0 ? [entry.start, entries[1]!.start] : [entries[index - 1]!.end, entry.end]
  return [{ title, edits: [{ start: comment.start + from, end: comment.start + to, text: '' }], isLikely: true }]
}

/** A comment with its line where it has one for itself, else with the blanks before it. */
function wholeComment({ start, end }: Span, lines: LineIndex): Span {
  const { line } = lines.position(start)
  const lineStart = lines.starts[line - 1]!
  const before = lines.text.slice(lineStart, start)
  if (before.trim() === '') return { start: lineStart, end: lines.starts[line] ?? lines.text.length }
  return { start: lineStart + before.trimEnd().length, end }
}
