import { readAlternativeNames } from './alternative-names.ts'
import { DER, DerError, DerReader, readBits, readInteger, readObjectId } from './der.ts'
import { latin1, readName } from './distinguished-name.ts'
import { readAlgorithm, readPublicKey } from './public-key.ts'

/** What a certificate says. */
export interface Certificate {
  /** Whether it is that of an authority (x509.Certificate.IsCA). */
  readonly isAuthority: boolean
  readonly hasNegativeSerial: boolean
}

/** Reads a certificate in DER (x509.ParseCertificate); a text says why it cannot be read. Of its extensions, those that are usual are looked at. */
export function readCertificate(bytes: Uint8Array): Certificate | string {
  try {
    const outer = new DerReader(bytes)
    const inside = outer.enter()
    if (!outer.isAtEnd) return 'something follows it'
    const info = inside.enter()
    const algorithm = inside.next(DER.sequence)
    readBits(inside)
    return readInfo(info, algorithm.bytes)
  } catch (error) {
    if (error instanceof DerError) return error.message
    throw error
  }
}

/** Tags of what is optional. */
const VERSION = 0xa0
const ISSUER_ID = 0x81
const SUBJECT_ID = 0x82
const EXTENSIONS = 0xa3
const AUTHORITY_KEY_ID = 0x80

/** Versions count from 0. */
const NEWEST = 2

function readInfo(info: DerReader, outerAlgorithm: Uint8Array): Certificate {
  const version = readVersion(info)
  const serial = readInteger(info)
  const algorithm = info.next(DER.sequence)
  if (!isSame(algorithm.bytes, outerAlgorithm)) throw new DerError('it names two algorithms of its signature')
  readAlgorithm(new DerReader(algorithm.bytes))
  readName(info, false)
  readValidity(info.enter())
  readName(info, false)
  readPublicKey(info.next(DER.sequence).bytes)
  if (version > 0 && info.nextTag === ISSUER_ID) info.next()
  if (version > 0 && info.nextTag === SUBJECT_ID) info.next()
  const hasExtensions = version === NEWEST && info.nextTag === EXTENSIONS
  return {
    isAuthority: hasExtensions && readExtensions(info.enter(EXTENSIONS).enter()),
    hasNegativeSerial: serial[0]! >= 0x80,
  }
}

function readVersion(info: DerReader): number {
  if (info.nextTag !== VERSION) return 0
  const version = readInteger(info.enter(VERSION))
  if (version.length > 1 || version[0]! > NEWEST) throw new DerError('it is of an unknown version')
  return version[0]!
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function readValidity(validity: DerReader): void {
  for (let i = 0; i < 2; i++) {
    const { tag, content } = validity.next()
    const century = tag === DER.utcTime ? '20' : ''
    if (tag !== DER.utcTime && tag !== DER.generalizedTime) throw new DerError('it has a time that is none')
    if (!isTime(century + latin1(content))) throw new DerError('it has a time that is none')
  }
}

/** Whether a text such as `20301231235959Z` is a time. */
function isTime(text: string): boolean {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|[+-](?!0000)\d{4})$/.exec(text)
  if (found === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0))
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
}

/** How the usual extensions are read; true where one says that this is an authority. */
const READERS = new Map<string, (value: Uint8Array, isCritical: boolean) => boolean | undefined>([
  ['2.5.29.14', readKeyId],
  ['2.5.29.15', readKeyUsage],
  ['2.5.29.17', readNames],
  ['2.5.29.19', readConstraints],
  ['2.5.29.35', readAuthorityKeyId],
  ['2.5.29.37', readPurposes],
])

function readExtensions(list: DerReader): boolean {
  const seen = new Set<string>()
  let isAuthority = false
  while (!list.isAtEnd) {
    const extension = list.enter()
    const id = readObjectId(extension)
    const isCritical = extension.nextTag === DER.boolean && readBoolean(extension)
    const { content } = extension.next(DER.octets)
    if (seen.has(id)) throw new DerError('it has an extension twice')
    seen.add(id)
    isAuthority = READERS.get(id)?.(content, isCritical) === true || isAuthority
  }
  return isAuthority
}

function readBoolean(reader: DerReader): boolean {
  const { content } = reader.next(DER.boolean)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerError('it has an unclear value')
  return content[0] === 0xff
}

function readConstraints(value: Uint8Array): boolean {
  const inside = new DerReader(value).enter()
  const isAuthority = inside.nextTag === DER.boolean && readBoolean(inside)
  if (inside.nextTag === DER.integer && readInteger(inside)[0]! >= 0x80) throw new DerError('it has a negative length')
  return isAuthority
}

function readKeyId(value: Uint8Array, isCritical: boolean): undefined {
  new DerReader(value).next(DER.octets)
  if (isCritical) throw new DerError('the identifier of its key is critical')
}

function readAuthorityKeyId(value: Uint8Array, isCritical: boolean): undefined {
  const inside = new DerReader(value).enter()
  if (inside.nextTag === AUTHORITY_KEY_ID) inside.next()
  if (isCritical) throw new DerError("the identifier of its authority's key is critical")
}

function readKeyUsage(value: Uint8Array): undefined {
  readBits(new DerReader(value))
}

function readNames(value: Uint8Array): undefined {
  readAlternativeNames(value)
}

function readPurposes(value: Uint8Array): undefined {
  const purposes = new DerReader(value).enter()
  while (!purposes.isAtEnd) readObjectId(purposes)
}
