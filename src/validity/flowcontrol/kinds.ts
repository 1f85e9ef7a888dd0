import type { GroupChecks } from '../kind.ts'
import { validateFlowSchema } from './flow-schema.ts'
import { validatePriorityLevel } from './priority-level.ts'

/** The kinds of `flowcontrol.apiserver.k8s.io` (pkg/apis/flowcontrol/validation). */
export const flowcontrol: GroupChecks = {
  FlowSchema: { check: validateFlowSchema },
  PriorityLevelConfiguration: { check: validatePriorityLevel },
}
