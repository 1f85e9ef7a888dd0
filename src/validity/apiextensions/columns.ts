import { didYouMean } from '../../model/meant.ts'
import { oneOf, otherWord } from '../../schema/words.ts'
import { nearest } from '../../text/nearest.ts'
import type { Field } from '../field.ts'
import type { CustomResourceColumnDefinition as ColumnV1 } from '../types/apiextensions-v1.ts'
import type { CustomResourceColumnDefinition } from '../types/apiextensions-v1beta1.ts'
import { simplePathFault } from './simple-path.ts'

const TYPES = ['boolean', 'date', 'integer', 'number', 'string']
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

/** Checks a column that kubectl prints (ValidateCustomResourceColumnDefinition). */
export function validateColumn(column: CustomResourceColumnDefinition & ColumnV1, path: Field, isV1: boolean): void {
  const { type, format } = column
  if (type && !TYPES.includes(type)) refuseWord(type, TYPES, path.at('type'))
  if (format && !FORMATS.includes(format)) refuseWord(format, FORMATS, path.at('format'))
  const name = isV1 ? 'jsonPath' : 'JSONPath'
  if (column[name]) path.at(name).matches(column[name], simplePathFault)
}

function refuseWord(word: string, accepted: readonly string[], path: Field): void {
  const meant = otherWord(word, accepted) ?? nearest(word, accepted)
  path.invalid(word, `must be ${oneOf(accepted, '"')}`, didYouMean(meant))
}
