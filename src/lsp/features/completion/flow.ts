import { closing } from './line.ts'

/** A map or list in brackets that the cursor is in. */
export interface Frame {
  readonly isMap: boolean
  /** The key or index of what the cursor is at in it; of a map undefined at a key. */
  step: string | number | undefined
  /** Its keys with their scalars (empty for anything else), without the one at the cursor. */
  readonly entries: Map<string, string>
  /** Its scalars, of a list, without the one at the cursor. */
  readonly items: string[]
}

/** Where a cursor stands in something in brackets. */
export interface FlowSpot {
  /** The outermost first. */
  readonly frames: readonly Frame[]
  readonly part: 'key' | 'value'
  /** The token at the cursor with its quotes; empty where there is none. */
  readonly start: number
  readonly end: number
  readonly quote: '' | "'" | '"'
  /** Where the key begins that it is, or whose value it is. */
  readonly keyStart: number
  /** A colon follows. */
  readonly hasColon: boolean
  /** Where a comma is missing before it: at the end of the entry before. */
  readonly comma?: number
  /** Another entry follows without a comma. */
  readonly isFollowed: boolean
  /** Some key in it has quotes. */
  readonly isQuoted: boolean
  /** Some key in it, other than the one at the cursor, has none. */
  readonly isBare: boolean
}

type State = 'first' | 'next' | 'colon' | 'value' | 'comma'

/** As deep as brackets are followed. */
const DEPTH_LIMIT = 1000

/** Reads what begins with a bracket at `start` as far as it goes, whole or not; undefined where the cursor is not in it, or in a comment or where nothing can stand. */
export function flowSpot(text: string, start: number, end: number, offset: number): FlowSpot | undefined {
  return new Flow(text, start, end, offset).read()
}

interface Open extends Frame {
  state: State
  /** The key whose value comes next; undefined of the one at the cursor. */
  key: string | undefined
  keyStart: number
}

class Flow {
  readonly #text: string
  readonly #end: number
  readonly #offset: number
  readonly #open: Open[] = []
  #at: number
  /** Where the line ends that was looked at last: a text in brackets may be one line of megabytes. */
  #eol = -1
  #isQuoted = false
  #isBare = false
  /** The end of the last key, value or bracket. */
  #last: number
  #spot: Omit<FlowSpot, 'hasColon' | 'isFollowed' | 'isQuoted' | 'isBare'> | undefined
  #after: { hasColon: boolean; isFollowed: boolean } | undefined

  constructor(text: string, start: number, end: number, offset: number) {
    this.#text = text
    this.#at = start
    this.#last = start
    this.#end = end
    this.#offset = offset
  }

  read(): FlowSpot | undefined {
    while (this.#at < this.#end) {
      const before = this.#at
      this.#skip()
      const isPassed = this.#spot === undefined && this.#offset <= this.#at && this.#open.length > 0
      if (isPassed && !this.#isToken()) {
        if (this.#isInComment(before) || !this.#take(this.#offset, this.#offset, '')) return undefined
      }
      if (this.#at >= this.#end) break
      this.#token()
      if (this.#open.length === 0) break
    }
    if (this.#spot === undefined && this.#open.length > 0 && this.#offset >= this.#at)
      this.#take(this.#offset, this.#offset, '')
    if (this.#spot === undefined) return undefined
    return {
      ...this.#spot,
      ...(this.#after ?? { hasColon: false, isFollowed: false }),
      isQuoted: this.#isQuoted,
      isBare: this.#isBare,
    }
  }

  /** Whether what comes next is a scalar that begins where the cursor stands: that one is meant. */
  #isToken(): boolean {
    return this.#offset === this.#at && this.#at < this.#end && !'{}[],:'.includes(this.#text[this.#at]!)
  }

  #isInComment(from: number): boolean {
    const before = this.#text.slice(Math.max(from, this.#text.lastIndexOf('\n', this.#offset - 1) + 1), this.#offset)
    return before.includes('#')
  }

  /** Passes over white space and comments. */
  #skip(): void {
    for (; this.#at < this.#end; this.#at++) {
      if (isWhite(this.#text.charCodeAt(this.#at))) continue
      if (this.#text[this.#at] !== '#' || !isWhite(this.#text.charCodeAt(this.#at - 1))) return
      const eol = this.#text.indexOf('\n', this.#at)
      this.#at = eol === -1 || eol > this.#end ? this.#end : eol
      if (this.#at === this.#end) return
    }
  }

  #token(): void {
    const char = this.#text[this.#at]!
    const top = this.#open.at(-1)
    if (char === '{' || char === '[') this.#enter(char === '{')
    else if (char === '}' || char === ']') this.#leave()
    else if (char === ',') {
      this.#note({ hasColon: false, isFollowed: false })
      if (top !== undefined) this.#next(top)
      this.#at++
    } else if (char === ':' && (top === undefined || top.state !== 'first')) {
      this.#note({ hasColon: true, isFollowed: false })
      if (top?.isMap) top.state = 'value'
      this.#at++
    } else this.#scalar(char)
  }

  #enter(isMap: boolean): void {
    const top = this.#open.at(-1)
    this.#note({ hasColon: false, isFollowed: true })
    if (top !== undefined) {
      if (top.state === 'comma') this.#next(top)
      if (top.isMap && this.#spot === undefined) top.step = top.key
      top.state = 'comma'
    }
    this.#at++
    this.#last = this.#at
    if (this.#open.length < DEPTH_LIMIT)
      this.#open.push({
        isMap,
        step: isMap ? undefined : 0,
        entries: new Map(),
        items: [],
        state: 'first',
        key: undefined,
        keyStart: this.#at,
      })
  }

  #leave(): void {
    this.#note({ hasColon: false, isFollowed: false })
    // Frames that the spot refers to are complete when they are left.
    this.#open.pop()
    const top = this.#open.at(-1)
    if (top !== undefined) top.state = 'comma'
    this.#at++
    this.#last = this.#at
  }

  #next(top: Open): void {
    top.state = 'next'
    top.key = undefined
    if (this.#spot !== undefined) return
    top.step = top.isMap ? undefined : (top.step as number) + 1
  }

  #scalar(char: string): void {
    const start = this.#at
    const isQuoted = char === '"' || char === "'"
    const end = isQuoted ? this.#quoted(start) : this.#plain(start)
    const isClosed = isQuoted && end > start + 1 && this.#text[end - 1] === char
    const raw = this.#text.slice(isQuoted ? start + 1 : start, isClosed ? end - 1 : end)
    const top = this.#open.at(-1)!
    const isOn =
      this.#spot === undefined &&
      (isQuoted
        ? start < this.#offset && (this.#offset < end || !isClosed) && this.#offset <= end
        : start <= this.#offset && this.#offset <= end)
    this.#note({ hasColon: false, isFollowed: true })
    const isKey = top.isMap && top.state !== 'value'
    if (isOn) this.#take(start, end, isQuoted ? (char as '"' | "'") : '')
    else if (isKey) top.entries.set(raw, '')
    else if (!top.isMap) top.items.push(raw)
    else if (top.key !== undefined) top.entries.set(top.key, raw)
    if (isKey && isQuoted) this.#isQuoted = true
    else if (isKey && !isOn) this.#isBare = true
    if (isKey) {
      top.state = 'colon'
      top.key = isOn ? undefined : raw
      top.keyStart = start
    } else top.state = 'comma'
    this.#at = end
    this.#last = end
  }

  /** Notes where the cursor stands; false where nothing can stand there. */
  #take(start: number, end: number, quote: FlowSpot['quote']): boolean {
    const top = this.#open.at(-1)!
    if (top.state === 'colon' && start === end) return false
    const comma = top.state === 'comma' || top.state === 'colon' ? this.#last : undefined
    if (comma !== undefined && start === end && !this.#text.slice(comma, start).includes('\n')) return false
    const isKey = top.isMap && top.state !== 'value'
    if (comma !== undefined && !top.isMap) top.step = (top.step as number) + 1
    if (top.isMap) top.step = isKey ? undefined : top.key
    const frames = [...this.#open]
    const keyStart = isKey ? start : top.keyStart
    this.#spot = { frames, part: isKey ? 'key' : 'value', start, end, quote, keyStart, comma }
    return true
  }

  /** Notes what follows the cursor. */
  #note(after: { hasColon: boolean; isFollowed: boolean }): void {
    if (this.#spot !== undefined) this.#after ??= after
  }

  #quoted(start: number): number {
    if (this.#eol < start) {
      const eol = this.#text.indexOf('\n', start)
      this.#eol = eol === -1 ? this.#end : Math.min(eol, this.#end)
    }
    const limit = this.#eol
    const after = closing(this.#text, start, limit)
    if (after !== undefined) return after
    let end = limit
    while (end > start + 1 && /[\s]/.test(this.#text[end - 1]!)) end--
    return end
  }

  #plain(start: number): number {
    let end = start + 1
    for (let at = start; at < this.#end; at++) {
      const code = this.#text.charCodeAt(at)
      if (isWhite(code)) {
        if (code === LF || code === CR || this.#text[at + 1] === '#') break
        continue
      }
      if (code === COMMA || (code | 0x20) === OPEN || (code | 0x20) === CLOSE) break
      if (code === COLON && endsKey(this.#text[at + 1])) break
      end = at + 1
    }
    return end
  }
}

const LF = 10
const CR = 13
const COMMA = 44
const COLON = 58
/** `{` and `}`; `[` and `]` differ from them by one bit. */
const OPEN = 123
const CLOSE = 125

function isWhite(code: number): boolean {
  return code === 32 || (code <= CR && code >= 9)
}

/** Whether a colon before a character ends a key. */
function endsKey(next: string | undefined): boolean {
  return next === undefined || ',[]{}'.includes(next) || isWhite(next.charCodeAt(0))
}
