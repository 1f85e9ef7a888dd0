import type { GroupChecks } from '../kind.ts'
import { validateHorizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts'
import { serverPath } from './versions.ts'

/** The kinds of `autoscaling` (pkg/apis/autoscaling/validation, pkg/registry/autoscaling). */
export const autoscaling: GroupChecks = {
  HorizontalPodAutoscaler: { serverPath, check: validateHorizontalPodAutoscaler },
}
