import * as ch from './chars.ts'
import type { Scanner } from './scanner.ts'

/** A `%YAML` or `%TAG` line. */
export type Directive =
  | { readonly name: 'YAML'; readonly version: string }
  | { readonly name: 'TAG'; readonly handle: string; readonly prefix: string }

/** Characters that may follow an anchor or alias without a blank. */
const AFTER_ANCHOR = '?:,]}%@`'

/** Reads an anchor or alias (libyaml: scan_anchor). */
export function scanAnchor(s: Scanner): void {
  const start = s.pos++
  s.value = scanWord(s)
  const code = s.codeAt(s.pos)
  if (s.value === '' || !(ch.isBlankOrEnd(code) || AFTER_ANCHOR.includes(s.text[s.pos]!))) s.fail('anchor', start)
  s.tokenEnd = s.pos
}

function scanWord(s: Scanner): string {
  const from = s.pos
  while (ch.isWord(s.codeAt(s.pos))) s.pos++
  return s.text.slice(from, s.pos)
}

/** Reads a tag into `handle` and `suffix` (libyaml: scan_tag). */
export function scanTag(s: Scanner): void {
  const start = s.pos
  if (s.codeAt(start + 1) === ch.LESS) {
    s.pos += 2
    s.handle = ''
    s.suffix = scanUri(s, start, '')
    if (s.codeAt(s.pos) !== ch.GREATER) s.fail('tag', start)
    s.pos++
  } else {
    const handle = scanHandle(s)
    if (handle.length > 1 && handle.endsWith('!')) {
      s.handle = handle
      s.suffix = scanUri(s, start, '')
    } else {
      s.handle = '!'
      s.suffix = scanUri(s, start, handle)
      if (s.suffix === '') {
        s.handle = ''
        s.suffix = '!'
      }
    }
  }
  if (!ch.isBlankOrEnd(s.codeAt(s.pos))) s.fail('tag', start)
  s.tokenEnd = s.pos
}

/** `!`, `!name` or `!name!`. */
function scanHandle(s: Scanner): string {
  const from = s.pos++
  while (ch.isWord(s.codeAt(s.pos))) s.pos++
  if (s.codeAt(s.pos) === ch.EXCLAMATION) s.pos++
  return s.text.slice(from, s.pos)
}

const URI_PUNCTUATION = ";/?:@&=+$,.!~*'()[]"

/** The rest of a tag; `head` is what was read of it as a handle. */
function scanUri(s: Scanner, start: number, head: string): string {
  let uri = head.slice(1)
  let some = head !== ''
  for (;;) {
    const code = s.codeAt(s.pos)
    if (code === ch.PERCENT) uri += scanUriEscape(s, start)
    else if (ch.isWord(code) || (code !== ch.END && URI_PUNCTUATION.includes(s.text[s.pos]!))) uri += s.text[s.pos++]
    else break
    some = true
  }
  if (!some) s.fail('tag', start)
  return uri
}

/** One character written as `%XX` octets of its UTF-8 form. */
function scanUriEscape(s: Scanner, start: number): string {
  let out = ''
  let left = -1
  do {
    const high = ch.hexValue(s.codeAt(s.pos + 1))
    const low = ch.hexValue(s.codeAt(s.pos + 2))
    if (s.codeAt(s.pos) !== ch.PERCENT || high === -1 || low === -1) s.fail('tag', start)
    const octet = high * 16 + low
    if (left === -1) {
      left = octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0
      if (left === 0) s.fail('tag', start)
    } else if ((octet & 0xc0) !== 0x80) s.fail('tag', start)
    out += s.text.slice(s.pos, s.pos + 3)
    s.pos += 3
  } while (--left > 0)
  try {
    return decodeURIComponent(out)
  } catch {
    return out
  }
}

/** Reads a directive line (libyaml: scan_directive). */
export function scanDirective(s: Scanner): void {
  const start = s.pos++
  const name = scanWord(s)
  if (!ch.isBlankOrEnd(s.codeAt(s.pos)) || (name !== 'YAML' && name !== 'TAG')) s.fail('directive', start, name)
  s.directive = name === 'YAML' ? scanVersion(s, start) : scanTagDirective(s, start)
  s.tokenEnd = s.pos
  skipBlanks(s)
  if (s.codeAt(s.pos) === ch.HASH) s.pos = s.skipComment(s.pos)
  if (!ch.isBreakOrEnd(s.codeAt(s.pos))) s.fail('directive', start, name)
  if (s.pos < s.end) s.skipBreak()
}

function skipBlanks(s: Scanner): boolean {
  const from = s.pos
  for (let code = s.codeAt(s.pos); code === ch.SPACE || code === ch.TAB; code = s.codeAt(s.pos)) s.pos++
  return s.pos > from
}

function scanVersion(s: Scanner, start: number): Directive {
  skipBlanks(s)
  const major = scanNumber(s, start)
  if (s.codeAt(s.pos) !== ch.DOT) s.fail('directive', start, 'YAML')
  s.pos++
  return { name: 'YAML', version: `${major}.${scanNumber(s, start)}` }
}

function scanNumber(s: Scanner, start: number): number {
  const from = s.pos
  for (let code = s.codeAt(s.pos); code >= 48 && code <= 57; code = s.codeAt(s.pos)) {
    if (s.pos - from === 2) s.fail('directive', start, 'YAML')
    s.pos++
  }
  if (s.pos === from) s.fail('directive', start, 'YAML')
  return Number(s.text.slice(from, s.pos))
}

function scanTagDirective(s: Scanner, start: number): Directive {
  skipBlanks(s)
  if (s.codeAt(s.pos) !== ch.EXCLAMATION) s.fail('directive', start, 'TAG')
  const handle = scanHandle(s)
  if (handle !== '!' && !handle.endsWith('!')) s.fail('directive', start, 'TAG')
  if (!skipBlanks(s)) s.fail('directive', start, 'TAG')
  const prefix = scanUri(s, start, '')
  if (!ch.isBlankOrEnd(s.codeAt(s.pos))) s.fail('directive', start, 'TAG')
  return { name: 'TAG', handle, prefix }
}
