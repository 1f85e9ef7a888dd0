// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface AggregationRule {
  readonly clusterRoleSelectors?: readonly metaV1.LabelSelector[]
}

export interface ClusterRole {
  readonly aggregationRule?: AggregationRule
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly rules?: readonly PolicyRule[]
}

export interface ClusterRoleBinding {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly roleRef?: RoleRef
  readonly subjects?: readonly Subject[]
}

export interface ClusterRoleBindingList {
  readonly apiVersion?: string
  readonly items?: readonly ClusterRoleBinding[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ClusterRoleList {
  readonly apiVersion?: string
  readonly items?: readonly ClusterRole[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PolicyRule {
  readonly apiGroups?: readonly string[]
  readonly nonResourceURLs?: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly resources?: readonly string[]
  readonly verbs?: readonly string[]
}

export interface Role {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly rules?: readonly PolicyRule[]
}

export interface RoleBinding {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly roleRef?: RoleRef
  readonly subjects?: readonly Subject[]
}

export interface RoleBindingList {
  readonly apiVersion?: string
  readonly items?: readonly RoleBinding[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface RoleList {
  readonly apiVersion?: string
  readonly items?: readonly Role[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface RoleRef {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
}

export interface Subject {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}
