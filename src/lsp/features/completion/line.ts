/** The dash of an item of a list, or a key, with the column that it stands in (counted in UTF-16 units from the start of the line). */
export interface LineEntry {
  readonly type: 'dash' | 'key'
  readonly column: number
  readonly start: number
  /** After the dash, or after the key with its quotes. */
  readonly end: number
  /** Without quotes; empty for a dash. */
  readonly key: string
}

/** A line of block style YAML, read by itself: dashes, then a key, then a value. Offsets count in the whole text. */
export interface Line {
  readonly start: number
  /** Without the line end. */
  readonly end: number
  /** The column of the first character that is no white space; that of the end where there is none. */
  readonly indent: number
  /** There is nothing on it but white space and a comment. */
  readonly isBlank: boolean
  readonly entries: readonly LineEntry[]
  /** Where the text after the last dash or colon begins, without anchors and tags. */
  readonly valueStart: number
  /** Where that text ends, without a comment and white space. */
  readonly valueEnd: number
  /** Where a comment begins; the end of the line where there is none. */
  readonly comment: number
}

const SPACE = 32
const TAB = 9
const HASH = 35
const DASH = 45
const COLON = 58

/** Dashes that are read on one line; whoever writes more has no list in mind. */
const MOST_DASHES = 50

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line of an offset ends, without the line end. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  const end = at === -1 ? text.length : at
  return end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end
}

/** The first offset from `at` on that is no white space, `end` at most. */
export function skipSpaces(text: string, at: number, end: number): number {
  let i = at
  while (i < end && isSpace(text.charCodeAt(i))) i++
  return i
}

/** The line that begins at an offset. */
export function readLine(text: string, start: number): Line {
  const end = lineEnd(text, start)
  const first = skipSpaces(text, start, end)
  const indent = first - start
  if (first === end || text.charCodeAt(first) === HASH)
    return { start, end, indent, isBlank: true, entries: [], valueStart: first, valueEnd: first, comment: first }
  const entries: LineEntry[] = []
  let at = first
  while (text.charCodeAt(at) === DASH && isBreak(text, at + 1, end) && entries.length < MOST_DASHES) {
    entries.push({ type: 'dash', column: at - start, start: at, end: at + 1, key: '' })
    at = skipProperties(text, skipSpaces(text, at + 1, end), end)
  }
  const key = keyAt(text, at, end)
  if (key !== undefined) {
    entries.push({ type: 'key', column: at - start, start: at, end: key.end, key: key.text })
    at = skipProperties(text, skipSpaces(text, key.colon + 1, end), end)
  }
  const comment = commentAt(text, at, end)
  let valueEnd = comment
  while (valueEnd > at && isSpace(text.charCodeAt(valueEnd - 1))) valueEnd--
  return { start, end, indent, isBlank: false, entries, valueStart: Math.min(at, valueEnd), valueEnd, comment }
}

/** What stands between two quotes, or the text itself. */
export function unquoted(text: string): string {
  const quote = text[0]
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)
  return isQuoted ? text.slice(1, -1) : text
}

/** The offset after the closing quote of a text that begins with one; undefined where it is not closed before `end`. */
export function closing(text: string, at: number, end: number): number | undefined {
  const quote = text[at]
  for (let i = at + 1; i < end; i++) {
    if (quote === '"' && text[i] === '\\') i++
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'" && i + 1 < end) i++
      else return i + 1
    }
  }
  return undefined
}

/** Anchors and tags stand before what they are about. */
function skipProperties(text: string, start: number, end: number): number {
  let at = start
  while (text[at] === '&' || (text[at] === '!' && at < end)) {
    while (at < end && !isSpace(text.charCodeAt(at))) at++
    at = skipSpaces(text, at, end)
  }
  return at
}

function keyAt(text: string, at: number, end: number): { text: string; end: number; colon: number } | undefined {
  const first = text[at]
  if (first === '"' || first === "'") {
    const after = closing(text, at, end)
    if (after === undefined) return undefined
    const colon = skipSpaces(text, after, end)
    const isKey = text.charCodeAt(colon) === COLON && isBreak(text, colon + 1, end)
    return isKey ? { text: text.slice(at + 1, after - 1), end: after, colon } : undefined
  }
  if (at >= end || '{[&*!|>%@`#,}]'.includes(first!)) return undefined
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === COLON && isBreak(text, i + 1, end)) {
      let last = i
      while (last > at && isSpace(text.charCodeAt(last - 1))) last--
      return { text: text.slice(at, last), end: last, colon: i }
    }
    if (code === HASH && i > at && isSpace(text.charCodeAt(i - 1))) return undefined
  }
  return undefined
}

/** A comment begins after white space, and not within quotes. */
function commentAt(text: string, start: number, end: number): number {
  let at = start
  if (text[at] === '"' || text[at] === "'") at = closing(text, at, end) ?? end
  for (; at < end; at++)
    if (text.charCodeAt(at) === HASH && (at === start || isSpace(text.charCodeAt(at - 1)))) return at
  return end
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB
}

function isBreak(text: string, at: number, end: number): boolean {
  return at >= end || isSpace(text.charCodeAt(at))
}
