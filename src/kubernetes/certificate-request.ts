import { DER, DerError, DerReader, readBits, readInteger, readObjectId } from './der.ts'
import { type PublicKey, readAlgorithm, readPublicKey } from './public-key.ts'
import { signatureFault } from './signature.ts'
import { parseUrl } from './url.ts'

/** What a request for a certificate says. */
export interface CertificateRequest {
  /** Undefined for a key that servers check no signatures with. */
  readonly key: PublicKey | undefined
  /** The organizations of the subject, which are the groups of a user. */
  readonly organizations: readonly string[]
  /** What is wrong with its signature. */
  readonly signatureFault: string | undefined
}

/** Reads a PKCS#10 request (x509.ParseCertificateRequest and CheckSignature); a text says why it cannot be read. */
export function readCertificateRequest(bytes: Uint8Array): CertificateRequest | string {
  try {
    const outer = new DerReader(bytes)
    const inside = outer.enter()
    const signed = inside.next(DER.sequence)
    const algorithm = readAlgorithm(inside)
    const signature = readBits(inside)
    if (!outer.isAtEnd) return 'something follows it'
    const { key, organizations } = readInfo(new DerReader(signed.content))
    return { key, organizations, signatureFault: signatureFault(algorithm, key, signed.bytes, signature) }
  } catch (error) {
    if (error instanceof DerError) return error.message
    throw error
  }
}

/** Tag of the attributes. */
const ATTRIBUTES = 0xa0

function readInfo(info: DerReader): Pick<CertificateRequest, 'key' | 'organizations'> {
  readInteger(info)
  const subject = info.next()
  const key = readPublicKey(info.next(DER.sequence).bytes)
  const attributes = info.enter(ATTRIBUTES)
  const organizations = readSubject(new DerReader(subject.bytes))
  while (!attributes.isAtEnd) readAttribute(attributes.next())
  return { key, organizations }
}

const ORGANIZATION = '2.5.4.10'

/** The organizations in a distinguished name, which must be one. */
function readSubject(reader: DerReader): string[] {
  const organizations: string[] = []
  const names = reader.enter()
  while (!names.isAtEnd) {
    const parts = names.enter(DER.set)
    while (!parts.isAtEnd) {
      const part = parts.enter()
      const id = readObjectId(part)
      const text = readText(part)
      if (id === ORGANIZATION && text !== undefined) organizations.push(text)
    }
  }
  return organizations
}

/** What the texts of each tag may be made of. */
const TEXTS = new Map<number, RegExp>([
  [DER.printable, /^[A-Za-z0-9 '()+,\-./:=?*&]*$/],
  [DER.numeric, /^[0-9 ]*$/],
  [DER.ia5, /^[\0-\x7f]*$/],
])

function readText(reader: DerReader): string | undefined {
  const { tag, content } = reader.next()
  if (tag === DER.utf8) return readUtf8(content)
  if (tag === DER.bmp) {
    if (content.length % 2 === 1) throw new DerError('its subject cannot be read')
    return String.fromCharCode(...pairs(content))
  }
  const allowed = TEXTS.get(tag)
  if (allowed === undefined) return undefined
  const text = latin1(content)
  if (!allowed.test(text)) throw new DerError('its subject has characters that it may not have')
  return text
}

function readUtf8(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw new DerError('its subject is not UTF-8')
  }
}

function pairs(content: Uint8Array): number[] {
  const units: number[] = []
  for (let i = 0; i < content.length; i += 2) units.push(content[i]! * 256 + content[i + 1]!)
  return units
}

function latin1(content: Uint8Array): string {
  return Array.from(content, (byte) => String.fromCharCode(byte)).join('')
}

const REQUESTED_EXTENSIONS = '1.2.840.113549.1.9.14'
const ALTERNATIVE_NAMES = '2.5.29.17'

/** Attributes that cannot be read are none; only requested extensions are looked at. */
function readAttribute({ bytes }: { readonly bytes: Uint8Array }): void {
  const extensions = extensionsOf(bytes)
  if (extensions === undefined) return
  const seen = new Set<string>()
  const list = extensions.enter()
  while (!list.isAtEnd) {
    const extension = list.enter()
    const id = readObjectId(extension)
    if (extension.nextTag === DER.boolean) extension.next()
    const { content } = extension.next(DER.octets)
    if (seen.has(id)) throw new DerError('it requests an extension twice')
    seen.add(id)
    if (id === ALTERNATIVE_NAMES) readAlternativeNames(content)
  }
}

function extensionsOf(attribute: Uint8Array): DerReader | undefined {
  try {
    const inside = new DerReader(attribute).enter()
    const id = readObjectId(inside)
    const values = inside.enter(DER.set)
    if (id !== REQUESTED_EXTENSIONS || values.isAtEnd) return undefined
    return new DerReader(values.next().bytes)
  } catch {
    return undefined
  }
}

const EMAIL = 0x81
const DNS = 0x82
const URI = 0x86
const IP = 0x87

function readAlternativeNames(bytes: Uint8Array): void {
  const names = new DerReader(bytes).enter()
  while (!names.isAtEnd) {
    const { tag, content } = names.next()
    const isText = tag === EMAIL || tag === DNS || tag === URI
    if (isText && content.some((byte) => byte > 127)) throw new DerError('it has a name that is not ASCII')
    if (tag === URI && !isUri(latin1(content))) throw new DerError('it has a URI that is none')
    if (tag === IP && content.length !== 4 && content.length !== 16)
      throw new DerError('it has an IP address that is none')
  }
}

function isUri(text: string): boolean {
  const url = parseUrl(text)
  return typeof url !== 'string' && (url.host === '' || url.host.split('.').every((label) => /^[!-~]+$/.test(label)))
}
