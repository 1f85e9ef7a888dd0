// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as metaV1 from './meta-v1.ts'

export interface ApplyConfiguration {
  readonly expression?: string
}

export interface AuditAnnotation {
  readonly key?: string
  readonly valueExpression?: string
}

export interface ExpressionWarning {
  readonly fieldRef?: string
  readonly warning?: string
}

export interface JSONPatch {
  readonly expression?: string
}

export interface MatchCondition {
  readonly expression?: string
  readonly name?: string
}

export interface MatchResources {
  readonly excludeResourceRules?: readonly NamedRuleWithOperations[]
  readonly matchPolicy?: string
  readonly namespaceSelector?: metaV1.LabelSelector
  readonly objectSelector?: metaV1.LabelSelector
  readonly resourceRules?: readonly NamedRuleWithOperations[]
}

export interface MutatingAdmissionPolicy {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: MutatingAdmissionPolicySpec
}

export interface MutatingAdmissionPolicyBinding {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: MutatingAdmissionPolicyBindingSpec
}

export interface MutatingAdmissionPolicyBindingList {
  readonly apiVersion?: string
  readonly items?: readonly MutatingAdmissionPolicyBinding[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface MutatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources
  readonly paramRef?: ParamRef
  readonly policyName?: string
}

export interface MutatingAdmissionPolicyList {
  readonly apiVersion?: string
  readonly items?: readonly MutatingAdmissionPolicy[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface MutatingAdmissionPolicySpec {
  readonly failurePolicy?: string
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchConstraints?: MatchResources
  readonly mutations?: readonly Mutation[]
  readonly paramKind?: ParamKind
  readonly reinvocationPolicy?: string
  readonly variables?: readonly Variable[]
}

export interface Mutation {
  readonly applyConfiguration?: ApplyConfiguration
  readonly jsonPatch?: JSONPatch
  readonly patchType?: string
}

export interface NamedRuleWithOperations {
  readonly apiGroups?: readonly string[]
  readonly apiVersions?: readonly string[]
  readonly operations?: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly resources?: readonly string[]
  readonly scope?: string
}

export interface ParamKind {
  readonly apiVersion?: string
  readonly kind?: string
}

export interface ParamRef {
  readonly name?: string
  readonly namespace?: string
  readonly parameterNotFoundAction?: string
  readonly selector?: metaV1.LabelSelector
}

export interface TypeChecking {
  readonly expressionWarnings?: readonly ExpressionWarning[]
}

export interface ValidatingAdmissionPolicy {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ValidatingAdmissionPolicySpec
  readonly status?: ValidatingAdmissionPolicyStatus
}

export interface ValidatingAdmissionPolicyBinding {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: ValidatingAdmissionPolicyBindingSpec
}

export interface ValidatingAdmissionPolicyBindingList {
  readonly apiVersion?: string
  readonly items?: readonly ValidatingAdmissionPolicyBinding[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ValidatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources
  readonly paramRef?: ParamRef
  readonly policyName?: string
  readonly validationActions?: readonly string[]
}

export interface ValidatingAdmissionPolicyList {
  readonly apiVersion?: string
  readonly items?: readonly ValidatingAdmissionPolicy[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface ValidatingAdmissionPolicySpec {
  readonly auditAnnotations?: readonly AuditAnnotation[]
  readonly failurePolicy?: string
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchConstraints?: MatchResources
  readonly paramKind?: ParamKind
  readonly validations?: readonly Validation[]
  readonly variables?: readonly Variable[]
}

export interface ValidatingAdmissionPolicyStatus {
  readonly conditions?: readonly metaV1.Condition[]
  readonly observedGeneration?: number
  readonly typeChecking?: TypeChecking
}

export interface Validation {
  readonly expression?: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
}

export interface Variable {
  readonly expression?: string
  readonly name?: string
}
