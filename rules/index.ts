// Written by `npm run rules` from the files in this folder.
import type { Rule } from '../src/engine/rule.ts'
import budgetBlocksEviction from './rollout/budget-blocks-eviction.ts'
import budgetBothLimits from './rollout/budget-both-limits.ts'
import budgetCannotCount from './rollout/budget-cannot-count.ts'
import budgetLargerThanWorkload from './rollout/budget-larger-than-workload.ts'
import budgetProtectsNothing from './rollout/budget-protects-nothing.ts'
import deadlineWithinMinReady from './rollout/deadline-within-min-ready.ts'
import invalidIntOrPercent from './rollout/invalid-int-or-percent.ts'
import minReadyWithoutReadiness from './rollout/min-ready-without-readiness.ts'
import negativeCount from './rollout/negative-count.ts'
import networkPolicySelectsAll from './selectors/network-policy-selects-all.ts'
import noRollbackHistory from './rollout/no-rollback-history.ts'
import partitionUpdatesNothing from './rollout/partition-updates-nothing.ts'
import progressDeadlineTooShort from './rollout/progress-deadline-too-short.ts'
import recreateStopsAll from './rollout/recreate-stops-all.ts'
import replicasUnderAutoscaler from './rollout/replicas-under-autoscaler.ts'
import rollingUpdateForbidden from './rollout/rolling-update-forbidden.ts'
import rolloutCannotProgress from './rollout/rollout-cannot-progress.ts'
import rolloutPaused from './rollout/rollout-paused.ts'
import rolloutRoundsToZero from './rollout/rollout-rounds-to-zero.ts'
import selectorEmpty from './selectors/selector-empty.ts'
import selectorMatchesNoPods from './selectors/selector-matches-no-pods.ts'
import selectorMismatch from './selectors/selector-mismatch.ts'
import selectorNeverMatches from './selectors/selector-never-matches.ts'
import selectorOperator from './selectors/selector-operator.ts'
import selectorOverlap from './selectors/selector-overlap.ts'
import serviceSelectorTooWide from './selectors/service-selector-too-wide.ts'
import serviceWithoutSelector from './selectors/service-without-selector.ts'
import settingWithoutEffect from './rollout/setting-without-effect.ts'
import singleReplica from './rollout/single-replica.ts'
import surgeAndUnavailable from './rollout/surge-and-unavailable.ts'
import surgeExceedsQuota from './rollout/surge-exceeds-quota.ts'
import surgeNeedsFreeNode from './rollout/surge-needs-free-node.ts'
import surgePortConflict from './rollout/surge-port-conflict.ts'
import unstableSelector from './selectors/unstable-selector.ts'
import updateOnDelete from './rollout/update-on-delete.ts'
import updateTakesAllDown from './rollout/update-takes-all-down.ts'

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  { id: 'budget-blocks-eviction', group: 'rollout', ...budgetBlocksEviction },
  { id: 'budget-both-limits', group: 'rollout', ...budgetBothLimits },
  { id: 'budget-cannot-count', group: 'rollout', ...budgetCannotCount },
  { id: 'budget-larger-than-workload', group: 'rollout', ...budgetLargerThanWorkload },
  { id: 'budget-protects-nothing', group: 'rollout', ...budgetProtectsNothing },
  { id: 'deadline-within-min-ready', group: 'rollout', ...deadlineWithinMinReady },
  { id: 'invalid-int-or-percent', group: 'rollout', ...invalidIntOrPercent },
  { id: 'min-ready-without-readiness', group: 'rollout', ...minReadyWithoutReadiness },
  { id: 'negative-count', group: 'rollout', ...negativeCount },
  { id: 'network-policy-selects-all', group: 'selectors', ...networkPolicySelectsAll },
  { id: 'no-rollback-history', group: 'rollout', ...noRollbackHistory },
  { id: 'partition-updates-nothing', group: 'rollout', ...partitionUpdatesNothing },
  { id: 'progress-deadline-too-short', group: 'rollout', ...progressDeadlineTooShort },
  { id: 'recreate-stops-all', group: 'rollout', ...recreateStopsAll },
  { id: 'replicas-under-autoscaler', group: 'rollout', ...replicasUnderAutoscaler },
  { id: 'rolling-update-forbidden', group: 'rollout', ...rollingUpdateForbidden },
  { id: 'rollout-cannot-progress', group: 'rollout', ...rolloutCannotProgress },
  { id: 'rollout-paused', group: 'rollout', ...rolloutPaused },
  { id: 'rollout-rounds-to-zero', group: 'rollout', ...rolloutRoundsToZero },
  { id: 'selector-empty', group: 'selectors', ...selectorEmpty },
  { id: 'selector-matches-no-pods', group: 'selectors', ...selectorMatchesNoPods },
  { id: 'selector-mismatch', group: 'selectors', ...selectorMismatch },
  { id: 'selector-never-matches', group: 'selectors', ...selectorNeverMatches },
  { id: 'selector-operator', group: 'selectors', ...selectorOperator },
  { id: 'selector-overlap', group: 'selectors', ...selectorOverlap },
  { id: 'service-selector-too-wide', group: 'selectors', ...serviceSelectorTooWide },
  { id: 'service-without-selector', group: 'selectors', ...serviceWithoutSelector },
  { id: 'setting-without-effect', group: 'rollout', ...settingWithoutEffect },
  { id: 'single-replica', group: 'rollout', ...singleReplica },
  { id: 'surge-and-unavailable', group: 'rollout', ...surgeAndUnavailable },
  { id: 'surge-exceeds-quota', group: 'rollout', ...surgeExceedsQuota },
  { id: 'surge-needs-free-node', group: 'rollout', ...surgeNeedsFreeNode },
  { id: 'surge-port-conflict', group: 'rollout', ...surgePortConflict },
  { id: 'unstable-selector', group: 'selectors', ...unstableSelector },
  { id: 'update-on-delete', group: 'rollout', ...updateOnDelete },
  { id: 'update-takes-all-down', group: 'rollout', ...updateTakesAllDown },
]
