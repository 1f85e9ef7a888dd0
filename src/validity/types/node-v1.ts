// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface Overhead {
  readonly podFixed?: Readonly<Record<string, string | number>>
}

export interface RuntimeClass {
  readonly apiVersion?: string
  readonly handler?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly overhead?: Overhead
  readonly scheduling?: Scheduling
}

export interface RuntimeClassList {
  readonly apiVersion?: string
  readonly items?: readonly RuntimeClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface Scheduling {
  readonly nodeSelector?: Readonly<Record<string, string>>
  readonly tolerations?: readonly coreV1.Toleration[]
}
