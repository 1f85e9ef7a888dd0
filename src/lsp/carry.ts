import type { Finding, Range, Span } from '../model/finding.ts'
import type { LineIndex } from '../text/lines.ts'

/** Findings about an earlier text of a file where they are in a later one: without those that lie in what has changed. */
export function carryFindings(findings: readonly Finding[], from: LineIndex, to: LineIndex): Finding[] {
  if (findings.length === 0 || from.text === to.text) return [...findings]
  const move = mover(from, to)
  return findings.flatMap((finding) => {
    const range = move(finding.range)
    if (range === undefined) return []
    const related = finding.related.flatMap((each) => {
      const moved = each.file === finding.file ? move(each.range) : each.range
      return moved === undefined ? [] : { ...each, range: moved }
    })
    return { ...finding, range, related }
  })
}

function mover(from: LineIndex, to: LineIndex): (range: Range) => Range | undefined {
  const carry = carrier(from.text, to.text)
  return ({ start, end }) => {
    const moved = carry({ start: from.offset(start.line, start.column), end: from.offset(end.line, end.column) })
    return moved && { start: to.position(moved.start), end: to.position(moved.end) }
  }
}

/** Where stretches of an earlier text are in a later one; undefined for what lies in the part that has changed. */
export function carrier(before: string, after: string): (span: Span) => Span | undefined {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  const end = before.length - same
  const shift = after.length - before.length
  return (span) => {
    if (span.end <= start) return span
    return span.start >= end ? { start: span.start + shift, end: span.end + shift } : undefined
  }
}
