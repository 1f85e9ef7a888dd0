import type { GroupChecks } from '../kind.ts'
import { validatePodCertificateRequest } from './pod-request.ts'
import { validateSigningRequest } from './signing-request.ts'
import { validateClusterTrustBundle } from './trust-bundle.ts'

/** Names that are judged with the rest of the object, or not at all. */
const anyName = () => undefined

/** The kinds of `certificates.k8s.io` (pkg/apis/certificates/validation). */
export const certificates: GroupChecks = {
  CertificateSigningRequest: { name: anyName, check: validateSigningRequest },
  ClusterTrustBundle: { name: anyName, check: validateClusterTrustBundle },
  PodCertificateRequest: { check: validatePodCertificateRequest },
}
