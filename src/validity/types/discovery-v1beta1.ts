// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface Endpoint {
  readonly addresses?: readonly string[]
  readonly conditions?: EndpointConditions
  readonly hints?: EndpointHints
  readonly hostname?: string
  readonly nodeName?: string
  readonly targetRef?: coreV1.ObjectReference
  readonly topology?: Readonly<Record<string, string>>
}

export interface EndpointConditions {
  readonly ready?: boolean
  readonly serving?: boolean
  readonly terminating?: boolean
}

export interface EndpointHints {
  readonly forZones?: readonly ForZone[]
}

export interface EndpointPort {
  readonly appProtocol?: string
  readonly name?: string
  readonly port?: number
  readonly protocol?: string
}

export interface EndpointSlice {
  readonly addressType?: string
  readonly apiVersion?: string
  readonly endpoints?: readonly Endpoint[]
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly ports?: readonly EndpointPort[]
}

export interface EndpointSliceList {
  readonly apiVersion?: string
  readonly items?: readonly EndpointSlice[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ForZone {
  readonly name?: string
}
