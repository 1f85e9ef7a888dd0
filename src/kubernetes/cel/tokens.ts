import { Unreadable } from './faults.ts'

/** A word of an expression: `operator` also for brackets, commas and dots; of texts and numbers the `value`. */
export interface Token {
  readonly type: 'name' | 'operator' | 'value' | 'end'
  readonly text: string
  readonly value?: bigint | number | string
}

const BLANK = /(?:\s|\/\/[^\n]*)+/y
const NUMBER = /(?:0x[0-9a-fA-F]+|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][-+]?\d+)?)[uU]?/y
const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y
const QUOTED_NAME = /`([-_a-zA-Z0-9./ ]+)`/y
const TEXT = /([rR])?("""|'''|"|')/y
const OPERATOR = /&&|\|\||[<>=!]=|[-+*/%<>!?:.,()[\]{}]/y

/** The words of an expression of the Common Expression Language. Throws Unreadable for what is none, or is not supported: bytes and unsigned numbers. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at = pattern.lastIndex
    return found
  }
  while (true) {
    take(BLANK)
    if (at >= source.length) return [...tokens, { type: 'end', text: '' }]
    const opening = take(TEXT)
    if (opening !== null) {
      const [, raw, quote] = opening
      const end = endOfText(source, at, quote!, raw !== undefined)
      const body = source.slice(at, end)
      tokens.push({ type: 'value', text: body, value: raw === undefined ? unescapeText(body) : body })
      at = end + quote!.length
      continue
    }
    const number = take(NUMBER)?.[0]
    const name = number === undefined ? take(NAME)?.[0] : undefined
    const quoted = number ?? name ?? take(QUOTED_NAME)?.[1]
    if (number !== undefined) tokens.push({ type: 'value', text: number, value: readNumber(number) })
    else if (quoted !== undefined) tokens.push({ type: 'name', text: quoted })
    else tokens.push({ type: 'operator', text: take(OPERATOR)?.[0] ?? unreadable(source, at) })
  }
}

function unreadable(source: string, at: number): never {
  throw new Unreadable(`no word begins with ${source[at]}`)
}

const DIGITS = 64

function readNumber(text: string): bigint | number {
  if (/[uU]$/.test(text)) throw new Unreadable('unsigned numbers are not supported')
  if (text.length > DIGITS) throw new Unreadable('a number is too long')
  return /^(?:0x[0-9a-fA-F]+|\d+)$/.test(text) ? BigInt(text) : Number(text)
}

function endOfText(source: string, start: number, quote: string, raw: boolean): number {
  for (let at = start; at < source.length; at++) {
    if (source.startsWith(quote, at)) return at
    if (source[at] === '\\' && !raw) at++
  }
  throw new Unreadable('a text does not end')
}

const ESCAPE = /\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([\s\S]))/g
const MEANT: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '\\': '\\', '"': '"', "'": "'", '`': '`', '?': '?' },
}

function unescapeText(body: string): string {
  return body.replace(ESCAPE, (_, byte, four, eight, octal, letter) => {
    if (letter === undefined)
      return String.fromCodePoint(
        octal === undefined ? Number.parseInt(byte ?? four ?? eight, 16) : Number.parseInt(octal, 8),
      )
    if (!Object.hasOwn(MEANT, letter)) throw new Unreadable(`no escape is called \\${letter}`)
    return MEANT[letter]!
  })
}
