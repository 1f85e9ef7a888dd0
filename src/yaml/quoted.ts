import * as ch from './chars.ts'
import { isMarker, type Scanner } from './scanner.ts'

/** One-letter escapes of double-quoted scalars and what they stand for. */
const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

/** Digits of the escapes that give a code point. */
const CODE_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 }

/** Reads a quoted scalar (libyaml: scan_flow_scalar). */
export function scanQuoted(s: Scanner, single: boolean): void {
  const { text, end } = s
  const start = s.pos
  const quote = single ? ch.SINGLE_QUOTE : ch.DOUBLE_QUOTE
  s.style = single ? 'single' : 'double'
  let pos = start + 1
  for (; pos < end; pos++) {
    const code = text.charCodeAt(pos)
    if (code === quote) {
      if (single && s.codeAt(pos + 1) === quote) break
      s.value = text.slice(start + 1, pos)
      s.pos = s.tokenEnd = pos + 1
      return
    }
    if (code === ch.BACKSLASH ? !single : code < 14 ? code !== ch.TAB : code >= 0x85 && ch.isBreak(code)) break
  }
  s.pos = start + 1
  s.value = scanPieces(s, start, quote)
  s.tokenEnd = ++s.pos
}

/** Puts together a scalar with escapes, doubled quotes or line breaks; leaves `pos` at the closing quote. */
function scanPieces(s: Scanner, start: number, quote: number): string {
  const { text, end } = s
  let value = ''
  for (;;) {
    if (s.pos === s.lineStart && isMarker(s, s.pos)) s.fail('marker', start)
    if (s.pos >= end) s.fail('quote', start)
    let escapedBreak = false
    let from = s.pos
    for (let code = s.codeAt(s.pos); !ch.isBlankOrEnd(code); code = s.codeAt(s.pos)) {
      if (code === quote) {
        if (quote === ch.DOUBLE_QUOTE || s.codeAt(s.pos + 1) !== quote) return value + text.slice(from, s.pos)
        value += text.slice(from, s.pos + 1)
        s.pos += 2
        from = s.pos
      } else if (code === ch.BACKSLASH && quote === ch.DOUBLE_QUOTE) {
        value += text.slice(from, s.pos)
        if (ch.isBreak(s.codeAt(s.pos + 1))) {
          s.pos++
          s.skipBreak()
          from = s.pos
          escapedBreak = true
          break
        }
        value += scanEscape(s, start)
        from = s.pos
      } else s.pos++
    }
    value += text.slice(from, s.pos) + scanBlanks(s, escapedBreak)
  }
}

/** Consumes blanks and line breaks; gives the blanks themselves, or what the breaks fold into. */
function scanBlanks(s: Scanner, afterEscapedBreak: boolean): string {
  const { text, end } = s
  const from = s.pos
  let leading = afterEscapedBreak
  let first = ''
  let more = ''
  for (; s.pos < end; ) {
    const code = text.charCodeAt(s.pos)
    if (code === ch.SPACE || code === ch.TAB) s.pos++
    else if (ch.isBreak(code)) {
      if (leading) more += ch.breakText(code)
      else first = ch.breakText(code)
      leading = true
      s.skipBreak()
    } else break
  }
  if (!leading) return text.slice(from, s.pos)
  if (first !== '\n') return first + more
  return more === '' ? ' ' : more
}

function scanEscape(s: Scanner, start: number): string {
  const letter = s.pos + 1 < s.end ? s.text[s.pos + 1]! : ''
  if (Object.hasOwn(ESCAPES, letter)) {
    s.pos += 2
    return ESCAPES[letter]!
  }
  if (!Object.hasOwn(CODE_LENGTHS, letter)) s.fail('escape', start, letter)
  s.pos += 2
  const length = CODE_LENGTHS[letter]!
  let value = 0
  for (let i = 0; i < length; i++) {
    const digit = ch.hexValue(s.codeAt(s.pos + i))
    if (digit === -1) s.fail('escape-code', start, `\\${letter}`)
    value = value * 16 + digit
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) s.fail('escape-code', start, `\\${letter}`)
  s.pos += length
  return String.fromCodePoint(value)
}
