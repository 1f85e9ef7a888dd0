import * as ch from './chars.ts'
import type { Scanner } from './scanner.ts'

/** Reads a literal or folded block scalar (libyaml: scan_block_scalar). */
export function scanBlockScalar(s: Scanner, literal: boolean): void {
  const start = s.pos
  s.pos++
  s.style = literal ? 'literal' : 'folded'
  const { chomping, increment } = scanHeader(s, start)
  s.tokenEnd = s.pos
  if (s.pos < s.end) s.skipBreak()
  else if (s.closed) s.lineStart = s.pos
  let indent = increment > 0 ? Math.max(s.indent, 0) + increment : 0
  let trailing = ''
  if (indent === 0) {
    const found = detectIndent(s, start)
    trailing = found.breaks
    indent = found.indent
  } else trailing = skipEmptyLines(s, start, indent)

  const { text, end } = s
  let value = ''
  let lineBreak = ''
  let leadingBlank = false
  while (s.pos - s.lineStart === indent && s.pos < end) {
    const first = text.charCodeAt(s.pos)
    const blank = first === ch.SPACE || first === ch.TAB
    if (!literal && !leadingBlank && !blank && lineBreak === '\n') {
      if (trailing === '') value += ' '
    } else value += lineBreak
    value += trailing
    leadingBlank = blank
    const lineEnd = endOfLine(s)
    value += text.slice(s.pos, lineEnd)
    s.pos = s.tokenEnd = lineEnd
    lineBreak = ''
    if (lineEnd < end) {
      lineBreak = ch.breakText(text.charCodeAt(lineEnd))
      s.skipBreak()
    } else if (s.closed) {
      lineBreak = '\n'
      s.lineStart = s.pos
    }
    trailing = skipEmptyLines(s, start, indent)
  }
  if (chomping !== ch.DASH) value += lineBreak
  if (chomping === ch.PLUS) value += trailing
  s.value = value
}

function endOfLine(s: Scanner): number {
  const { text, end } = s
  let pos = s.pos
  while (pos < end) {
    const code = text.charCodeAt(pos)
    if (code < 14 ? code === ch.LF || code === ch.CR : code >= 0x85 && ch.isBreak(code)) break
    pos++
  }
  return pos
}

/** Reads what stands after the indicator to the end of the line. */
function scanHeader(s: Scanner, start: number): { chomping: number; increment: number } {
  let chomping = 0
  let increment = 0
  let code = s.codeAt(s.pos)
  if (code === ch.PLUS || code === ch.DASH) {
    chomping = code
    code = s.codeAt(++s.pos)
    if (code >= ch.ZERO && code <= 57) increment = indicator(s, start, code)
  } else if (code >= ch.ZERO && code <= 57) {
    increment = indicator(s, start, code)
    code = s.codeAt(s.pos)
    if (code === ch.PLUS || code === ch.DASH) {
      chomping = code
      s.pos++
    }
  }
  for (code = s.codeAt(s.pos); code === ch.SPACE || code === ch.TAB; code = s.codeAt(s.pos)) s.pos++
  if (code === ch.HASH) s.pos = s.skipComment(s.pos)
  if (!ch.isBreakOrEnd(s.codeAt(s.pos))) s.fail('header', start)
  return { chomping, increment }
}

function indicator(s: Scanner, start: number, code: number): number {
  if (code === ch.ZERO) s.fail('header', start)
  s.pos++
  return code - ch.ZERO
}

/** Consumes the empty lines before the text; its indentation is the widest of them and of its first line. */
function detectIndent(s: Scanner, start: number): { breaks: string; indent: number } {
  let breaks = ''
  let widest = 0
  for (;;) {
    while (s.codeAt(s.pos) === ch.SPACE) s.pos++
    widest = Math.max(widest, s.column)
    const code = s.codeAt(s.pos)
    if (code === ch.TAB) s.fail('tab', start)
    if (!ch.isBreak(code)) break
    breaks += ch.breakText(code)
    s.skipBreak()
  }
  if (s.closed && s.pos >= s.end && s.pos > s.lineStart) breaks += '\n'
  return { breaks, indent: Math.max(widest, s.indent + 1, 1) }
}

/** Consumes empty lines and the indentation of the next line, up to `indent` columns. */
function skipEmptyLines(s: Scanner, start: number, indent: number): string {
  let breaks = ''
  for (;;) {
    const limit = s.lineStart + indent
    while (s.pos < limit && s.codeAt(s.pos) === ch.SPACE) s.pos++
    const code = s.codeAt(s.pos)
    if (code === ch.TAB && s.pos < limit) s.fail('tab', start)
    if (!ch.isBreak(code)) break
    breaks += ch.breakText(code)
    s.skipBreak()
  }
  if (s.closed && s.pos >= s.end && s.pos > s.lineStart) breaks += '\n'
  return breaks
}
