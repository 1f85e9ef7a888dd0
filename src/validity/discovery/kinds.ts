import type { GroupChecks } from '../kind.ts'
import { validateEndpointSlice } from './endpoint-slice.ts'

/** The kinds of `discovery.k8s.io` (pkg/apis/discovery/validation, pkg/registry/discovery). */
export const discovery: GroupChecks = {
  EndpointSlice: { check: validateEndpointSlice },
}
