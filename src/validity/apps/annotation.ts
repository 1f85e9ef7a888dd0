import type { Field } from '../field.ts'

const INTEGER = /^[+-]?[0-9]+$/

/** The number that an annotation holds in place of a field of an older version; a text that is none keeps the server from reading the object (strconv.ParseInt). */
export function longAnnotation(text: string | undefined, path: Field): bigint | undefined {
  if (text === undefined) return undefined
  const value = INTEGER.test(text) && text.length < 1000 ? BigInt(text.replace('+', '')) : undefined
  if (value !== undefined && BigInt.asIntN(64, value) === value) return value
  path.invalid(text, 'must be an integer')
  return undefined
}
