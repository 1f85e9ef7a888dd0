import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { MatchResources } from '../types/admissionregistration-v1.ts'
import { validateRule } from './rule.ts'

/** Servers up to this one call `objectSelector` a label selector. */
const MISNAMED_UNTIL = 28

/** Checks which requests a policy is for (validateMatchResources). */
export function validateMatchResources(match: MatchResources | undefined, path: Field, context: Context): void {
  if (match === undefined) return
  refuseEmpty(match.matchPolicy, path.at('matchPolicy'), ['Equivalent', 'Exact'])
  validateLabelSelector(match.namespaceSelector, path.at('namespaceSelector'), context)
  const selectorPath = path.at('objectSelector')
  validateLabelSelector(
    match.objectSelector,
    context.minor > MISNAMED_UNTIL ? selectorPath : path.at('labelSelector').standingAt(selectorPath),
    context,
  )
  each(match.resourceRules, path.at('resourceRules'), validateRule)
  each(match.excludeResourceRules, path.at('excludeResourceRules'), validateRule)
}
