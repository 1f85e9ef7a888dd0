import { labelKeyFault } from '../../kubernetes/labels.ts'
import { dnsLabelFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from '../types/core-v1.ts'
import { mergedSelector, validateLabelKeys } from './label-keys.ts'
import {
  validateNodeSelector,
  validatePreferredSchedulingTerms,
  validateWeight,
  warnAboutNodeSelector,
  warnAboutPreferredSchedulingTerms,
} from './node-selector.ts'
import type { PodContext } from './pod-context.ts'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

/** Checks near which nodes and pods a pod wants to run (validateAffinity). */
export function validateAffinity(affinity: Affinity | undefined, path: Field, pod: PodContext): void {
  if (affinity === undefined) return
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity
  if (nodeAffinity !== undefined) validateNodeAffinity(nodeAffinity, path.at('nodeAffinity'), pod)
  if (podAffinity !== undefined) validatePodAffinity(podAffinity, path.at('podAffinity'), pod)
  if (podAntiAffinity !== undefined) validatePodAffinity(podAntiAffinity, path.at('podAntiAffinity'), pod)
}

function validateNodeAffinity(affinity: NodeAffinity, path: Field, pod: PodContext): void {
  validateNodeSelector(affinity[REQUIRED], path.at(REQUIRED), pod)
  validatePreferredSchedulingTerms(affinity[PREFERRED], path.at(PREFERRED))
}

/** Rules of nearness and of distance are the same (validatePodAffinity, validatePodAntiAffinity). */
function validatePodAffinity(affinity: PodAffinity, path: Field, pod: PodContext): void {
  each(affinity[REQUIRED], path.at(REQUIRED), (term, itemPath) => validateTerm(term, itemPath, pod))
  each(affinity[PREFERRED], path.at(PREFERRED), ({ weight, podAffinityTerm = {} }, itemPath) => {
    validateWeight(weight, itemPath.at('weight'))
    validateTerm(podAffinityTerm, itemPath.at('podAffinityTerm'), pod)
  })
}

/** The first minor that merges the keys of labels into the selector (feature MatchLabelKeysInPodAffinity). */
const MERGES_SINCE = 31
/** The first minor that names the selector by its own name. */
const NAMES_SELECTOR_SINCE = 21

function validateTerm(term: PodAffinityTerm, path: Field, pod: PodContext): void {
  const { namespaceSelector, namespaces, topologyKey = '' } = term
  const labelSelector = pod.minor < MERGES_SINCE ? term.labelSelector : mergedSelector(term, pod)
  const selectorPath = path.at('labelSelector')
  validateLabelSelector(
    labelSelector,
    pod.minor < NAMES_SELECTOR_SINCE ? path.at('matchExpressions').standingAt(selectorPath) : selectorPath,
    pod,
  )
  validateLabelSelector(namespaceSelector, path.at('namespaceSelector'), pod)
  each(namespaces, path.at('namespaces'), (namespace, itemPath) =>
    path.at('namespace').standingAt(itemPath).matches(namespace, dnsLabelFault),
  )
  validateLabelKeys(term, labelSelector, path)
  if (topologyKey !== '') path.at('topologyKey').matches(topologyKey, labelKeyFault)
}

/** Warns about old labels of nodes and about selectors that are missing (GetWarningsForNodeSelectorTerm, warningsForPodAffinityTerms). */
export function warnAboutAffinity(affinity: Affinity | undefined, path: Field, pod: PodContext): void {
  if (affinity === undefined) return
  const { nodeAffinity } = affinity
  if (nodeAffinity !== undefined) {
    const at = path.at('nodeAffinity')
    warnAboutNodeSelector(nodeAffinity[REQUIRED], at.at(REQUIRED), pod)
    warnAboutPreferredSchedulingTerms(nodeAffinity[PREFERRED], at.at(PREFERRED), pod)
  }
  if (pod.minor < NULL_SELECTOR_SINCE) return
  for (const name of ['podAffinity', 'podAntiAffinity'] as const) {
    const at = path.at(name)
    each(affinity[name]?.[REQUIRED], at.at(REQUIRED), warnAboutNoSelector)
    each(affinity[name]?.[PREFERRED], at.at(PREFERRED), ({ podAffinityTerm = {} }, itemPath) =>
      warnAboutNoSelector(podAffinityTerm, itemPath.at('podAffinityTerm')),
    )
  }
}

/** The first minor that warns where a selector is missing. */
export const NULL_SELECTOR_SINCE = 28

/** Says that without a label selector no pod is meant. */
export function warnAboutNoSelector({ labelSelector }: { readonly labelSelector?: object }, path: Field): void {
  if (labelSelector === undefined)
    path.at('labelSelector').warn('is missing, so that no pod is meant; `{}` stands for all pods of the namespace')
}
