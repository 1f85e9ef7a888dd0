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

export interface IPBlock {
  readonly cidr?: string
  readonly except?: readonly string[]
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
  readonly service?: IngressServiceBackend
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

export interface IngressLoadBalancerIngress {
  readonly hostname?: string
  readonly ip?: string
  readonly ports?: readonly IngressPortStatus[]
}

export interface IngressLoadBalancerStatus {
  readonly ingress?: readonly IngressLoadBalancerIngress[]
}

export interface IngressPortStatus {
  readonly error?: string
  readonly port?: number
  readonly protocol?: string
}

export interface IngressRule {
  readonly host?: string
  readonly http?: HTTPIngressRuleValue
}

export interface IngressServiceBackend {
  readonly name?: string
  readonly port?: ServiceBackendPort
}

export interface IngressSpec {
  readonly defaultBackend?: IngressBackend
  readonly ingressClassName?: string
  readonly rules?: readonly IngressRule[]
  readonly tls?: readonly IngressTLS[]
}

export interface IngressStatus {
  readonly loadBalancer?: coreV1.LoadBalancerStatus | IngressLoadBalancerStatus
}

export interface IngressTLS {
  readonly hosts?: readonly string[]
  readonly secretName?: string
}

export interface NetworkPolicy {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: NetworkPolicySpec
  readonly status?: NetworkPolicyStatus
}

export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[]
  readonly to?: readonly NetworkPolicyPeer[]
}

export interface NetworkPolicyIngressRule {
  readonly from?: readonly NetworkPolicyPeer[]
  readonly ports?: readonly NetworkPolicyPort[]
}

export interface NetworkPolicyList {
  readonly apiVersion?: string
  readonly items?: readonly NetworkPolicy[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface NetworkPolicyPeer {
  readonly ipBlock?: IPBlock
  readonly namespaceSelector?: metaV1.LabelSelector
  readonly podSelector?: metaV1.LabelSelector
}

export interface NetworkPolicyPort {
  readonly endPort?: number
  readonly port?: string | number
  readonly protocol?: string
}

export interface NetworkPolicySpec {
  readonly egress?: readonly NetworkPolicyEgressRule[]
  readonly ingress?: readonly NetworkPolicyIngressRule[]
  readonly podSelector?: metaV1.LabelSelector
  readonly policyTypes?: readonly string[]
}

export interface NetworkPolicyStatus {
  readonly conditions?: readonly metaV1.Condition[]
}

export interface ParentReference {
  readonly group?: string
  readonly name?: string
  readonly namespace?: string
  readonly resource?: string
}

export interface ServiceBackendPort {
  readonly name?: string
  readonly number?: number
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
