import { labelValueFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { LabelSelector } from '../types/meta-v1.ts'
import type { ClusterRole, PolicyRule, Role } from '../types/rbac-v1.ts'

/** Checks a Role (ValidateRole). */
export function validateRole({ rules }: Role, path: Field): void {
  each(rules, path.at('rules'), (rule, itemPath) => validateRule(rule, itemPath, true))
}

/** Checks a ClusterRole with its aggregation (ValidateClusterRole). */
export function validateClusterRole({ rules, aggregationRule }: ClusterRole, path: Field, context: Context): void {
  each(rules, path.at('rules'), (rule, itemPath) => validateRule(rule, itemPath, false))
  const at = path.at('aggregationRule').at('clusterRoleSelectors')
  each(aggregationRule?.clusterRoleSelectors, at, (selector, itemPath) => {
    const before = itemPath.count
    validateLabelSelector(selector, itemPath, context)
    if (itemPath.count > before || hasBadValue(selector, itemPath))
      itemPath.invalid(undefined, 'must be a label selector that can be used')
  })
}

/** Servers that do not judge the values of expressions still cannot use them (LabelSelectorAsSelector). */
function hasBadValue({ matchExpressions }: LabelSelector, path: Field): boolean {
  let found = false
  each(matchExpressions, path, ({ values }) =>
    each(values, path, (value) => {
      found ||= labelValueFault(value) !== undefined
    }),
  )
  return found
}

/** Checks what a role allows; a rule is either for resources or for URLs (ValidatePolicyRule). */
function validateRule(rule: PolicyRule, path: Field, namespaced: boolean): void {
  const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  if (nonResourceURLs.length > 0) {
    const at = path.at('nonResourceURLs')
    if (namespaced) at.invalid(undefined, 'may not be set in a Role, only in a ClusterRole')
    if (apiGroups.length + resources.length + resourceNames.length > 0)
      at.invalid(undefined, 'may not be set beside `apiGroups`, `resources` or `resourceNames`', {
        hint: 'a second rule can allow the one or the other',
      })
    return
  }
  if (apiGroups.length === 0)
    path.at('apiGroups').required('is required for resources', { hint: 'the group of Pods and Services is ""' })
  if (resources.length === 0) path.at('resources').required('is required, or `nonResourceURLs`')
}
