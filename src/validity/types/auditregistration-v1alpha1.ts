// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface AuditSink {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: AuditSinkSpec
}

export interface AuditSinkList {
  readonly apiVersion?: string
  readonly items?: readonly AuditSink[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface AuditSinkSpec {
  readonly policy?: Policy
  readonly webhook?: Webhook
}

export interface Policy {
  readonly level?: string
  readonly stages?: readonly string[]
}

export interface ServiceReference {
  readonly name?: string
  readonly namespace?: string
  readonly path?: string
  readonly port?: number
}

export interface Webhook {
  readonly clientConfig?: WebhookClientConfig
  readonly throttle?: WebhookThrottleConfig
}

export interface WebhookClientConfig {
  readonly caBundle?: string
  readonly service?: ServiceReference
  readonly url?: string
}

export interface WebhookThrottleConfig {
  readonly burst?: number
  readonly qps?: number
}
