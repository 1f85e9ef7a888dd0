import { parseAddress } from './address.ts'

/** Whether a text is one mail address, with or without a name (net/mail.ParseAddress). */
export function isMailAddress(text: string): boolean {
  const reader = new Reader(text)
  return reader.address(true) === 1 && reader.comments() && reader.isAtEnd
}

const WORD = /[!#-'*+./0-9=?A-Z^-~\u0080-\u{10ffff}-]*/uy
const QUOTED = /"((?:[!#-[\]-~ \t\u0080-\u{10ffff}]|\\[!-~ \t\u0080-\u{10ffff}])*)"/uy
const LITERAL = /\[([!-Z^-~\u0080-\u{10ffff}]*)\]/uy

/** Reads an address from left to right. */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** How many addresses stand here, undefined where none can be read: one, or those of a group, which does not stand inside another. */
  address(mayBeGroup: boolean): number | undefined {
    this.#blanks()
    if (this.isAtEnd) return undefined
    const start = this.#at
    if (this.#plainAddress()) {
      this.#blanks()
      return this.#peek() !== '(' || this.#nameInComment() ? 1 : undefined
    }
    this.#at = start
    if (this.#peek() !== '<' && !this.#phrase()) return undefined
    this.#blanks()
    if (mayBeGroup && this.#take(':')) return this.#group()
    return this.#take('<') && this.#plainAddress() && this.#take('>') ? 1 : undefined
  }

  /** Skips comments; false where one does not end. */
  comments(): boolean {
    this.#blanks()
    while (this.#take('(')) {
      if (this.#comment() === undefined) return false
      this.#blanks()
    }
    return true
  }

  #group(): number | undefined {
    this.#blanks()
    if (this.#take(';')) return this.comments() ? 0 : undefined
    for (let count = 0; ; ) {
      const more = this.address(false)
      if (more === undefined || !this.comments()) return undefined
      count += more
      if (this.#take(';')) return this.comments() ? count : undefined
      if (!this.#take(',')) return undefined
    }
  }

  #plainAddress(): boolean {
    this.#blanks()
    const local = this.#peek() === '"' ? (this.#match(QUOTED)?.[1] ?? '') : this.#dotted()
    if (local === '' || !this.#take('@')) return false
    this.#blanks()
    if (this.#peek() !== '[') return this.#dotted() !== ''
    const literal = this.#match(LITERAL)?.[1]
    const read = literal === undefined ? undefined : parseAddress(literal)
    return read !== undefined && !read.zeros
  }

  /** Words with dots between; empty where there are none. */
  #dotted(): string {
    const word = this.#match(WORD)?.[0] ?? ''
    return word.startsWith('.') || word.endsWith('.') || word.includes('..') ? '' : word
  }

  #phrase(): boolean {
    for (let words = 0; ; words++) {
      if (words > 0 && !this.comments()) return false
      this.#blanks()
      if (this.isAtEnd) return true
      const start = this.#at
      const isQuoted = this.#peek() === '"'
      const word = this.#match(isQuoted ? QUOTED : WORD)?.[0] ?? ''
      if (word === '') this.#at = start
      if (word === '' || (!isQuoted && hasOtherCharset(word))) return words > 0
    }
  }

  #nameInComment(): boolean {
    this.#at++
    const comment = this.#comment()
    return comment !== undefined && !comment.split(/[ \t]/).some(hasOtherCharset)
  }

  /** What stands up to the bracket that ends a comment, whose first is taken; undefined where there is none. */
  #comment(): string | undefined {
    const start = this.#at
    for (let depth = 1; !this.isAtEnd; this.#at++) {
      const character = this.#peek()
      if (character === '\\' && this.#at + 1 < this.#text.length) this.#at++
      else if (character === '(') depth++
      else if (character === ')' && --depth === 0) return this.#text.slice(start, this.#at++)
    }
    return undefined
  }

  #blanks(): void {
    while (this.#peek() === ' ' || this.#peek() === '\t') this.#at++
  }

  #peek(): string | undefined {
    return this.#text[this.#at]
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false
    this.#at++
    return true
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at
    const match = form.exec(this.#text)
    if (match !== null) this.#at += match[0].length
    return match
  }
}

const ENCODED =
  /^=\?([^?]+)\?(?:[bB]\?((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)|[qQ]\?(?:[ -<>@-~\t]|=[0-9A-Fa-f]{2})*)\?=$/
const CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'iso-8859-1', 'us-ascii'])

/** Whether a word is encoded by a character set that Go does not know (mime.WordDecoder). */
function hasOtherCharset(word: string): boolean {
  const charset = ENCODED.exec(word)?.[1]
  return charset !== undefined && !CHARSETS.has(charset.toLowerCase())
}
