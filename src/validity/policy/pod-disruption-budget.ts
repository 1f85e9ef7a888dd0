import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateAtMostAll, validateIntOrPercent } from '../meta/int-or-percent.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { PodDisruptionBudget } from '../types/policy-v1.ts'

/** Checks a PodDisruptionBudget (ValidatePodDisruptionBudgetSpec). */
export function validatePodDisruptionBudget({ spec }: PodDisruptionBudget, path: Field, context: Context): void {
  if (spec === undefined) return
  const at = path.at('spec')
  const { minAvailable, maxUnavailable } = spec
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    at.invalid(undefined, 'may have `minAvailable` or `maxUnavailable`, not both', {
      at: ['spec', 'maxUnavailable'],
      part: 'key',
      related: [{ path: ['spec', 'minAvailable'], message: 'the other one' }],
    })
  validateIntOrPercent(minAvailable, at.at('minAvailable'))
  validateAtMostAll(minAvailable, at.at('minAvailable'))
  validateIntOrPercent(maxUnavailable, at.at('maxUnavailable'))
  validateAtMostAll(maxUnavailable, at.at('maxUnavailable'))
  if (spec.unhealthyPodEvictionPolicy === '')
    at.at('unhealthyPodEvictionPolicy').unsupported('', ['AlwaysAllow', 'IfHealthyBudget'])
  validateLabelSelector(spec.selector, at.at('selector'), context)
}
