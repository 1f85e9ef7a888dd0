import { isAuthority } from '../../kubernetes/certificate.ts'
import { dnsSubdomainFault, maskTrailingDash } from '../../kubernetes/names.ts'
import { pemBlocks } from '../../kubernetes/pem.ts'
import type { Field } from '../field.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { ClusterTrustBundle } from '../types/certificates-v1beta1.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { validateSignerName } from './signer-name.ts'

const LARGEST = 1024 * 1024

/** Checks a ClusterTrustBundle (ValidateClusterTrustBundle). */
export function validateClusterTrustBundle({ metadata, spec = {} }: ClusterTrustBundle, path: Field): void {
  const { signerName = '', trustBundle = '' } = spec
  const at = path.at('spec')
  validateName(metadata, path.at('metadata'), signerName)
  if (signerName !== '') validateSignerName(signerName, at.at('signerName'))
  validateBundle(trustBundle, at.at('trustBundle'))
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
  if (!text.startsWith(start)) return `must start with "${start}", the name of the signer`
  const rest = text.slice(start.length)
  return dnsSubdomainFault(isPrefix ? maskTrailingDash(rest) : rest)
}

/** Checks the certificates of a bundle: those of authorities, each once (validateTrustBundle). */
function validateBundle(text: string, path: Field): void {
  const size = new TextEncoder().encode(text).length
  if (size > LARGEST) {
    path.tooLong(LARGEST, size, { unit: 'bytes' })
    return
  }
  const seen = new Map<string, number>()
  const before = path.count
  pemBlocks(text).forEach(({ type, headers, bytes }, index) => {
    const block = `block ${index + 1}`
    const id = Buffer.from(bytes).toString('base64')
    const first = seen.get(id)
    if (type !== 'CERTIFICATE') path.invalid(undefined, `must hold certificates only, ${block} is a "${type}"`)
    else if (headers.size > 0) path.invalid(undefined, `must have no headers, as those of ${block}`)
    else if (!isAuthority(bytes)) path.invalid(undefined, `must hold certificates of authorities, ${block} is none`)
    else if (first !== undefined)
      path.invalid(undefined, `must have each certificate once, ${block} is the same as ${first}`)
    seen.set(id, first ?? index + 1)
  })
  if (seen.size === 0 && path.count === before) path.invalid(undefined, 'must have a PEM block "CERTIFICATE"')
}
