import type { Field } from '../field.ts'
import type { GroupChecks } from '../kind.ts'
import type { TokenReview } from '../types/authentication-v1.ts'

/** The kinds of `authentication.k8s.io`, questions that are answered and not stored (pkg/registry/authentication). */
export const authentication: GroupChecks = {
  SelfSubjectReview: { metadata: 'none' },
  TokenReview: { metadata: 'none', check: validateTokenReview },
}

function validateTokenReview({ spec }: TokenReview, path: Field): void {
  if (!spec?.token) path.at('spec').at('token').required()
}
