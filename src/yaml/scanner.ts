import { scanBlockScalar } from './block.ts'
import * as ch from './chars.ts'
import { YamlError } from './error.ts'
import type { Style } from './node.ts'
import { scanPlain } from './plain.ts'
import { scanQuoted } from './quoted.ts'
import { type Directive, scanAnchor, scanDirective, scanTag } from './tags.ts'

const TOKENS = {
  start: 0,
  end: 1,
  directive: 2,
  documentStart: 3,
  documentEnd: 4,
  /** A block list or map ends. */
  blockEnd: 5,
  /** `-` */
  entry: 6,
  /** `?` */
  key: 7,
  /** `:` */
  value: 8,
  /** `[` */
  listStart: 9,
  /** `{` */
  mapStart: 10,
  /** `]` */
  listEnd: 11,
  /** `}` */
  mapEnd: 12,
  comma: 13,
  alias: 14,
  anchor: 15,
  tag: 16,
  scalar: 17,
}

/** Kinds of tokens. */
export const Token: { readonly [Kind in keyof typeof TOKENS]: number } = TOKENS

const MAX_DEPTH = 10_000
/** A key and its colon must not be further apart than this many characters (libyaml). */
const MAX_KEY = 1024

/**
 * Splits a document into tokens exactly as libyaml's scanner does (go-yaml v2), one at a time and without keeping them. Where libyaml puts a KEY token
 * before a token that it has already seen, this one sets `colon` on the token before the colon: "what ends here is a key".
 */
export class Scanner {
  readonly text: string
  /** The end of the document in the text. */
  readonly end: number
  /** The end of the text counts as the end of a line (kubectl's reader adds it). */
  readonly closed: boolean
  pos: number
  /** Where the line of `pos` starts. */
  lineStart: number
  flow = 0
  indent = -1
  /** A key may start at the next token (libyaml: simple_key_allowed). */
  allowed = true

  /** The current token. */
  token = Token.start
  tokenStart = 0
  tokenEnd = 0
  /** The value of a scalar, the name of an anchor or alias. */
  value = ''
  style: Style = 'plain'
  handle = ''
  suffix = ''
  directive: Directive | undefined
  /** A colon follows that makes what started at `keyAt` a key: 1 in the current map, 2 in a new block map; it is already consumed. */
  colon = 0
  keyAt = -1
  /** The token opens a new block list or map. */
  opens = false
  /** The token must be a key: it stands where the keys of the current block map stand. */
  mustBeKey = false
  /** The flow collection that the token ends had nothing in it that could have been a key; libyaml then forgets that the collection itself could be one. */
  bare = false

  /** Offsets of comments, in pairs. */
  readonly comments: number[] = []
  readonly #indents: number[] = []
  /** Per flow level: where a key may have started (-1: nowhere), the start of its line, whether one was saved there (or the collection itself cannot be one). */
  readonly #keyStart: number[] = [-1]
  readonly #keyLine: number[] = [-1]
  readonly #keySaved: boolean[] = [false]
  /** Per flow level: libyaml waits for the key's colon before it hands on the token. */
  readonly #keyAwaited: boolean[] = [false]
  #required = false

  constructor(text: string, start: number, end: number, closed: boolean) {
    this.text = text
    this.end = end
    this.closed = closed
    this.pos = start
    this.lineStart = start
    if (this.codeAt(start) === ch.BOM) {
      this.pos = this.lineStart = start + 1
      // A second mark is skipped too, but counts as a column.
      if (this.codeAt(this.pos) === ch.BOM) this.pos++
    }
    this.tokenStart = this.tokenEnd = this.pos
  }

  /** The code unit at an offset, END outside the document. */
  codeAt(offset: number): number {
    return offset < this.end ? this.text.charCodeAt(offset) : ch.END
  }

  get column(): number {
    return this.pos - this.lineStart
  }

  fail(code: YamlError['code'], since: number = this.pos, detail = ''): never {
    throw new YamlError(code, this.pos, since, detail)
  }

  /** Consumes a line break. */
  skipBreak() {
    this.pos += this.text.charCodeAt(this.pos) === ch.CR && this.codeAt(this.pos + 1) === ch.LF ? 2 : 1
    this.lineStart = this.pos
  }

  /** Reads the next token. */
  next() {
    this.#skipToToken()
    this.colon = 0
    this.opens = false
    this.mustBeKey = false
    const column = this.pos - this.lineStart
    this.tokenStart = this.pos
    if (this.flow === 0 && this.indent > column) {
      this.#closeBlock()
    } else {
      this.#fetch(this.codeAt(this.pos), column)
    }
    if (this.#required) this.#checkRequired()
  }

  /** Reads on until nothing that started before can become a key any more: libyaml looks that far ahead before it reports what does not fit. */
  settle() {
    const level = this.#keyStart.findIndex((start, at) => start !== -1 && this.#keyAwaited[at] && this.#isFresh(at))
    if (level === -1) return
    const start = this.#keyStart[level]
    while (
      this.token !== Token.end &&
      this.#keyStart[level] === start &&
      this.#keyAwaited[level] &&
      this.#isFresh(level)
    )
      this.next()
  }

  #skipToToken() {
    const { text, end } = this
    let pos = this.pos
    const tabs = this.flow > 0 || !this.allowed
    for (; pos < end; ) {
      const code = text.charCodeAt(pos)
      if (code === ch.SPACE) pos++
      else if (code === ch.LF) {
        this.lineStart = ++pos
        if (this.flow === 0) {
          this.allowed = true
          break
        }
      } else if (code === ch.TAB && tabs) pos++
      else if (code === ch.HASH) pos = this.skipComment(pos)
      else if (ch.isBreak(code)) {
        this.pos = pos
        this.skipBreak()
        pos = this.pos
        if (this.flow === 0) {
          this.allowed = true
          break
        }
      } else {
        this.pos = pos
        return
      }
    }
    this.pos = pos
    if (pos < end) this.#skipLines()
  }

  /** As above at the start of a line in block context, where tabs are no blanks. */
  #skipLines() {
    const { text, end } = this
    let pos = this.pos
    for (; pos < end; ) {
      const code = text.charCodeAt(pos)
      if (code === ch.SPACE) pos++
      else if (code === ch.LF) this.lineStart = ++pos
      else if (code === ch.HASH) pos = this.skipComment(pos)
      else if (ch.isBreak(code)) {
        this.pos = pos
        this.skipBreak()
        pos = this.pos
      } else break
    }
    this.pos = pos
  }

  /** Notes the comment at an offset and gives its end. */
  skipComment(from: number): number {
    let pos = from
    while (pos < this.end && !ch.isBreak(this.text.charCodeAt(pos))) pos++
    this.comments.push(from, pos)
    return pos
  }

  #fetch(code: number, column: number) {
    if (column === 0 && (code === ch.PERCENT || code === ch.DASH || code === ch.DOT) && this.#fetchMarker(code)) return
    switch (code) {
      case ch.END:
        return this.#fetchEnd()
      case ch.OPEN_BRACKET:
        return this.#openFlow(Token.listStart)
      case ch.OPEN_BRACE:
        return this.#openFlow(Token.mapStart)
      case ch.CLOSE_BRACKET:
        return this.#closeFlow(Token.listEnd)
      case ch.CLOSE_BRACE:
        return this.#closeFlow(Token.mapEnd)
      case ch.COMMA:
        this.#dropKey()
        this.allowed = true
        return this.#single(Token.comma)
      case ch.DASH:
        if (ch.isBlankOrEnd(this.codeAt(this.pos + 1))) return this.#fetchEntry(column)
        break
      case ch.QUESTION:
        if (this.flow > 0 || ch.isBlankOrEnd(this.codeAt(this.pos + 1))) return this.#fetchKey(column)
        break
      case ch.COLON:
        if (this.flow > 0 || ch.isBlankOrEnd(this.codeAt(this.pos + 1))) return this.#fetchValue(column)
        break
      case ch.ASTERISK:
      case ch.AMPERSAND:
        this.#saveKey()
        this.allowed = false
        this.token = code === ch.ASTERISK ? Token.alias : Token.anchor
        scanAnchor(this)
        if (code === ch.ASTERISK) this.seeColon()
        return
      case ch.EXCLAMATION:
        this.#saveKey()
        this.allowed = false
        this.token = Token.tag
        return scanTag(this)
      case ch.PIPE:
      case ch.GREATER:
        if (this.flow > 0) return this.fail('start')
        this.#dropKey()
        this.allowed = true
        this.token = Token.scalar
        return scanBlockScalar(this, code === ch.PIPE)
      case ch.SINGLE_QUOTE:
      case ch.DOUBLE_QUOTE:
        this.#saveKey()
        this.allowed = false
        this.token = Token.scalar
        scanQuoted(this, code === ch.SINGLE_QUOTE)
        return this.seeColon()
      case ch.TAB:
        return this.fail('tab')
      case ch.PERCENT:
      case ch.AT:
      case ch.BACKTICK:
        return this.fail('start')
    }
    this.#saveKey()
    this.allowed = false
    this.token = Token.scalar
    scanPlain(this)
    if (this.codeAt(this.pos) === ch.COLON) this.seeColon()
  }

  #single(token: number) {
    this.token = token
    this.pos++
    this.tokenEnd = this.pos
  }

  /** A directive or a document marker, false where it is neither. */
  #fetchMarker(code: number): boolean {
    const { text, pos } = this
    if (code !== ch.PERCENT && !isMarker(this, pos)) return false
    if (this.flow === 0 && this.indent >= 0) {
      this.#closeBlock()
      return true
    }
    this.#dropKey()
    this.allowed = false
    if (code === ch.PERCENT) {
      this.token = Token.directive
      scanDirective(this)
    } else {
      this.token = text.charCodeAt(pos) === ch.DASH ? Token.documentStart : Token.documentEnd
      this.pos = this.tokenEnd = pos + 3
    }
    return true
  }

  #fetchEnd() {
    if (this.pos !== this.lineStart) this.lineStart = this.pos
    if (this.flow === 0 && this.indent >= 0) return this.#closeBlock()
    this.#dropKey()
    this.allowed = false
    this.token = Token.end
    this.tokenEnd = this.pos
  }

  #closeBlock() {
    this.indent = this.#indents.pop()!
    this.token = Token.blockEnd
    this.tokenEnd = this.pos
  }

  /** Opens a block collection at a column right of the current one (libyaml: roll_indent). */
  #openBlock(column: number): boolean {
    if (this.indent >= column) return false
    if (this.#indents.push(this.indent) > MAX_DEPTH) this.fail('depth')
    this.indent = column
    return true
  }

  #openFlow(token: number) {
    const canBeKey = this.allowed
    this.#saveKey()
    this.flow++
    this.#keyStart[this.flow] = -1
    this.#keyLine[this.flow] = this.lineStart
    this.#keySaved[this.flow] = !canBeKey
    if (this.flow > MAX_DEPTH) this.fail('depth')
    this.allowed = true
    this.#single(token)
  }

  #closeFlow(token: number) {
    this.#dropKey()
    this.bare = false
    if (this.flow > 0) {
      this.bare = !this.#keySaved[this.flow]
      this.flow--
      this.#keyStart.pop()
      this.#keySaved.pop()
      if (this.bare) this.#keyAwaited[this.flow] = false
    }
    this.allowed = false
    this.#single(token)
    this.seeColon()
  }

  #fetchEntry(column: number) {
    if (this.flow === 0) {
      if (!this.allowed) this.fail('entry')
      this.opens = this.#openBlock(column)
    }
    this.#dropKey()
    this.allowed = true
    this.#single(Token.entry)
  }

  #fetchKey(column: number) {
    if (this.flow === 0) {
      if (!this.allowed) this.fail('complex-key')
      this.opens = this.#openBlock(column)
    }
    this.#dropKey()
    this.allowed = this.flow === 0
    this.#single(Token.key)
  }

  #fetchValue(column: number) {
    this.seeColon()
    if (this.colon > 0) {
      // The key is a tag or an anchor without text.
      this.token = Token.value
      this.tokenEnd = this.pos
      return
    }
    if (this.flow === 0) {
      if (!this.allowed) this.fail('value')
      this.opens = this.#openBlock(column)
    }
    this.allowed = this.flow === 0
    this.#single(Token.value)
  }

  /** Consumes a colon that makes what started at the saved place a key. */
  seeColon() {
    let pos = this.pos
    for (let code = this.codeAt(pos); code === ch.SPACE || code === ch.TAB; code = this.codeAt(pos)) pos++
    if (this.codeAt(pos) !== ch.COLON) return
    const { flow } = this
    if (flow === 0 && !ch.isBlankOrEnd(this.codeAt(pos + 1))) return
    const start = this.#keyStart[flow]!
    if (start === -1) return
    this.pos = pos
    if (!this.#isFresh(flow)) return
    this.keyAt = start
    this.colon = flow === 0 && this.#openBlock(start - this.#keyLine[flow]!) ? 2 : 1
    this.#keyStart[flow] = -1
    if (flow === 0) this.#required = false
    this.allowed = false
    this.pos = pos + 1
  }

  #saveKey() {
    if (!this.allowed) return
    const { flow } = this
    this.#dropKey()
    this.#keyStart[flow] = this.pos
    this.#keyLine[flow] = this.lineStart
    this.#keySaved[flow] = true
    this.#keyAwaited[flow] = true
    if (flow === 0) this.mustBeKey = this.#required = this.indent === this.pos - this.lineStart
  }

  /** Gives up on a key that could have started on this level. */
  #dropKey() {
    const { flow } = this
    if (this.#keyStart[flow] === -1) return
    if (flow === 0 && this.#required) this.fail('colon', this.#keyStart[0])
    this.#keyStart[flow] = -1
  }

  #isFresh(level: number): boolean {
    if (this.#keyLine[level] !== this.lineStart) return false
    const start = this.#keyStart[level]!
    const distance = this.pos - start
    // A character takes up two units at most.
    return distance <= MAX_KEY || (distance <= 2 * MAX_KEY && countCharacters(this.text, start, this.pos) <= MAX_KEY)
  }

  #checkRequired() {
    if (this.#keyStart[0] !== -1 && this.#keyAwaited[0] && !this.#isFresh(0)) this.fail('colon', this.#keyStart[0])
  }
}

/** Whether `---` or `...` with a blank after it stands at an offset. */
export function isMarker(scanner: Scanner, offset: number): boolean {
  const { text } = scanner
  const code = text.charCodeAt(offset)
  if ((code !== ch.DASH && code !== ch.DOT) || offset + 3 > scanner.end) return false
  return (
    text.charCodeAt(offset + 1) === code &&
    text.charCodeAt(offset + 2) === code &&
    ch.isBlankOrEnd(scanner.codeAt(offset + 3))
  )
}

function countCharacters(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++
  return count
}
