// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface HTTPIngressPath {
  readonly backend?: IngressBackend
  readonly path?: string
  readonly pathType?: string
}

export interface HTTPIngressRuleValue {
  readonly paths?: readonly HTTPIngressPath[]
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

export interface Ingress {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: IngressSpec
  readonly status?: IngressStatus
}

export interface IngressBackend {
  readonly resource?: coreV1.TypedLocalObjectReference
  readonly serviceName?: string
  readonly servicePort?: string | number
}

export interface IngressClass {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: IngressClassSpec
}

export interface IngressClassList {
  readonly apiVersion?: string
  readonly items?: readonly IngressClass[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface IngressClassParametersReference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly scope?: string
}

export interface IngressClassSpec {
  readonly controller?: string
  readonly parameters?: coreV1.TypedLocalObjectReference | IngressClassParametersReference
}

export interface IngressList {
  readonly apiVersion?: string
  readonly items?: readonly Ingress[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface IngressRule {
  readonly host?: string
  readonly http?: HTTPIngressRuleValue
}

export interface IngressSpec {
  readonly backend?: IngressBackend
  readonly ingressClassName?: string
  readonly rules?: readonly IngressRule[]
  readonly tls?: readonly IngressTLS[]
}

export interface IngressStatus {
  readonly loadBalancer?: coreV1.LoadBalancerStatus
}

export interface IngressTLS {
  readonly hosts?: readonly string[]
  readonly secretName?: string
}

export interface ParentReference {
  readonly group?: string
  readonly name?: string
  readonly namespace?: string
  readonly resource?: string
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
