import type { GroupChecks } from '../kind.ts'
import { validatePodDisruptionBudget } from './pod-disruption-budget.ts'
import { validatePodSecurityPolicy } from './pod-security-policy.ts'

/** The kinds of `policy` (pkg/apis/policy/validation, pkg/registry/policy). */
export const policy: GroupChecks = {
  PodDisruptionBudget: { metadata: 'last', check: validatePodDisruptionBudget },
  PodSecurityPolicy: { check: validatePodSecurityPolicy },
}
