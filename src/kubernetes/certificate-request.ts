import { readAlternativeNames } from './alternative-names.ts'
import { DER, DerError, DerReader, readBits, readInteger, readObjectId } from './der.ts'
import { readName } from './distinguished-name.ts'
import { type PublicKey, readAlgorithm, readPublicKey } from './public-key.ts'
import { signatureFault } from './signature.ts'

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
  const organizations = readName(new DerReader(subject.bytes), true)
  while (!attributes.isAtEnd) readAttribute(attributes.next())
  return { key, organizations }
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
