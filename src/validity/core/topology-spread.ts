import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { TopologySpreadConstraint } from '../types/core-v1.ts'
import { mergedSelector, validateLabelKeys, validateSeparateLabelKeys } from './label-keys.ts'
import { warnAboutNodeLabel } from './node-labels.ts'
import { NULL_SELECTOR_SINCE, warnAboutNoSelector } from './pod-affinity.ts'
import type { PodContext } from './pod-context.ts'

type Constraints = readonly TopologySpreadConstraint[] | undefined

/** Checks how pods are spread over the nodes (validateTopologySpreadConstraints). */
export function validateTopologySpread(constraints: Constraints, path: Field, pod: PodContext): void {
  const lasts = new Map(constraints?.map((constraint, index) => [constraint && pairOf(constraint), index]))
  each(constraints, path, (constraint, itemPath, index) => {
    validateConstraint(constraint, itemPath, pod)
    if (lasts.get(pairOf(constraint)) !== index)
      itemPath
        .at('{topologyKey, whenUnsatisfiable}')
        .standingAt(itemPath.at('topologyKey'))
        .duplicate(constraint.topologyKey, {
          subject: '`topologyKey` with this `whenUnsatisfiable`',
        })
  })
}

/** What a constraint must not have in common with another. */
function pairOf({ topologyKey = '', whenUnsatisfiable = '' }: TopologySpreadConstraint): string {
  return `${whenUnsatisfiable} ${topologyKey}`
}

/** The first minor that checks the selector. */
const SELECTOR_SINCE = 27
/** The first minor that merges the keys of labels into the selector (feature MatchLabelKeysInPodTopologySpreadSelectorMerge). */
const MERGES_SINCE = 34

function validateConstraint(constraint: TopologySpreadConstraint, path: Field, pod: PodContext): void {
  const { maxSkew, minDomains, whenUnsatisfiable = '' } = constraint
  if (maxSkew === undefined) path.at('maxSkew').invalid(undefined, 'is required, and must be at least 1')
  else if (maxSkew < 1) path.at('maxSkew').invalid(maxSkew, 'must be at least 1')
  if (whenUnsatisfiable === '') path.at('whenUnsatisfiable').unsupported(undefined, ['DoNotSchedule', 'ScheduleAnyway'])
  if (minDomains !== undefined) {
    if (minDomains < 1) path.at('minDomains').invalid(minDomains, 'must be at least 1')
    if (whenUnsatisfiable !== 'DoNotSchedule')
      path.at('minDomains').invalid(minDomains, 'may only be set when `whenUnsatisfiable` is "DoNotSchedule"')
  }
  for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const)
    if (constraint[name] === '') path.at(name).unsupported('', ['Honor', 'Ignore'])
  const labelSelector = pod.minor < MERGES_SINCE ? constraint.labelSelector : mergedSelector(constraint, pod)
  if (pod.minor >= MERGES_SINCE) validateLabelKeys(constraint, labelSelector, path)
  else validateSeparateLabelKeys(constraint, path.at('matchLabelKeys'))
  if (pod.minor >= SELECTOR_SINCE) validateLabelSelector(labelSelector, path.at('labelSelector'), pod)
}

/** Warns about old labels of nodes and about selectors that are missing. */
export function warnAboutTopologySpread(constraints: Constraints, path: Field, pod: PodContext): void {
  each(constraints, path, (constraint, itemPath) => {
    warnAboutNodeLabel(constraint.topologyKey ?? '', itemPath.at('topologyKey'), pod)
    if (pod.minor >= NULL_SELECTOR_SINCE) warnAboutNoSelector(constraint, itemPath)
  })
}
