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
  const start = longest(most, (from, to) => before.slice(from, to) === after.slice(from, to))
  const [last, lastAfter] = [before.length, after.length]
  const same = longest(
    most - start,
    (from, to) => before.slice(last - to, last - from) === after.slice(lastAfter - to, lastAfter - from),
  )
  const end = before.length - same
  const shift = after.length - before.length
  return (span) => {
    if (span.end <= start) return span
    return span.start >= end ? { start: span.start + shift, end: span.end + shift } : undefined
  }
}

/** How many characters are the same, at most `most`: stretches are compared as wholes, half as long where they differ. */
function longest(most: number, areSame: (from: number, to: number) => boolean): number {
  let known = 0
  for (let length = most; length > 0; length = Math.min(length >> 1, most - known))
    while (known + length <= most && areSame(known, known + length)) known += length
  return known
}
