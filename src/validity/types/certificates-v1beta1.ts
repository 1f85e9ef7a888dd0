// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface CertificateSigningRequest {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: CertificateSigningRequestSpec
  readonly status?: CertificateSigningRequestStatus
}

export interface CertificateSigningRequestCondition {
  readonly lastTransitionTime?: string
  readonly lastUpdateTime?: string
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

export interface CertificateSigningRequestList {
  readonly apiVersion?: string
  readonly items?: readonly CertificateSigningRequest[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface CertificateSigningRequestSpec {
  readonly extra?: Readonly<Record<string, readonly string[]>>
  readonly groups?: readonly string[]
  readonly request?: string
  readonly signerName?: string
  readonly uid?: string
  readonly usages?: readonly string[]
  readonly username?: string
}

export interface CertificateSigningRequestStatus {
  readonly certificate?: string
  readonly conditions?: readonly CertificateSigningRequestCondition[]
}

export interface ClusterTrustBundle {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ClusterTrustBundleSpec
}

export interface ClusterTrustBundleList {
  readonly apiVersion?: string
  readonly items?: readonly ClusterTrustBundle[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ClusterTrustBundleSpec {
  readonly signerName?: string
  readonly trustBundle?: string
}

export interface PodCertificateRequest {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodCertificateRequestSpec
  readonly status?: PodCertificateRequestStatus
}

export interface PodCertificateRequestList {
  readonly apiVersion?: string
  readonly items?: readonly PodCertificateRequest[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodCertificateRequestSpec {
  readonly maxExpirationSeconds?: number
  readonly nodeName?: string
  readonly nodeUID?: string
  readonly pkixPublicKey?: string
  readonly podName?: string
  readonly podUID?: string
  readonly proofOfPossession?: string
  readonly serviceAccountName?: string
  readonly serviceAccountUID?: string
  readonly signerName?: string
  readonly stubPKCS10Request?: string
  readonly unverifiedUserAnnotations?: Readonly<Record<string, string>>
}

export interface PodCertificateRequestStatus {
  readonly beginRefreshAt?: string
  readonly certificateChain?: string
  readonly conditions?: readonly metaV1.Condition[]
  readonly notAfter?: string
  readonly notBefore?: string
}
