const TERMINATOR = /[ \t\r\n.,[\]$@{}]/
const WORD = /[\p{L}\p{Nd}_]/u
const DIGIT = /\p{Nd}/u
const KEY = /^'([^']*)'$/
const SLICE = /^-?[0-9]*(?::-?[0-9]*)?(?::-?[0-9]*)?$/
const COMPARISON = /^([^!<>=]+)([!<>=]+)([^\n]+)$/
const INTEGER = /^[-+]?[0-9]+$/
const DECIMAL = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/
/** What may follow a backslash between quotes (strconv.UnquoteChar). */
const ESCAPE =
  /^(?:[abfnrtv\\]|x[0-9A-Fa-f]{2}|[0-3][0-7]{2}|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9A-Fa-f]{4})/
/** Parts within parts deeper than this are refused, lest the reader runs out of stack. */
const DEPTH = 100

/** What keeps a text from being a path as printer columns have it, without the braces around; undefined for one (client-go jsonpath.Parse). */
export function jsonPathFault(text: string): string | undefined {
  try {
    new Reader(`{${text}}`, 0).templates()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

/** What keeps a text from being a plain path such as `.spec.replicas`; undefined for one (apiextensions validateSimpleJSONPath). */
export function simpleJsonPathFault(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  return text.startsWith('.') ? undefined : 'must start with a dot, as in .spec.replicas'
}

class Refused extends Error {}

/** Walks over a template, whose parts in braces hold paths, and refuses it at the first fault. */
class Reader {
  private at = 0
  /** Whether the part before was `..`. */
  private recursive = false

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {
    if (depth > DEPTH) throw new Refused('must not be nested that deeply')
  }

  templates(): void {
    for (let open = this.text.indexOf('{'); open !== -1; open = this.text.indexOf('{', this.at)) {
      this.at = open + 1
      this.recursive = false
      while (!this.skip('}')) this.part()
    }
  }

  private part(): void {
    const afterRecursion = this.recursive
    this.recursive = false
    if (this.skip('[?(')) this.filter()
    else if (this.skip('..')) this.descent(afterRecursion)
    else this.single(afterRecursion)
  }

  private single(afterRecursion: boolean): void {
    const character = this.next()
    if (character === undefined || character === '\n' || character === '\r')
      throw new Refused('must have its end on the line')
    if (character === ' ' || character === '@' || character === '$') this.recursive = afterRecursion
    else if (character === '[') this.brackets()
    else if (character === '"' || character === "'") this.quoted(character)
    else if (character === '.') this.name()
    else if (character === '+' || character === '-' || DIGIT.test(character)) this.number(character)
    else if (WORD.test(character)) this.word()
    else throw new Refused(`must not have \`${character}\` in this place`)
  }

  private descent(afterRecursion: boolean): void {
    if (afterRecursion) throw new Refused('must not have `..` twice in a row')
    const next = this.peek()
    this.recursive = next === undefined || !WORD.test(next)
    if (!this.recursive) this.name()
  }

  private word(): void {
    for (let next = this.peek(); next !== undefined && !TERMINATOR.test(next); next = this.peek()) this.next()
  }

  /** A word in which a backslash keeps what follows. */
  private name(): void {
    for (let next = this.peek(); next !== undefined && !TERMINATOR.test(next); next = this.peek()) {
      this.next()
      if (next === '\\') this.next()
    }
  }

  private number(first: string): void {
    const start = this.at - first.length
    for (let next = this.peek(); next !== undefined && (next === '.' || DIGIT.test(next)); next = this.peek())
      this.next()
    const number = this.text.slice(start, this.at)
    if (!DECIMAL.test(number) || !Number.isFinite(Number(number)))
      throw new Refused('must have a number after its sign or digit')
  }

  private brackets(): void {
    const inside = this.until(']', 'must have a `]` for its `[`')
    const parts = inside.split(',')
    if (parts.length > 1) {
      for (const part of parts) this.nested(`[${trimBlanks(part)}]`)
      return
    }
    const key = KEY.exec(inside)
    if (key) this.nested(`.${key[1]}`)
    if (key || inside === '*') return
    const bounds = SLICE.test(inside) ? inside.split(':').filter((each) => each !== '') : ['-']
    if (!bounds.every(isInteger)) throw new Refused("must have a number, a slice, `*` or a 'name' between `[` and `]`")
  }

  private quoted(quote: string): void {
    const start = this.at
    do this.until(quote, 'must have a closing quote')
    while (this.text[this.at - 2] === '\\')
    const inside = this.text.slice(start, this.at - 1)
    for (let at = 0; at < inside.length; at++) {
      if (inside[at] === quote) throw new Refused('must not have a quote between quotes')
      if (inside[at] !== '\\') continue
      const escaped = inside[at + 1] === quote ? quote : ESCAPE.exec(inside.slice(at + 1, at + 10))?.[0]
      if (escaped === undefined) throw new Refused('must not have an unknown escape between quotes')
      at += escaped.length
    }
  }

  private filter(): void {
    const start = this.at
    let quote = ''
    let closed = true
    for (let next = this.next(); next !== ')' || !closed; next = this.next()) {
      if (next === undefined || next === '\n') throw new Refused('must have a `)]` for its `[?(`')
      if (quote === '' && (next === '"' || next === "'")) {
        quote = next
        closed = false
      } else if (next === quote && this.text[this.at - 2] !== '\\') closed = true
    }
    const inside = this.text.slice(start, this.at - 1)
    if (!this.skip(']')) throw new Refused('must have a `]` after its filter')
    const sides = COMPARISON.exec(inside)
    for (const side of sides ? [sides[1]!, sides[3]!] : [inside]) this.nested(side)
  }

  private nested(text: string): void {
    new Reader(`{${text}}`, this.depth + 1).templates()
  }

  /** The text up to a character on this line, which is passed over. */
  private until(character: string, fault: string): string {
    const end = this.text.indexOf(character, this.at)
    const text = this.text.slice(this.at, end === -1 ? undefined : end)
    if (end === -1 || text.includes('\n')) throw new Refused(fault)
    this.at = end + 1
    return text
  }

  private skip(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  private next(): string | undefined {
    const next = this.peek()
    this.at += next?.length ?? 0
    return next
  }

  private peek(): string | undefined {
    const code = this.text.codePointAt(this.at)
    return code === undefined ? undefined : String.fromCodePoint(code)
  }
}

/** Whether a text is an integer of 64 bits (strconv.Atoi). */
function isInteger(text: string): boolean {
  if (!INTEGER.test(text) || text.replace(/^-?0*/, '').length > 19) return false
  return BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

function trimBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}
