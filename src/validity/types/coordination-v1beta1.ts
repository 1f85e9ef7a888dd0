// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface Lease {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: LeaseSpec
}

export interface LeaseCandidate {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: LeaseCandidateSpec
}

export interface LeaseCandidateList {
  readonly apiVersion?: string
  readonly items?: readonly LeaseCandidate[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface LeaseCandidateSpec {
  readonly binaryVersion?: string
  readonly emulationVersion?: string
  readonly leaseName?: string
  readonly pingTime?: string
  readonly renewTime?: string
  readonly strategy?: string
}

export interface LeaseList {
  readonly apiVersion?: string
  readonly items?: readonly Lease[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface LeaseSpec {
  readonly acquireTime?: string
  readonly holderIdentity?: string
  readonly leaseDurationSeconds?: number
  readonly leaseTransitions?: number
  readonly renewTime?: string
}
