import { readCertificateRequest } from '../../kubernetes/certificate-request.ts'
import { pemBlocks } from '../../kubernetes/pem.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import type { CertificateSigningRequest } from '../types/certificates-v1.ts'
import { validateSignerName } from './signer-name.ts'

const USAGES =
  'any,cert sign,client auth,code signing,content commitment,crl sign,data encipherment,decipher only,digital signature,email protection,encipher only,ipsec end system,ipsec tunnel,ipsec user,key agreement,key encipherment,microsoft sgc,netscape sgc,ocsp signing,s/mime,server auth,signing,timestamping'.split(
    ',',
  )
const LEGACY_SIGNER = 'kubernetes.io/legacy-unknown'

/** Checks a CertificateSigningRequest with the request that it holds (ValidateCertificateSigningRequestCreate). */
export function validateSigningRequest({ spec = {} }: CertificateSigningRequest, path: Field, context: Context): void {
  const at = path.at('spec')
  const beta = context.kind.version === 'v1beta1'
  const { signerName, usages } = spec
  validateRequest(spec.request, signerName, at.at('request'), context)
  if (beta && usages?.length === 0) at.at('usages').required()
  if (!beta) each(usages, at.at('usages'), (usage, itemPath) => refuseEmpty(usage, itemPath, USAGES))
  if (signerName === LEGACY_SIGNER && !beta)
    at.at('signerName').invalid(signerName, 'was the signer of certificates.k8s.io/v1beta1: name one')
  else if (signerName) validateSignerName(signerName, at.at('signerName'))
  else if (beta && signerName === '') at.at('signerName').required()
}

const CLIENT_SIGNER = 'kubernetes.io/kube-apiserver-client'
const ADMINISTRATORS = 'system:masters'
const RESTRICTED_SINCE = 18

/** The first minor of which the server takes no RSA keys below 1024 bits (Go 1.24). */
const LONG_KEYS_SINCE = 33
const SHORTEST_KEY = 1024

function validateRequest(base64: string | undefined, signer: string | undefined, path: Field, { minor }: Context) {
  const text = Buffer.from(base64 ?? '', 'base64').toString('latin1')
  const [block] = pemBlocks(text)
  if (block?.type !== 'CERTIFICATE REQUEST') {
    path.invalid(undefined, withoutRequest(text, block?.type))
    return
  }
  const request = readCertificateRequest(block.bytes)
  if (typeof request === 'string') {
    path.invalid(undefined, `must hold a certificate request that can be read; ${request}`)
    return
  }
  const { key, organizations, signatureFault } = request
  if (signatureFault !== undefined) path.invalid(undefined, `must be signed with its own key; ${signatureFault}`)
  else if (minor >= LONG_KEYS_SINCE && key?.type === 'rsa' && key.size < SHORTEST_KEY)
    path.invalid(undefined, `must have an RSA key of ${SHORTEST_KEY} bits or more, this has ${key.size}`)
  else if (minor >= RESTRICTED_SINCE && signer === CLIENT_SIGNER && organizations.includes(ADMINISTRATORS))
    path.forbidden(`may not ask for the group "${ADMINISTRATORS}" from the signer "${CLIENT_SIGNER}"`)
}

function withoutRequest(text: string, type: string | undefined): string {
  const fault = 'must be a PEM text with a "CERTIFICATE REQUEST", in base64'
  if (type !== undefined) return `${fault}; this is a "${type}"`
  return text === '' ? fault : `${fault}; this has no lines such as "-----BEGIN CERTIFICATE REQUEST-----"`
}
