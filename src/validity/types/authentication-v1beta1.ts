// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as authenticationV1 from './authentication-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface SelfSubjectReview {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly status?: SelfSubjectReviewStatus
}

export interface SelfSubjectReviewStatus {
  readonly userInfo?: authenticationV1.UserInfo
}

export interface TokenReview {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: TokenReviewSpec
  readonly status?: TokenReviewStatus
}

export interface TokenReviewSpec {
  readonly audiences?: readonly string[]
  readonly token?: string
}

export interface TokenReviewStatus {
  readonly audiences?: readonly string[]
  readonly authenticated?: boolean
  readonly error?: string
  readonly user?: UserInfo
}

export interface UserInfo {
  readonly extra?: Readonly<Record<string, readonly string[]>>
  readonly groups?: readonly string[]
  readonly uid?: string
  readonly username?: string
}
