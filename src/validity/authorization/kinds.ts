import type { Field } from '../field.ts'
import type { GroupChecks } from '../kind.ts'
import type { SelfSubjectRulesReview } from '../types/authorization-v1.ts'
import {
  validateLocalSubjectAccessReview,
  validateSelfSubjectAccessReview,
  validateSubjectAccessReview,
} from './access-review.ts'

/** The kinds of `authorization.k8s.io`, questions that are answered and not stored (pkg/apis/authorization/validation, pkg/registry/authorization). */
export const authorization: GroupChecks = {
  LocalSubjectAccessReview: { metadata: 'none', check: validateLocalSubjectAccessReview },
  SelfSubjectAccessReview: { metadata: 'none', check: validateSelfSubjectAccessReview },
  SelfSubjectRulesReview: { metadata: 'none', check: validateRulesReview },
  SubjectAccessReview: { metadata: 'none', check: validateSubjectAccessReview },
}

function validateRulesReview({ spec }: SelfSubjectRulesReview, path: Field): void {
  if (!spec?.namespace) path.at('spec').at('namespace').required('is required: in which namespace?')
}
