import { isQuantity } from '../kubernetes/quantity.ts'
import type { Node, ScalarNode } from '../yaml/node.ts'
import type { ScalarType } from './types.ts'

const INT32 = 2 ** 31
const INT64 = 2n ** 63n

/** Whether the API server decodes a node that is not null as that scalar (encoding/json for Go's types, UnmarshalJSON of apimachinery's own). */
export function fitsScalar(node: Node, kind: ScalarType['kind']): boolean {
  switch (kind) {
    case 'string':
      return node.type === 'string'
    case 'boolean':
      return node.type === 'boolean'
    case 'int32':
      return isInt32(node)
    case 'int64':
      return isInt64(node)
    case 'number':
      return node.type === 'integer' || node.type === 'number'
    case 'int-or-string':
      return node.type === 'string' || isInt32(node)
    case 'quantity':
      return node.type === 'integer' || node.type === 'number' || (isText(node) && isQuantity(node.value))
    case 'bytes':
      return isText(node) ? isBase64(node.value) : isByteList(node)
    case 'time':
      return isText(node) && isTime(node.value)
    case 'micro-time':
      return isText(node) && isMicroTime(node.value)
    case 'duration':
      return isText(node) && DURATION.test(node.value)
    case 'any':
      return true
  }
}

function isText(node: Node): node is ScalarNode & { value: string } {
  return node.type === 'string'
}

function isInt32(node: Node): boolean {
  if (node.type !== 'integer' && node.type !== 'number') return false
  const value = node.value as number
  return value >= -INT32 && value < INT32 && Number.isInteger(value)
}

function isInt64(node: Node): boolean {
  if (node.type === 'integer' && typeof node.value === 'bigint') return node.value >= -INT64 && node.value < INT64
  if (node.type !== 'integer' && node.type !== 'number') return false
  const value = node.value as number
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
}

function isByteList(node: Node): boolean {
  return node.type === 'list' && node.items.every((item) => item.type === 'null' || isByte(item))
}

function isByte(node: Node): boolean {
  return isInt32(node) && ((node as ScalarNode).value as number) >>> 8 === 0
}

/** Whether text is padded base64; line ends inside are passed over (encoding/base64.StdEncoding). */
export function isBase64(text: string): boolean {
  const dense = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text
  return dense.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(dense)
}

const DURATION = /^(?:[+-]?0|[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether text is RFC 3339 as Go's time.Parse reads it: any fraction, even after a comma. */
export function isTime(text: string): boolean {
  const match = TIME.exec(text)
  return match !== null && isMoment(match)
}

/** Whether text is RFC 3339 with exactly six digits of fraction (metav1.MicroTime). */
export function isMicroTime(text: string): boolean {
  const match = TIME.exec(text)
  return match?.[7]?.length === 7 && isMoment(match)
}

function isMoment(match: RegExpExecArray): boolean {
  const [year, month, day, hour, minute, second, , zoneHour, zoneMinute] = match.slice(1).map(Number)
  if (month! < 1 || month! > 12 || day! < 1 || day! > DAYS[month! - 1]!) return false
  const leap = year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0)
  if (month === 2 && day === 29 && !leap) return false
  if (hour! > 23 || minute! > 59 || second! > 59) return false
  return match[8] === undefined || (zoneHour! <= 24 && zoneMinute! <= 60)
}
