// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface ClusterCIDR {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ClusterCIDRSpec
}

export interface ClusterCIDRList {
  readonly apiVersion?: string
  readonly items?: readonly ClusterCIDR[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ClusterCIDRSpec {
  readonly ipv4?: string
  readonly ipv6?: string
  readonly nodeSelector?: coreV1.NodeSelector
  readonly perNodeHostBits?: number
}

export interface IPAddress {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: IPAddressSpec
}

export interface IPAddressList {
  readonly apiVersion?: string
  readonly items?: readonly IPAddress[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface IPAddressSpec {
  readonly parentRef?: ParentReference
}

export interface ParentReference {
  readonly group?: string
  readonly name?: string
  readonly namespace?: string
  readonly resource?: string
  readonly uid?: string
}

export interface ServiceCIDR {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ServiceCIDRSpec
  readonly status?: ServiceCIDRStatus
}

export interface ServiceCIDRList {
  readonly apiVersion?: string
  readonly items?: readonly ServiceCIDR[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ServiceCIDRSpec {
  readonly cidrs?: readonly string[]
}

export interface ServiceCIDRStatus {
  readonly conditions?: readonly metaV1.Condition[]
}
