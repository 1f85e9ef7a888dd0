import { compilePattern, type Pattern } from '../../text/re2.ts'
import { spend, spendText } from './budget.ts'
import { EvaluationFault, noOverload, Unreadable } from './faults.ts'
import { type Functions, on } from './overloads.ts'
import { Duration, isList, isSame, type Value } from './values.ts'

/** What is called on texts, or makes texts. */
export const textFunctions: Functions = {
  matches: [on(['text', 'text'], matches)],
  '.matches': [on(['text', 'text'], matches)],
  '.contains': [on(['text', 'text'], (text, part) => text.includes(part))],
  '.startsWith': [on(['text', 'text'], (text, part) => text.startsWith(part))],
  '.endsWith': [on(['text', 'text'], (text, part) => text.endsWith(part))],
  '.charAt': [on(['text', 'int'], charAt)],
  '.indexOf': [
    on(['text', 'text'], (text, part) => indexOf(text, part, 0n)),
    on(['text', 'text', 'int'], indexOf),
    on(['list', 'any'], (list, item) => BigInt(list.findIndex((one) => isSame(one, item)))),
  ],
  '.lastIndexOf': [
    on(['text', 'text'], lastIndexOf),
    on(['list', 'any'], (list, item) => BigInt(list.findLastIndex((one) => isSame(one, item)))),
  ],
  '.lowerAscii': [on(['text'], (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()))],
  '.upperAscii': [on(['text'], (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()))],
  '.replace': [
    on(['text', 'text', 'text'], (text, old, by) => replaceSome(text, old, by, -1n)),
    on(['text', 'text', 'text', 'int'], replaceSome),
  ],
  '.split': [on(['text', 'text'], split), on(['text', 'text', 'int'], () => notHere('split'))],
  '.substring': [
    on(['text', 'int'], (text, start) => {
      const length = BigInt([...text].length)
      return start > length ? outOfRange(start) : substring(text, start, length)
    }),
    on(['text', 'int', 'int'], substring),
  ],
  '.trim': [on(['text'], (text) => text.trim())],
  '.join': [on(['list'], (list) => join(list, '')), on(['list', 'text'], join)],
  '.format': [on(['text', 'list'], format)],
}

const compiled = new Map<string, Pattern | undefined>()

function matches(text: string, expression: string): boolean {
  let pattern = compiled.get(expression)
  if (pattern === undefined && !compiled.has(expression))
    compiled.set(expression, (pattern = compilePattern(expression)))
  if (pattern === undefined) return notHere(expression)
  spend((pattern.size * text.length) / 16)
  return pattern.test(text)
}

function notHere(what: string): never {
  throw new Unreadable(`${what} is not supported`)
}

function outOfRange(at: bigint): never {
  throw new EvaluationFault(`index out of range: ${at}`)
}

function charAt(text: string, at: bigint): string {
  const characters = [...text]
  if (at < 0n || at > characters.length) outOfRange(at)
  return characters[Number(at)] ?? ''
}

function indexOf(text: string, part: string, start: bigint): bigint {
  if (part === '') return start
  if (start < 0n) outOfRange(start)
  const before = [...text].slice(0, Number(start)).join('')
  const at = text.indexOf(part, before.length)
  return at === -1 ? -1n : BigInt([...text.slice(0, at)].length)
}

/** In an empty text even the search is a fault, as servers have it. */
function lastIndexOf(text: string, part: string): bigint {
  if (part !== '' && text === '') outOfRange(-1n)
  const at = text.lastIndexOf(part)
  return at === -1 ? -1n : BigInt([...text.slice(0, at)].length)
}

function replaceSome(text: string, old: string, by: string, times: bigint): string {
  spendText(text.length + (text.length + 1) * (by.length / Math.max(1, old.length)))
  if (times < 0n) return text.replaceAll(old, () => by)
  let rest = times
  return text.replaceAll(old, (found) => (rest-- > 0n ? by : found))
}

function split(text: string, separator: string): Value {
  return separator === '' ? [...text] : text.split(separator)
}

function substring(text: string, start: bigint, end: bigint): string {
  const characters = [...text]
  if (start > end) throw new EvaluationFault(`invalid substring range. start: ${start}, end: ${end}`)
  for (const at of [start, end]) if (at < 0n || at > characters.length) outOfRange(at)
  return characters.slice(Number(start), Number(end)).join('')
}

function join(list: readonly Value[], separator: string): string {
  if (!list.every((one) => typeof one === 'string')) throw noOverload()
  spendText(list.reduce((sum, one) => sum + one.length + separator.length, 0))
  return list.join(separator)
}

/** A value as text, as `string()` makes it. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Math.abs(value) < 1e6 && (value === 0 || Math.abs(value) >= 1e-4))
    return String(value)
  if (value instanceof Duration) return `${Number(value.nanoseconds) / 1e9}s`
  return notHere('the text of this value')
}

/** Fills in the clauses of a text: `%s` and `%d`. */
function format(text: string, values: readonly Value[]): string {
  let at = 0
  return text.replace(/%(.?)/g, (_, clause) => {
    if (clause === '%') return '%'
    if (at >= values.length) throw new EvaluationFault('index out of range')
    const value = values[at++]!
    if (clause === 's') return shown(value)
    if (clause === 'd' && typeof value === 'bigint') return String(value)
    return notHere(`%${clause}`)
  })
}

function shown(value: Value): string {
  if (value === null) return 'null'
  return isList(value) ? `[${Array.from(value, shown).join(', ')}]` : textOf(value)
}
