import { dnsSubdomainFault, pathSegmentFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { ClusterRoleBinding, RoleBinding, RoleRef, Subject } from '../types/rbac-v1.ts'

/** Checks a RoleBinding (ValidateRoleBinding). */
export function validateRoleBinding(binding: RoleBinding, path: Field, context: Context): void {
  validateRoleRef(binding.roleRef, path.at('roleRef'), ['ClusterRole', 'Role'])
  each(binding.subjects, path.at('subjects'), (subject, itemPath) => validateSubject(subject, itemPath, context))
}

/** Checks a ClusterRoleBinding (ValidateClusterRoleBinding). */
export function validateClusterRoleBinding(binding: ClusterRoleBinding, path: Field, context: Context): void {
  validateRoleRef(binding.roleRef, path.at('roleRef'), ['ClusterRole'])
  each(binding.subjects, path.at('subjects'), (subject, itemPath) => {
    validateSubject(subject, itemPath, context)
    if (subject.kind === 'ServiceAccount' && !subject.namespace)
      itemPath.at('namespace').required('is required for a ServiceAccount')
  })
}

function validateRoleRef({ kind, name }: RoleRef = {}, path: Field, kinds: readonly string[]): void {
  if (kind === undefined || !kinds.includes(kind)) path.at('kind').unsupported(kind, kinds, roleHint(kind))
  if (name) path.at('name').matches(name, pathSegmentFault)
}

function roleHint(kind: string | undefined): { readonly hint: string } | undefined {
  return kind === 'Role' ? { hint: 'a RoleBinding binds a Role, in one namespace' } : undefined
}

const RBAC = 'rbac.authorization.k8s.io'

/** Checks who is meant (ValidateRoleBindingSubject); v1alpha1 makes the group of the kind. */
function validateSubject({ kind, name, apiGroup }: Subject, path: Field, context: Context): void {
  const alpha = context.kind.version === 'v1alpha1'
  if (kind === 'ServiceAccount') {
    if (name) path.at('name').matches(name, dnsSubdomainFault)
    if (apiGroup && !alpha)
      path.at('apiGroup').unsupported(apiGroup, [''], { hint: 'a ServiceAccount is in the group without a name' })
  } else if (kind === 'User' || kind === 'Group') {
    if (apiGroup && apiGroup !== RBAC && !alpha) path.at('apiGroup').unsupported(apiGroup, [RBAC])
  } else if (!kind) path.at('kind').unsupported(kind, ['Group', 'ServiceAccount', 'User'])
}
