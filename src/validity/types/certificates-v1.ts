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
  readonly expirationSeconds?: number
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
