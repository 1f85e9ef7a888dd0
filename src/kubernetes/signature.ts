import { DER, DerReader, readInteger } from './der.ts'
import { type Algorithm, type PublicKey, readAlgorithm } from './public-key.ts'

interface Scheme {
  readonly key: PublicKey['type']
  readonly hash: string | null
  /** Length of the salt of RSA-PSS in bytes. */
  readonly salt?: number
}

const SCHEMES = new Map<string, Scheme>([
  ['1.2.840.113549.1.1.5', { key: 'rsa', hash: 'sha1' }],
  ['1.3.14.3.2.29', { key: 'rsa', hash: 'sha1' }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', hash: 'sha512' }],
  ['1.2.840.10045.4.1', { key: 'ec', hash: 'sha1' }],
  ['1.2.840.10045.4.3.2', { key: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', hash: 'sha512' }],
  ['1.3.101.112', { key: 'ed25519', hash: null }],
])

const PSS = '1.2.840.113549.1.1.10'
const MGF1 = '1.2.840.113549.1.1.8'
const PSS_SCHEMES = new Map<string, Scheme>([
  ['2.16.840.1.101.3.4.2.1', { key: 'rsa', hash: 'sha256', salt: 32 }],
  ['2.16.840.1.101.3.4.2.2', { key: 'rsa', hash: 'sha384', salt: 48 }],
  ['2.16.840.1.101.3.4.2.3', { key: 'rsa', hash: 'sha512', salt: 64 }],
])

/** What is wrong with a signature of its own; undefined where it fits (x509 checkSignature). */
export function signatureFault(
  algorithm: Algorithm,
  key: PublicKey | undefined,
  signed: Uint8Array,
  signature: Uint8Array,
): string | undefined {
  const scheme = schemeOf(algorithm)
  if (scheme === undefined || key === undefined) return 'its signature is of a type that is not supported'
  if (scheme.key !== key.type) return 'its signature is of another type than its key'
  return verifies(scheme, key, signed, signature)
    ? undefined
    : 'its signature does not fit: it was changed after signing'
}

/** Whether a signature of a text shows that somebody has the private key: RSA-PSS with any salt, and SHA-256. */
export function provesPossession(key: PublicKey, text: string, signature: Uint8Array): boolean {
  const { constants } = process.getBuiltinModule('node:crypto')
  const salt = key.type === 'rsa' ? { salt: constants.RSA_PSS_SALTLEN_AUTO } : {}
  const scheme = { key: key.type, hash: key.type === 'ed25519' ? null : 'sha256', ...salt }
  return verifies(scheme, key, new TextEncoder().encode(text), signature)
}

function verifies({ hash, salt }: Scheme, { key }: PublicKey, signed: Uint8Array, signature: Uint8Array): boolean {
  const { constants, verify } = process.getBuiltinModule('node:crypto')
  const padding = salt === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt }
  try {
    return verify(hash, signed, { key, ...padding }, signature)
  } catch {
    return false
  }
}

function schemeOf(algorithm: Algorithm): Scheme | undefined {
  if (algorithm.id === PSS) return pssScheme(algorithm.parameters)
  if (algorithm.id === '1.3.101.112' && algorithm.parameters.length > 0) return undefined
  return SCHEMES.get(algorithm.id)
}

/** RSA-PSS with one hash for all and a salt of its length; anything else is not supported. */
function pssScheme(parameters: Uint8Array): Scheme | undefined {
  try {
    const inside = new DerReader(parameters).enter()
    const hash = readAlgorithm(inside.enter(0xa0))
    const mask = readAlgorithm(inside.enter(0xa1))
    const maskHash = readAlgorithm(new DerReader(mask.parameters))
    const salt = readInteger(inside.enter(0xa2))
    const trailer = inside.isAtEnd ? 1 : readInteger(inside.enter(0xa3))[0]
    const scheme = PSS_SCHEMES.get(hash.id)
    const fits = mask.id === MGF1 && maskHash.id === hash.id && isNone(hash) && isNone(maskHash) && trailer === 1
    return fits && salt.length === 1 && salt[0] === scheme?.salt ? scheme : undefined
  } catch {
    return undefined
  }
}

function isNone({ parameters }: Algorithm): boolean {
  return parameters.length === 0 || (parameters.length === 2 && parameters[0] === DER.null)
}
