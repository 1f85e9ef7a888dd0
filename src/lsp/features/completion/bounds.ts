import type { Span } from '../../../model/finding.ts'
import { lineEnd, lineStart, skipSpaces } from './line.ts'

/** The document around an offset, without its markers; undefined on a marker. */
export function documentAt(text: string, offset: number): Span | undefined {
  const own = lineStart(text, offset)
  if (isMarker(text, own)) return undefined
  let start = own
  while (start > 0) {
    const before = lineStart(text, start - 1)
    if (isMarker(text, before)) break
    start = before
  }
  let end = text.length
  for (let at = text.indexOf('\n', offset); at !== -1; at = text.indexOf('\n', at + 1))
    if (isMarker(text, at + 1)) {
      end = at + 1
      break
    }
  const first = text.charCodeAt(start) === 0xfeff ? start + 1 : start
  return first > offset ? undefined : { start: first, end }
}

function isMarker(text: string, at: number): boolean {
  const mark = text.slice(at, at + 3)
  return (mark === '---' || mark === '...') && /^\s?$/.test(text[at + 3] ?? '')
}

/** Where a document begins with a bracket; undefined where it begins with anything else. */
export function rootBracket(text: string, { start, end }: Span): number | undefined {
  for (let at = start; at < end; ) {
    const eol = lineEnd(text, at)
    const first = skipSpaces(text, at, eol)
    const char = text[first]!
    if (first < eol && char !== '#' && char !== '%') return char === '{' || char === '[' ? first : undefined
    const next = text.indexOf('\n', at)
    if (next === -1) return undefined
    at = next + 1
  }
  return undefined
}
