import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { MatchResources } from '../types/admissionregistration-v1.ts'
import { validateRule } from './rule.ts'

/** Checks which requests a policy is for (validateMatchResources). */
export function validateMatchResources(match: MatchResources | undefined, path: Field, context: Context): void {
  if (match === undefined) return
  refuseEmpty(match.matchPolicy, path.at('matchPolicy'), ['Equivalent', 'Exact'])
  validateLabelSelector(match.namespaceSelector, path.at('namespaceSelector'), context)
  validateLabelSelector(match.objectSelector, path.at('objectSelector'), context)
  each(match.resourceRules, path.at('resourceRules'), validateRule)
  each(match.excludeResourceRules, path.at('excludeResourceRules'), validateRule)
}
