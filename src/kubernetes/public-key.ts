import type { KeyObject } from 'node:crypto'
import { DER, DerError, DerReader, readBits, readInteger, readObjectId } from './der.ts'

/** An algorithm with its parameters, as all DER bytes of them. */
export interface Algorithm {
  readonly id: string
  readonly parameters: Uint8Array
}

/** A public key that signatures can be checked with. */
export interface PublicKey {
  readonly type: 'rsa' | 'ec' | 'ed25519'
  /** Bits of the modulus of an RSA key, or of the curve. */
  readonly size: number
  readonly key: KeyObject
}

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const ED25519 = '1.3.101.112'
const CURVES = new Map([
  ['1.3.132.0.33', 224],
  ['1.2.840.10045.3.1.7', 256],
  ['1.3.132.0.34', 384],
  ['1.3.132.0.35', 521],
])

/** Reads an algorithm. */
export function readAlgorithm(reader: DerReader): Algorithm {
  const inside = reader.enter()
  const id = readObjectId(inside)
  return { id, parameters: inside.isAtEnd ? new Uint8Array() : inside.next().bytes }
}

/** Reads a public key (x509.ParsePKIXPublicKey); undefined for one of a type that servers check no signatures with. */
export function readPublicKey(bytes: Uint8Array): PublicKey | undefined {
  const outer = new DerReader(bytes)
  const inside = outer.enter()
  if (!outer.isAtEnd) throw new DerError('something follows it')
  const { id, parameters } = readAlgorithm(inside)
  const data = readBits(inside)
  const open = (type: PublicKey['type'], size: number) => ({ type, size, key: openKey(bytes) })
  if (id === RSA) return open('rsa', modulusSize(parameters, data))
  if (id === EC) {
    const size = CURVES.get(readObjectId(new DerReader(parameters)))
    if (size === undefined || data[0] !== 4) throw new DerError('its key is on a curve that is not supported')
    return open('ec', size)
  }
  if (id !== ED25519) return undefined
  if (parameters.length > 0 || data.length !== 32) throw new DerError('its key cannot be read')
  return open('ed25519', 256)
}

function modulusSize(parameters: Uint8Array, data: Uint8Array): number {
  if (parameters.length !== 2 || parameters[0] !== DER.null) throw new DerError('its RSA key lacks parameters')
  const inside = new DerReader(data).enter()
  const modulus = readInteger(inside)
  const exponent = readInteger(inside)
  if (!isPositive(modulus) || !isPositive(exponent)) throw new DerError('its RSA key cannot be read')
  const start = modulus[0] === 0 ? 1 : 0
  return (modulus.length - start) * 8 - (Math.clz32(modulus[start]!) - 24)
}

function isPositive(integer: Uint8Array): boolean {
  return integer[0]! < 0x80 && integer.some((byte) => byte !== 0)
}

function openKey(bytes: Uint8Array): KeyObject {
  try {
    const { createPublicKey } = process.getBuiltinModule('node:crypto')
    return createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })
  } catch {
    throw new DerError('its key cannot be read')
  }
}
