import { readCertificate } from '../../kubernetes/certificate.ts'
import { dnsSubdomainFault, maskTrailingDash } from '../../kubernetes/names.ts'
import { type PemBlock, pemBlocks } from '../../kubernetes/pem.ts'
import type { Minor } from '../../model/version.ts'
import { quote } from '../../schema/words.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { ClusterTrustBundle } from '../types/certificates-v1beta1.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { validateSignerName } from './signer-name.ts'

const LARGEST = 1024 * 1024

/** Checks a ClusterTrustBundle (ValidateClusterTrustBundle). */
export function validateClusterTrustBundle(
  { metadata, spec = {} }: ClusterTrustBundle,
  path: Field,
  { minor }: Context,
): void {
  const { signerName = '', trustBundle = '' } = spec
  const at = path.at('spec')
  validateName(metadata, path.at('metadata'), signerName)
  if (signerName !== '') validateSignerName(signerName, at.at('signerName'))
  validateBundle(trustBundle, at.at('trustBundle'), minor)
}

/** The name of a bundle starts with that of its signer (ValidateClusterTrustBundleName). */
function validateName(metadata: ObjectMeta | undefined, path: Field, signer: string): void {
  const { name, generateName } = metadata ?? {}
  if (generateName) path.at('generateName').matches(generateName, (text) => nameFault(text, true, signer))
  if (name) path.at('name').matches(name, (text) => nameFault(text, false, signer))
  else if (generateName) {
    const fault = nameFault(nameOf(metadata), false, signer)
    if (fault !== undefined) path.at('name').standingAt(path.at('generateName')).invalid(nameOf(metadata), fault)
  }
}

function nameFault(text: string, isPrefix: boolean, signer: string): string | undefined {
  const start = signer === '' ? '' : `${signer.replaceAll('/', ':')}:`
  if (start === '' && text.includes(':')) return 'must not have a `:` without `signerName`'
  if (!text.startsWith(start)) return `must start with ${quote(start)}, the name of the signer`
  const rest = text.slice(start.length)
  return dnsSubdomainFault(isPrefix ? maskTrailingDash(rest) : rest)
}

/** Checks the certificates of a bundle: those of authorities, each once (validateTrustBundle). */
function validateBundle(text: string, path: Field, minor: Minor): void {
  const size = new TextEncoder().encode(text).length
  if (size > LARGEST) {
    path.tooLong(LARGEST, size, { unit: 'bytes' })
    return
  }
  const seen = new Map<string, number>()
  const blocks = pemBlocks(text)
  blocks.forEach((block, index) => {
    const id = Buffer.from(block.bytes).toString('base64')
    const first = seen.get(id)
    const fault = blockFault(block, minor) ?? (first === undefined ? undefined : `is the same as block ${first}`)
    if (fault !== undefined)
      path.invalid(undefined, `must hold certificates of authorities; block ${index + 1} ${fault}`)
    seen.set(id, first ?? index + 1)
  })
  if (blocks.length === 0) path.invalid(undefined, 'must have a PEM block "CERTIFICATE"')
}

/** The last minor whose server reads certificates with negative serial numbers (Go 1.22). */
const NEGATIVE_SERIALS_UNTIL = 31

function blockFault({ type, headers, bytes }: PemBlock, minor: Minor): string | undefined {
  if (type !== 'CERTIFICATE') return `is a "${type}"`
  if (headers.size > 0) return 'has headers'
  const certificate = readCertificate(bytes)
  if (typeof certificate === 'string') return `cannot be read: ${certificate}`
  if (certificate.hasNegativeSerial && minor > NEGATIVE_SERIALS_UNTIL) return 'has a negative serial number'
  return certificate.isAuthority ? undefined : 'is that of no authority'
}
