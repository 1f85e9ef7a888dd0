import type { GroupChecks, KindCheck } from '../kind.ts'
import { validateResourceClaim, validateResourceClaimTemplate } from './claim.ts'
import {
  isClassicVersion,
  validateClassicClaim,
  validateClassicTemplate,
  validatePodScheduling,
  validateResourceClass,
} from './classic.ts'
import { validateDeviceClass } from './device-class.ts'
import { validateClaimParameters, validateClassParameters, validateNamedResources } from './named-resources.ts'
import { serverPath } from './paths.ts'
import { validatePoolStatusRequest } from './pool-status-request.ts'
import { validateResourceSlice } from './slice.ts'
import { validateDeviceTaintRule } from './taint-rule.ts'

/** The kinds of `resource.k8s.io` (pkg/apis/resource/validation, pkg/registry/resource). */
export const resource: GroupChecks = {
  DeviceClass: { check: validateDeviceClass },
  DeviceTaintRule: { check: validateDeviceTaintRule },
  PodScheduling: { check: validatePodScheduling },
  PodSchedulingContext: { check: validatePodScheduling },
  ResourceClaim: { check: byForm(validateClassicClaim, validateResourceClaim), serverPath },
  ResourceClaimTemplate: { check: byForm(validateClassicTemplate, validateResourceClaimTemplate), serverPath },
  ResourceClaimParameters: { check: validateClaimParameters },
  ResourceClass: { check: validateResourceClass },
  ResourceClassParameters: { check: validateClassParameters },
  ResourcePoolStatusRequest: { check: validatePoolStatusRequest },
  ResourceSlice: { check: byForm(validateNamedResources, validateResourceSlice), serverPath },
}

type Check = NonNullable<KindCheck['check']>

/** Kinds that mean something else since there are devices. */
function byForm(classic: Check, check: Check): Check {
  return (object, path, context) => (isClassicVersion(context) ? classic : check)(object, path, context)
}
