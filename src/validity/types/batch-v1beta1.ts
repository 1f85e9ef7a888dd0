// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as batchV1 from './batch-v1.ts'
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface CronJob {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: CronJobSpec
  readonly status?: CronJobStatus
}

export interface CronJobList {
  readonly apiVersion?: string
  readonly items?: readonly CronJob[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface CronJobSpec {
  readonly concurrencyPolicy?: string
  readonly failedJobsHistoryLimit?: number
  readonly jobTemplate?: JobTemplateSpec
  readonly schedule?: string
  readonly startingDeadlineSeconds?: number
  readonly successfulJobsHistoryLimit?: number
  readonly suspend?: boolean
  readonly timeZone?: string
}

export interface CronJobStatus {
  readonly active?: readonly coreV1.ObjectReference[]
  readonly lastScheduleTime?: string
  readonly lastSuccessfulTime?: string
}

export interface JobTemplateSpec {
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: batchV1.JobSpec
}
