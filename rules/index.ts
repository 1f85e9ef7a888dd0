// Written by `npm run rules` from the files in this folder.
import type { Rule } from '../src/engine/rule.ts'
import budgetBothLimits from './rollout/budget-both-limits.ts'
import deadlineWithinMinReady from './rollout/deadline-within-min-ready.ts'
import invalidIntOrPercent from './rollout/invalid-int-or-percent.ts'
import negativeCount from './rollout/negative-count.ts'
import rollingUpdateForbidden from './rollout/rolling-update-forbidden.ts'
import rolloutCannotProgress from './rollout/rollout-cannot-progress.ts'
import selectorEmpty from './selectors/selector-empty.ts'
import selectorMismatch from './selectors/selector-mismatch.ts'
import selectorNeverMatches from './selectors/selector-never-matches.ts'
import selectorOperator from './selectors/selector-operator.ts'
import surgeAndUnavailable from './rollout/surge-and-unavailable.ts'

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  { id: 'budget-both-limits', group: 'rollout', ...budgetBothLimits },
  { id: 'deadline-within-min-ready', group: 'rollout', ...deadlineWithinMinReady },
  { id: 'invalid-int-or-percent', group: 'rollout', ...invalidIntOrPercent },
  { id: 'negative-count', group: 'rollout', ...negativeCount },
  { id: 'rolling-update-forbidden', group: 'rollout', ...rollingUpdateForbidden },
  { id: 'rollout-cannot-progress', group: 'rollout', ...rolloutCannotProgress },
  { id: 'selector-empty', group: 'selectors', ...selectorEmpty },
  { id: 'selector-mismatch', group: 'selectors', ...selectorMismatch },
  { id: 'selector-never-matches', group: 'selectors', ...selectorNeverMatches },
  { id: 'selector-operator', group: 'selectors', ...selectorOperator },
  { id: 'surge-and-unavailable', group: 'rollout', ...surgeAndUnavailable },
]
