import * as ch from './chars.ts'
import { isMarker, type Scanner } from './scanner.ts'

/** Reads a plain scalar (libyaml: scan_plain_scalar); it goes on over lines that are indented deeper than the enclosing block. */
export function scanPlain(s: Scanner): void {
  const { text, end } = s
  const start = s.pos
  s.style = 'plain'
  let last = scanLine(s, start)
  if (s.pos >= end || !ch.isBreak(text.charCodeAt(s.pos))) {
    s.value = text.slice(start, last)
    s.tokenEnd = last
    return
  }
  let value = ''
  let from = start
  for (;;) {
    const breaks = skipBreaks(s, start)
    if (!continues(s)) break
    value += text.slice(from, last) + breaks
    from = s.pos
    last = scanLine(s, from)
    if (s.pos >= end || !ch.isBreak(text.charCodeAt(s.pos))) {
      s.value = value + text.slice(from, last)
      s.tokenEnd = last
      return
    }
  }
  s.value = value === '' ? text.slice(start, last) : value + text.slice(from, last)
  s.tokenEnd = last
  s.allowed = true
}

/** Reads to the end of the scalar or of its line, blanks after it included; gives the end of the text before them. */
function scanLine(s: Scanner, from: number): number {
  const { text, end } = s
  const table = s.flow > 0 ? ch.PLAIN_FLOW : ch.PLAIN_BLOCK
  let pos = from
  for (;;) {
    let code = 0
    while (pos < end) {
      code = text.charCodeAt(pos)
      if (code < 128 ? table[code] === 0 : code < 0x2030 && ch.isBreak(code)) break
      pos++
    }
    if (pos >= end) break
    if (code === ch.COLON) {
      if (ch.isBlankOrEnd(s.codeAt(pos + 1))) break
      pos++
    } else if (code === ch.SPACE || code === ch.TAB) {
      const last = pos
      do code = s.codeAt(++pos)
      while (code === ch.SPACE || code === ch.TAB)
      if (code === ch.HASH || ch.isBreakOrEnd(code) || endsHere(s, pos, code, table)) {
        s.pos = pos
        return last
      }
    } else break
  }
  s.pos = pos
  return pos
}

/** Whether the first character after blanks ends the scalar. */
function endsHere(s: Scanner, pos: number, code: number, table: Uint8Array): boolean {
  if (code >= 128 || table[code] === 1) return false
  return code !== ch.COLON || ch.isBlankOrEnd(s.codeAt(pos + 1))
}

/** Consumes line breaks and the blanks around them; gives what they fold into. */
function skipBreaks(s: Scanner, start: number): string {
  const { text, end } = s
  let first = ''
  let more = ''
  while (s.pos < end) {
    const code = text.charCodeAt(s.pos)
    if (code === ch.SPACE) s.pos++
    else if (code === ch.TAB) {
      if (first !== '' && s.column < s.indent + 1) s.fail('tab', start)
      s.pos++
    } else if (ch.isBreak(code)) {
      if (first === '') first = ch.breakText(code)
      else more += ch.breakText(code)
      s.skipBreak()
    } else break
  }
  if (first !== '\n') return first + more
  return more === '' ? ' ' : more
}

/** Whether the scalar goes on with the first character of the line at hand. */
function continues(s: Scanner): boolean {
  const { pos } = s
  if (pos >= s.end || (s.flow === 0 && pos - s.lineStart < s.indent + 1)) return false
  const code = s.text.charCodeAt(pos)
  if (code === ch.HASH || (pos === s.lineStart && isMarker(s, pos))) return false
  return !endsHere(s, pos, code, s.flow > 0 ? ch.PLAIN_FLOW : ch.PLAIN_BLOCK)
}
