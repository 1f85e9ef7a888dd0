import type { KeyObject, X509Certificate } from 'node:crypto'
import { pemBlocks } from './pem.ts'

/** What is wrong with a certificate or with its key. */
export interface KeyPairFault {
  readonly of: 'certificate' | 'key'
  readonly fault: string
}

/** What keeps a certificate and a private key, both as PEM texts, from being a pair; undefined for one (Go's tls.X509KeyPair). */
export function keyPairFault(certificate: string, key: string): KeyPairFault | undefined {
  const certificates = pemBlocks(certificate)
  const first = certificates.find(({ type }) => type === 'CERTIFICATE')
  if (first === undefined) return { of: 'certificate', fault: withoutCertificate(certificates.map(({ type }) => type)) }
  const keys = pemBlocks(key)
  const index = keys.findIndex(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'))
  if (index === -1) return { of: 'key', fault: withoutKey(keys.map(({ type }) => type)) }
  return pairFault(first.bytes, keys[index]!.bytes)
}

function withoutCertificate(types: readonly string[]): string {
  if (types.length === 0) return `holds no certificate as a PEM text${LINES}`
  if (types.length === 1 && types[0]!.endsWith('PRIVATE KEY'))
    return 'holds a private key instead of a certificate: the two may have been mixed up'
  return `holds no PEM block "CERTIFICATE", only ${types.map((type) => `"${type}"`).join(', ')}`
}

function withoutKey(types: readonly string[]): string {
  if (types.length === 0) return `holds no private key as a PEM text${LINES}`
  if (types.length === 1 && types[0] === 'CERTIFICATE') return 'holds a certificate instead of a private key'
  return `holds no PEM block "PRIVATE KEY", only ${types.map((type) => `"${type}"`).join(', ')}`
}

const LINES = ', which starts with a line such as "-----BEGIN …-----"'

function pairFault(certificateBytes: Uint8Array, keyBytes: Uint8Array): KeyPairFault | undefined {
  const crypto = process.getBuiltinModule('node:crypto')
  let certificate: X509Certificate
  try {
    certificate = new crypto.X509Certificate(certificateBytes)
  } catch {
    return { of: 'certificate', fault: 'holds a certificate that cannot be read' }
  }
  const key = readKey(crypto, keyBytes)
  if (key === undefined) return { of: 'key', fault: 'holds a private key that cannot be read; it may be encrypted' }
  if (certificate.publicKey.asymmetricKeyType !== key.asymmetricKeyType)
    return { of: 'key', fault: 'is a key of another type than that of the certificate' }
  if (!certificate.checkPrivateKey(key)) return { of: 'key', fault: 'is the key of another certificate' }
  return undefined
}

/** The forms in which servers look for a private key, in their order. */
const FORMS = ['pkcs1', 'pkcs8', 'sec1'] as const
const KEY_TYPES: ReadonlySet<string | undefined> = new Set(['rsa', 'ec', 'ed25519'])

function readKey(crypto: typeof import('node:crypto'), bytes: Uint8Array): KeyObject | undefined {
  for (const type of FORMS)
    try {
      const key = crypto.createPrivateKey({ key: Buffer.from(bytes), format: 'der', type })
      if (KEY_TYPES.has(key.asymmetricKeyType)) return key
    } catch {}
  return undefined
}
