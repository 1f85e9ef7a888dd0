import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A pair of keys. */
export interface Keys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** A new pair: `ec` on P-256, `rsa` with so many bits, or `ed25519`. */
export function newKeys(type: 'ec' | 'rsa' | 'ed25519' = 'ec', bits = 2048): Keys {
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: bits })
  return type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
}

/** What differs from a plain request or certificate. */
export interface Options {
  readonly organization?: string
  readonly hash?: 'sha1' | 'sha256'
  /** The content of requested alternative names, with tags such as 0x82 for a DNS name. */
  readonly names?: readonly (readonly [tag: number, text: string])[]
  readonly authority?: boolean
}

/** A PKCS#10 request in DER. */
export function makeRequest({ privateKey, publicKey }: Keys, options: Options = {}): Buffer {
  const { names = [], organization = 'ops' } = options
  const alternatives = der(0x30, ...names.map(([tag, text]) => der(tag, Buffer.from(text))))
  const extension = der(0x30, ALTERNATIVE_NAMES, der(0x04, alternatives))
  const attribute = der(0x30, EXTENSION_REQUEST, der(0x31, der(0x30, extension)))
  const attributes = der(0xa0, ...(names.length > 0 ? [attribute] : []))
  const info = der(0x30, ZERO, name(organization), spki(publicKey), attributes)
  return signed(info, privateKey, options)
}

/** A certificate in DER that is signed with its own key. */
export function makeCertificate({ privateKey, publicKey }: Keys, options: Options = {}): Buffer {
  const constraints = der(0x30, BASIC_CONSTRAINTS, der(0x04, der(0x30, ...(options.authority ? [TRUE] : []))))
  const time = (text: string) => der(0x17, Buffer.from(text))
  const info = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm(privateKey, options.hash),
    name('ops'),
    der(0x30, time('200101000000Z'), time('400101000000Z')),
    name('ops'),
    spki(publicKey),
    der(0xa3, der(0x30, constraints)),
  )
  return signed(info, privateKey, options)
}

/** A PEM text of DER. */
export function pem(type: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN ${type}-----\n${lines}\n-----END ${type}-----\n`
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const id = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const ZERO = der(0x02, Buffer.of(0))
const TRUE = der(0x01, Buffer.of(0xff))
const NULL = der(0x05)
const ALTERNATIVE_NAMES = id('551d11')
const BASIC_CONSTRAINTS = id('551d13')
const EXTENSION_REQUEST = id('2a864886f70d01090e')

function name(organization: string): Buffer {
  return der(0x30, der(0x31, der(0x30, id('55040a'), der(0x0c, Buffer.from(organization)))))
}

function spki(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' })
}

function algorithm({ asymmetricKeyType }: KeyObject, hash = 'sha256'): Buffer {
  if (asymmetricKeyType === 'ed25519') return der(0x30, id('2b6570'))
  if (asymmetricKeyType === 'ec') return der(0x30, id(hash === 'sha1' ? '2a8648ce3d0401' : '2a8648ce3d040302'))
  return der(0x30, id(hash === 'sha1' ? '2a864886f70d010105' : '2a864886f70d01010b'), NULL)
}

function signed(info: Buffer, key: KeyObject, { hash = 'sha256' }: Options): Buffer {
  const signature = sign(key.asymmetricKeyType === 'ed25519' ? null : hash, info, key)
  return der(0x30, info, algorithm(key, hash), der(0x03, Buffer.of(0), signature))
}
