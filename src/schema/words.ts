import type { Problem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'
import type { Node } from '../yaml/node.ts'
import type { Type } from './types.ts'

/** `PodSpec` of `io.k8s.api.core.v1.PodSpec`. */
export function shortName(definition: string): string {
  return definition.slice(definition.lastIndexOf('.') + 1)
}

const SCALARS: Record<string, string> = {
  string: 'a string',
  boolean: '`true` or `false`',
  int32: 'an integer from -2147483648 to 2147483647',
  int64: 'an integer of 64 bits',
  number: 'a number',
  bytes: 'a string in base64',
  time: 'a time such as "2026-01-31T12:00:00Z"',
  'micro-time': 'a time with six digits of fraction such as "2026-01-31T12:00:00.000000Z"',
  duration: 'a duration such as "1h30m"',
  quantity: 'a quantity such as "500m" or "1Gi"',
  'int-or-string': 'an integer or a string',
  list: 'a list',
  map: 'a map',
  object: 'a map',
}

const TEXTS = new Set<string>(['bytes', 'time', 'micro-time', 'duration', 'quantity'])

/** What a schema wants, with its article. */
export function expected(type: Type, node: Node): string {
  const small = type.kind === 'int32' || type.kind === 'int64'
  if (small && node.type !== 'integer') return 'an integer'
  return SCALARS[type.kind] ?? 'a value'
}

/** What stands there instead, as a clause: `"three" is a string`; where the type is right and the value is not, `not "three"`. */
export function found(node: Node, wanted?: Type): string {
  if (wanted !== undefined && node.type === 'string' && TEXTS.has(wanted.kind))
    return `not ${quote(node.value as string)}`
  if (node.type === 'integer' && (wanted?.kind === 'int32' || wanted?.kind === 'int64')) return `not ${node.value}`
  switch (node.type) {
    case 'list':
      return 'this is a list'
    case 'map':
      return 'this is a map'
    case 'null':
      return 'this is null'
    case 'string':
      return `${quote(node.value as string)} is a string`
    case 'boolean':
      return `${node.value} is a boolean`
    case 'integer':
      return `${node.value} is an integer`
    case 'number':
      return `${node.value} is a fraction`
  }
}

/** A value as it stands in a message: in double quotes, long ones cut. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return JSON.stringify(short)
}

/** `a`, `b` or `c`, each in the marks given. */
export function oneOf(values: readonly string[], mark = '`'): string {
  const marked = values.map((value) => `${mark}${value}${mark}`)
  return marked.length < 2 ? (marked[0] ?? '') : `${marked.slice(0, -1).join(', ')} or ${marked.at(-1)}`
}

/** Asks after the same text in small letters, or with dashes for blanks and underscores, where a grammar takes that; it says what is wrong with a text. */
export function respellingHint(
  text: string,
  grammar: (text: string) => string | undefined,
): Pick<Problem, 'hint' | 'meant'> {
  const lower = text.toLowerCase()
  const meant = [lower, lower.replace(/[_ ]/g, '-')].find((one) => one !== text && grammar(one) === undefined)
  return didYouMean(meant)
}

/** What people say for the types of JSON schemas. */
const OTHER_WORDS = new Map([
  ['int', 'integer'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['text', 'string'],
  ['float', 'number'],
  ['double', 'number'],
  ['map', 'object'],
  ['list', 'array'],
])

/** The accepted word that is commonly called by another; undefined where none is. */
export function otherWord(word: string, accepted: readonly string[]): string | undefined {
  const meant = OTHER_WORDS.get(word.toLowerCase())
  return meant !== undefined && accepted.includes(meant) ? meant : undefined
}
