import type { GroupChecks } from '../kind.ts'
import { validatePriorityClass } from './priority-class.ts'

/** The kinds of `scheduling.k8s.io` (pkg/apis/scheduling/validation, pkg/registry/scheduling). */
export const scheduling: GroupChecks = {
  PriorityClass: { check: validatePriorityClass },
}
