import { readCertificateRequest } from '../../kubernetes/certificate-request.ts'
import { DerError } from '../../kubernetes/der.ts'
import { dnsSubdomainFault, domainPrefixedKeyFault } from '../../kubernetes/names.ts'
import { type PublicKey, readPublicKey } from '../../kubernetes/public-key.ts'
import { provesPossession } from '../../kubernetes/signature.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { validateAnnotationsSize } from '../meta/object-meta.ts'
import type { PodCertificateRequest, PodCertificateRequestSpec } from '../types/certificates-v1beta1.ts'
import { validateSignerName } from './signer-name.ts'

const LONGEST_UID = 128
const HOUR = 60 * 60
const DAY = 24 * HOUR
const LARGEST = 10 * 1024

/** Checks a PodCertificateRequest (ValidatePodCertificateRequestCreate). */
export function validatePodCertificateRequest({ spec = {} }: PodCertificateRequest, path: Field): void {
  const at = path.at('spec')
  const { signerName = '', unverifiedUserAnnotations } = spec
  if (signerName === '') at.at('signerName').required()
  else validateSignerName(signerName, at.at('signerName'))
  validateUserAnnotations(unverifiedUserAnnotations, at.at('unverifiedUserAnnotations'))
  for (const name of ['podName', 'serviceAccountName', 'nodeName'] as const)
    at.at(name).matches(spec[name] ?? '', dnsSubdomainFault)
  for (const name of ['podUID', 'serviceAccountUID', 'nodeUID'] as const) validateUid(spec[name] ?? '', at.at(name))
  validateExpiration(spec.maxExpirationSeconds, at.at('maxExpirationSeconds'), signerName)
  validateKey(spec, at)
}

/** Checks annotations for the signer: each key has a domain (ValidateUserAnnotations). */
function validateUserAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: Field): void {
  for (const name in annotations)
    path.matches(name, (text) => domainPrefixedKeyFault(text.toLowerCase()), {
      at: [...path.path(), key(name)],
      part: 'key',
      subject: 'the key',
    })
  validateAnnotationsSize(annotations, path)
}

function validateUid(uid: string, path: Field): void {
  if (uid === '') path.invalid(undefined, 'must not be empty')
  if (uid.length > LONGEST_UID) path.tooLong(LONGEST_UID, uid.length)
}

/** Signers of Kubernetes itself give certificates for a day, others for 91; without a number it is a day. */
function validateExpiration(seconds = DAY, path: Field, signer: string): void {
  const domain = signer.split('/')[0]!
  const most = domain === 'kubernetes.io' || domain.endsWith('.kubernetes.io') ? DAY : 91 * DAY
  if (seconds < HOUR || seconds > most) path.invalid(seconds, `must be between ${HOUR} and ${most}`)
}

/** The key is given in a request for a certificate, or with a proof that the pod has it. */
function validateKey(spec: PodCertificateRequestSpec, path: Field): void {
  const { pkixPublicKey = '', proofOfPossession = '', stubPKCS10Request = '' } = spec
  if (stubPKCS10Request !== '' && pkixPublicKey === '' && proofOfPossession === '')
    validateStub(octets(stubPKCS10Request), path.at('stubPKCS10Request'))
  else if (stubPKCS10Request === '' && pkixPublicKey !== '' && proofOfPossession !== '')
    validateProof(octets(pkixPublicKey), octets(proofOfPossession), spec.podUID ?? '', path)
  else path.invalid(undefined, 'must have `stubPKCS10Request`, or `pkixPublicKey` and `proofOfPossession`')
}

function octets(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

function validateStub(bytes: Uint8Array, path: Field): void {
  if (bytes.length > LARGEST) {
    path.tooLong(LARGEST, bytes.length, { unit: 'bytes' })
    return
  }
  const request = readCertificateRequest(bytes)
  if (typeof request === 'string') path.invalid(undefined, `must be a PKCS#10 request in DER; ${request}`)
  else {
    const fault = keyFault(request.key) ?? request.signatureFault
    if (fault !== undefined) path.invalid(undefined, `must be a request that can be used; ${fault}`)
  }
}

function validateProof(keyBytes: Uint8Array, proof: Uint8Array, uid: string, path: Field): void {
  const keyPath = path.at('pkixPublicKey')
  const proofPath = path.at('proofOfPossession')
  if (keyBytes.length > LARGEST) keyPath.tooLong(LARGEST, keyBytes.length, { unit: 'bytes' })
  else if (proof.length > LARGEST) proofPath.tooLong(LARGEST, proof.length, { unit: 'bytes' })
  else {
    const read = readKey(keyBytes)
    const fault = typeof read === 'string' ? read : keyFault(read)
    if (fault !== undefined) keyPath.invalid(undefined, `must be a public key that can be used; ${fault}`)
    else if (!provesPossession(read as PublicKey, uid, proof))
      proofPath.invalid(undefined, 'must be a signature of `podUID` with the key')
  }
}

function readKey(bytes: Uint8Array): PublicKey | undefined | string {
  try {
    return readPublicKey(bytes)
  } catch (error) {
    if (error instanceof DerError) return error.message
    throw error
  }
}

function keyFault(key: PublicKey | undefined): string | undefined {
  if (key === undefined) return 'its key is neither Ed25519, ECDSA nor RSA'
  if (key.type === 'ec' && key.size === 224) return 'its curve is P-224, not P-256, P-384 or P-521'
  const bits = Math.ceil(key.size / 8) * 8
  return key.type === 'rsa' && bits !== 3072 && bits !== 4096
    ? `its RSA key has ${key.size} bits, not 3072 or 4096`
    : undefined
}
