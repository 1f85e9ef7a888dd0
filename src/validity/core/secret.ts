import { keyPairFault } from '../../kubernetes/key-pair.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { Secret } from '../types/core-v1.ts'
import { base64Length, byteLength, DATA_LIMIT, validateDataKey } from './config-map.ts'

const ACCOUNT_NAME = 'kubernetes.io/service-account.name'
/** The minor since which servers warn about certificates and keys that are no pair. */
const PAIR_WARNINGS_SINCE = 27

/** What a Secret of a type must hold; `oneOf` where one of the keys is enough, `filled` where it may not be empty. */
interface TypeRule {
  readonly keys: readonly string[]
  readonly oneOf?: true
  readonly filled?: true
  readonly json?: true
}

const rules = new Map<string, TypeRule>([
  ['kubernetes.io/basic-auth', { keys: ['username', 'password'], oneOf: true }],
  ['kubernetes.io/dockercfg', { keys: ['.dockercfg'], json: true }],
  ['kubernetes.io/dockerconfigjson', { keys: ['.dockerconfigjson'], json: true }],
  ['kubernetes.io/ssh-auth', { keys: ['ssh-privatekey'], filled: true }],
  ['kubernetes.io/tls', { keys: ['tls.crt', 'tls.key'] }],
])

/** Checks a Secret (ValidateSecret); plain texts count as if they stood under `data`. */
export function validateSecret(secret: Secret, path: Field, { minor }: Context): void {
  const { metadata, type = '' } = secret
  validateData(secret, path)
  if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.[ACCOUNT_NAME])
    path
      .at('metadata')
      .at('annotations')
      .at(key(ACCOUNT_NAME))
      .required('must name the ServiceAccount that the token is for', { subject: `"${ACCOUNT_NAME}"` })
  const rule = rules.get(type)
  if (rule !== undefined) validateType(secret, rule, path)
  if (type === 'kubernetes.io/tls' && minor >= PAIR_WARNINGS_SINCE && path.count === 0) warnAboutPair(secret, path)
}

function validateData({ data, stringData }: Secret, path: Field): void {
  let size = 0
  for (const name in data) {
    if (stringData?.[name] !== undefined) continue
    size += base64Length(data[name])
    validateDataKey(name, path.at('data').at(key(name)))
  }
  for (const name in stringData) {
    size += byteLength(stringData[name])
    validateDataKey(name, entryOf({ stringData }, name, path))
  }
  if (size > DATA_LIMIT)
    path
      .at('data')
      .standingAt(path.at(data === undefined ? 'stringData' : 'data'))
      .tooLong(DATA_LIMIT, size, { unit: 'bytes', subject: 'the values', part: 'key' })
}

function validateType(secret: Secret, { keys, oneOf, filled, json }: TypeRule, path: Field): void {
  const missing = keys.filter((name) => (filled ? !dataOf(secret, name) : dataOf(secret, name) === undefined))
  if (!oneOf || missing.length === keys.length)
    for (const name of missing)
      path
        .at('data')
        .at(key(name))
        .required(`is required in a Secret of type "${secret.type}"${oneOf ? ', or the other one' : ''}`, {
          subject: `"${name}"`,
        })
  const name = keys[0]!
  const text = json ? dataOf(secret, name) : undefined
  if (text === undefined || isObject(text)) return
  const decoded = Buffer.from(text.trim(), 'base64').toString()
  const hint = isObject(decoded) ? { hint: 'it is in base64 twice' } : undefined
  entryOf(secret, name, path).invalid(undefined, 'must be a JSON object', hint)
}

/** The value of a key, decoded to one character for each byte. */
function dataOf({ data, stringData }: Secret, name: string): string | undefined {
  const plain = stringData?.[name]
  if (plain !== undefined) return Buffer.from(plain).toString('latin1')
  const value = data?.[name]
  if (value === undefined) return undefined
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('latin1') : ''
}

/** Servers name a plain text under `data`, where they have put it. */
function entryOf({ stringData }: Secret, name: string, path: Field): Field {
  const at = path.at('data').at(key(name))
  return stringData?.[name] === undefined ? at : at.standingAt(path.at('stringData').at(key(name)))
}

/** Whether Go decodes the text into a map: null becomes an empty one. */
function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}

function warnAboutPair(secret: Secret, path: Field): void {
  const fault = keyPairFault(dataOf(secret, 'tls.crt') ?? '', dataOf(secret, 'tls.key') ?? '')
  if (fault === undefined) return
  const name = fault.of === 'key' ? 'tls.key' : 'tls.crt'
  entryOf(secret, name, path).warn(fault.fault, { subject: `"${name}"` })
}
