import type { GroupChecks } from '../kind.ts'
import { validateResourceClaim, validateResourceClaimTemplate } from './claim.ts'
import { validateDeviceClass } from './device-class.ts'
import { serverPath } from './paths.ts'
import { validatePoolStatusRequest } from './pool-status-request.ts'
import { validateResourceSlice } from './slice.ts'
import { validateDeviceTaintRule } from './taint-rule.ts'

/** The kinds of `resource.k8s.io` (pkg/apis/resource/validation, pkg/registry/resource). */
export const resource: GroupChecks = {
  DeviceClass: { check: validateDeviceClass },
  DeviceTaintRule: { check: validateDeviceTaintRule },
  ResourceClaim: { check: validateResourceClaim, serverPath },
  ResourceClaimTemplate: { check: validateResourceClaimTemplate, serverPath },
  ResourcePoolStatusRequest: { check: validatePoolStatusRequest },
  ResourceSlice: { check: validateResourceSlice, serverPath },
}
