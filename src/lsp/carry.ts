import type { Finding, Position, Range } from '../model/finding.ts'
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
  const [before, after] = [from.text, to.text]
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  const end = before.length - same
  const offset = ({ line, column }: Position) => from.offset(line, column)
  const shifted = (at: number) => to.position(at + after.length - before.length)
  return (range) => {
    const [first, last] = [offset(range.start), offset(range.end)]
    if (last <= start) return range
    return first >= end ? { start: shifted(first), end: shifted(last) } : undefined
  }
}
