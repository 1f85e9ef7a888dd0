// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface StorageVersionMigration {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: StorageVersionMigrationSpec
  readonly status?: StorageVersionMigrationStatus
}

export interface StorageVersionMigrationList {
  readonly apiVersion?: string
  readonly items?: readonly StorageVersionMigration[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface StorageVersionMigrationSpec {
  readonly resource?: metaV1.GroupResource
}

export interface StorageVersionMigrationStatus {
  readonly conditions?: readonly metaV1.Condition[]
  readonly resourceVersion?: string
}
