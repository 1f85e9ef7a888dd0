/** Code units that the scanner asks about by name. */
export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const PERCENT = 37
export const AMPERSAND = 38
export const SINGLE_QUOTE = 39
export const ASTERISK = 42
export const PLUS = 43
export const COMMA = 44
export const DASH = 45
export const DOT = 46
export const ZERO = 48
export const COLON = 58
export const LESS = 60
export const GREATER = 62
export const QUESTION = 63
export const AT = 64
export const OPEN_BRACKET = 91
export const BACKSLASH = 92
export const CLOSE_BRACKET = 93
export const BACKTICK = 96
export const OPEN_BRACE = 123
export const PIPE = 124
export const CLOSE_BRACE = 125
export const EXCLAMATION = 33
export const NEL = 0x85
export const LINE_SEPARATOR = 0x2028
export const PARAGRAPH_SEPARATOR = 0x2029
export const BOM = 0xfeff

/** What `codeAt` gives at the end of the document. */
export const END = -1

/** A line break of YAML 1.1: LF, CR, NEL, LS or PS. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR || code === NEL || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR
}

/** A blank, a line break or the end of the document. */
export function isBlankOrEnd(code: number): boolean {
  return code === SPACE || code === TAB || code === END || isBreak(code)
}

/** A line break or the end of the document. */
export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code)
}

/** A character of anchor names, tag handles and directive names. */
export function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === DASH
  )
}

/** The value of a hexadecimal digit, -1 for any other character. */
export function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  return code >= 65 && code <= 70 ? code - 55 : -1
}

/** The text that a line break stands for: LS and PS themselves, everything else a newline. */
export function breakText(code: number): string {
  return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n'
}

/** Characters below 128 that neither end a plain scalar nor need a second look, in block and in flow context. */
export const PLAIN_BLOCK = plainTable('')
export const PLAIN_FLOW = plainTable(',?[]{}')

function plainTable(indicators: string): Uint8Array {
  const table = new Uint8Array(128).fill(1)
  for (const code of [TAB, LF, CR, SPACE, COLON]) table[code] = 0
  for (const indicator of indicators) table[indicator.charCodeAt(0)] = 0
  return table
}
