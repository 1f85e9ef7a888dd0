import { nodeAt, readAnnotations, spanIn } from '../../../engine/suppress/annotations.ts'
import { commentsWith } from '../../../engine/suppress/comments.ts'
import { DIRECTIVE, readDirective } from '../../../engine/suppress/directives.ts'
import type { Entry } from '../../../engine/suppress/entries.ts'
import type { Span } from '../../../model/finding.ts'
import { formatPath } from '../../../model/path.ts'
import type { LineIndex } from '../../../text/lines.ts'
import { type Entry as Field, getEntry } from '../../../yaml/node.ts'
import type { Faulty, Remedy } from './action.ts'

/** Takes out a suppression that suppresses nothing; of several rules in one place only that one. */
export function unsuppress(faulty: Faulty): Remedy[] {
  if (faulty.finding.rule !== 'unused-suppression') return []
  return [...fromComment(faulty), ...fromAnnotation(faulty)]
}

function fromComment({ view, start }: Faulty): Remedy[] {
  const { text, manifest } = view
  const comment = commentsWith(text, manifest.documents, [DIRECTIVE]).find(
    (each) => each.start < start && start < each.end,
  )
  if (comment === undefined) return []
  const entries = readDirective(text.slice(comment.start, comment.end))?.entries ?? []
  const index = entries.findIndex((each) => comment.start + each.start === start)
  const entry = entries[index]
  if (entry === undefined) return []
  if (entries.length === 1) return [removal(entry.rule, wholeComment(comment, manifest.lines))]
  return [removal(entry.rule, shifted(amongOthers(entries, index), comment.start))]
}

/** An annotation that says nothing else goes as a whole, and the annotations with it where there are no others. */
function fromAnnotation({ view, finding, start, end }: Faulty): Remedy[] {
  const resource = view.spotAt(start)?.resource
  if (resource === undefined) return []
  const { text, manifest } = view
  for (const { path, field, entries } of readAnnotations(resource.node(), resource.builtIn ? resource.kind : '')) {
    const { value } = field
    if (formatPath(path) !== finding.path || value.type !== 'string') continue
    const index = entries.findIndex((each) => {
      const at = spanIn(text, value, each.start, each.end)
      return at.start === start && at.end === end
    })
    const entry = entries[index]
    if (entry === undefined) continue
    if (entries.length > 1)
      return sharesReason(entries, index) && text.slice(start, end) === entry.rule
        ? [removal(entry.rule, shifted(amongOthers(entries, index), start - entry.start))]
        : []
    const map = nodeAt(resource.node(), path.slice(0, -1))
    const owner = nodeAt(resource.node(), path.slice(0, -2))
    if (map?.type !== 'map' || owner?.type !== 'map') return []
    const whole = map.entries.length > 1 ? field : getEntry(owner, 'annotations')!
    const around = map.entries.length > 1 ? map : owner
    const span = around.style === 'block' ? linesOf(whole, manifest.lines) : undefined
    return span === undefined ? [] : [removal(entry.rule, span)]
  }
  return []
}

/** Whether an entry is named with others before one reason. */
function sharesReason(entries: readonly Entry[], index: number): boolean {
  const { reason } = entries[index]!
  return entries.length === 2 && entries.every((each) => each.reason === reason)
}

/** The lines of a field; undefined where something else begins on the first of them. */
function linesOf({ keyStart, value }: Field, lines: LineIndex): Span | undefined {
  const start = lines.starts[lines.position(keyStart).line - 1]!
  const { line } = lines.position(Math.max(keyStart, value.end - 1))
  return lines.text.slice(start, keyStart).trim() === ''
    ? { start, end: lines.starts[line] ?? lines.text.length }
    : undefined
}

function removal(rule: string, span: Span): Remedy {
  return { title: `Remove the suppression of \`${rule}\``, edits: [{ ...span, text: '' }], isLikely: true }
}

/** A name with the comma that keeps it from the others. */
function amongOthers(entries: readonly Span[], index: number): Span {
  const { start, end } = entries[index]!
  return index === 0 ? { start, end: entries[1]!.start } : { start: entries[index - 1]!.end, end }
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** A comment with its line where it has one for itself, else with the blanks before it. */
function wholeComment({ start, end }: Span, lines: LineIndex): Span {
  const { line } = lines.position(start)
  const lineStart = lines.starts[line - 1]!
  const before = lines.text.slice(lineStart, start)
  if (before.trim() === '') return { start: lineStart, end: lines.starts[line] ?? lines.text.length }
  return { start: lineStart + before.trimEnd().length, end }
}
