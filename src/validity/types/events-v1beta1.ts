// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface Event {
  readonly action?: string
  readonly apiVersion?: string
  readonly deprecatedCount?: number
  readonly deprecatedFirstTimestamp?: string
  readonly deprecatedLastTimestamp?: string
  readonly deprecatedSource?: coreV1.EventSource
  readonly eventTime?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly note?: string
  readonly reason?: string
  readonly regarding?: coreV1.ObjectReference
  readonly related?: coreV1.ObjectReference
  readonly reportingController?: string
  readonly reportingInstance?: string
  readonly series?: EventSeries
  readonly type?: string
}

export interface EventList {
  readonly apiVersion?: string
  readonly items?: readonly Event[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface EventSeries {
  readonly count?: number
  readonly lastObservedTime?: string
  readonly state?: string
}
