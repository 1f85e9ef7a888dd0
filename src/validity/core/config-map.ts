import { configMapKeyFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import { quote } from '../../schema/words.ts'
import type { Field } from '../field.ts'
import type { ConfigMap } from '../types/core-v1.ts'

/** What a ConfigMap or Secret may hold, in bytes (core.MaxSecretSize). */
export const DATA_LIMIT = 1024 * 1024

/** Checks a ConfigMap (ValidateConfigMap). */
export function validateConfigMap({ data, binaryData }: ConfigMap, path: Field): void {
  let size = 0
  for (const name in data) {
    size += byteLength(data[name])
    validateDataKey(name, path.at('data').at(key(name)))
    if (binaryData?.[name] !== undefined)
      path
        .at('data')
        .at(key(name))
        .invalid(undefined, 'may not stand under `binaryData` too', {
          part: 'key',
          subject: `the key ${quote(name)}`,
          related: [{ path: ['binaryData', key(name)], message: 'the other one' }],
        })
  }
  for (const name in binaryData) {
    size += base64Length(binaryData[name])
    validateDataKey(name, path.at('binaryData').at(key(name)))
  }
  if (size <= DATA_LIMIT) return
  const place = path.at(data === undefined ? 'binaryData' : 'data')
  path.at(key('')).standingAt(place).tooLong(DATA_LIMIT, size, { unit: 'bytes', subject: 'the values', part: 'key' })
}

/** Checks a key of a ConfigMap or Secret. */
export function validateDataKey(name: string, path: Field): void {
  const fault = configMapKeyFault(name)
  if (fault !== undefined)
    path.invalid(undefined, fault, { part: 'key', subject: `the key ${quote(name)}`, ...hintForPath(name) })
}

function hintForPath(name: string): { readonly hint: string } | undefined {
  return name.includes('/')
    ? { hint: 'a key is the name of one file: folders are made with `items` of a volume' }
    : undefined
}

/** How many bytes a text has. */
export function byteLength(text: string | undefined): number {
  return typeof text === 'string' ? Buffer.byteLength(text) : 0
}

/** How many bytes a text in base64 stands for. */
export function base64Length(text: string | undefined): number {
  return typeof text === 'string' ? Buffer.byteLength(text, 'base64') : 0
}
