import type { GroupChecks } from '../kind.ts'
import { pathSegmentName } from '../meta/object-meta.ts'
import { validateClusterRoleBinding, validateRoleBinding } from './binding.ts'
import { validateClusterRole, validateRole } from './role.ts'

/** The kinds of `rbac.authorization.k8s.io` (pkg/apis/rbac/validation). */
export const rbac: GroupChecks = {
  ClusterRole: { name: pathSegmentName, check: validateClusterRole },
  ClusterRoleBinding: { name: pathSegmentName, check: validateClusterRoleBinding },
  Role: { name: pathSegmentName, check: validateRole },
  RoleBinding: { name: pathSegmentName, check: validateRoleBinding },
}
