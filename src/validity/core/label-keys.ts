import { labelKeyFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { LabelSelector, LabelSelectorRequirement } from '../types/meta-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Lists of label keys whose values a pod fills into a label selector. */
export interface LabelKeys {
  readonly labelSelector?: LabelSelector
  readonly matchLabelKeys?: readonly string[]
  readonly mismatchLabelKeys?: readonly string[]
}

const NO_KEYS: readonly string[] = []

/**
 * The selector of a term as the server judges it: in a Pod, with the labels that the pod itself has under the keys (applyMatchLabelKeysAndMismatchLabelKeys);
 * a template stays as it is.
 */
export function mergedSelector(term: LabelKeys, pod: PodContext): LabelSelector | undefined {
  const { labelSelector, matchLabelKeys = NO_KEYS, mismatchLabelKeys = NO_KEYS } = term
  if (pod.template || labelSelector === undefined || matchLabelKeys.length + mismatchLabelKeys.length === 0)
    return labelSelector
  const labels = pod.metadata?.labels ?? {}
  const expressions = (keys: readonly string[], operator: string) =>
    keys
      .filter((key) => Object.hasOwn(labels, key))
      .map((key): LabelSelectorRequirement => ({ key, operator, values: [labels[key]!] }))
  return {
    matchLabels: labelSelector.matchLabels,
    matchExpressions: [
      ...(labelSelector.matchExpressions ?? []),
      ...expressions(matchLabelKeys, 'In'),
      ...expressions(mismatchLabelKeys, 'NotIn'),
    ],
  }
}

/** Checks the keys that are merged into `selector` (ValidateMatchLabelKeysAndMismatchLabelKeys). */
export function validateLabelKeys(term: LabelKeys, selector: LabelSelector | undefined, path: Field): void {
  const { matchLabelKeys = NO_KEYS, mismatchLabelKeys = NO_KEYS } = term
  if (matchLabelKeys.length + mismatchLabelKeys.length === 0) return
  validateKeys(matchLabelKeys, path.at('matchLabelKeys'), selector)
  validateKeys(mismatchLabelKeys, path.at('mismatchLabelKeys'), selector)
  if (selector !== undefined) validateOnce(selector, matchLabelKeys, path)
  const mismatched = new Set(mismatchLabelKeys)
  each(matchLabelKeys, path.at('matchLabelKeys'), (key, itemPath) => {
    if (mismatched.has(key)) itemPath.invalid(key, 'may not stand in `mismatchLabelKeys` too')
  })
}

/** Checks the keys as servers did that kept them apart from the selector (ValidateMatchLabelKeysInTopologySpread). */
export function validateSeparateLabelKeys({ labelSelector, matchLabelKeys }: LabelKeys, path: Field): void {
  if (matchLabelKeys === undefined || matchLabelKeys.length === 0) return
  if (labelSelector === undefined) path.forbidden(NEEDS_SELECTOR)
  const { matchLabels = {}, matchExpressions = [] } = labelSelector ?? {}
  const expressed = new Set(matchExpressions.map((requirement) => requirement?.key))
  each(matchLabelKeys, path, (key, itemPath) => {
    itemPath.matches(key, labelKeyFault)
    if (Object.hasOwn(matchLabels, key) || expressed.has(key))
      itemPath.invalid(key, 'may not stand in `labelSelector` too')
  })
}

const NEEDS_SELECTOR = 'may not be set without `labelSelector`'

function validateKeys(keys: readonly string[], path: Field, selector: LabelSelector | undefined): void {
  if (keys.length > 0 && selector === undefined) path.forbidden(NEEDS_SELECTOR)
  else each(keys, path, (key, itemPath) => itemPath.matches(key, labelKeyFault))
}

/** Says which keys of `matchLabelKeys` the merged selector has twice; the server blames the object, by the index that the key has in the list. */
function validateOnce(
  { matchLabels = {}, matchExpressions }: LabelSelector,
  keys: readonly string[],
  path: Field,
): void {
  const seen = new Set(Object.keys(matchLabels))
  const lasts = new Map(keys.map((key, index) => [key, index]))
  for (const requirement of matchExpressions ?? []) {
    const key = requirement?.key ?? ''
    const index = lasts.get(key)
    if (index !== undefined && seen.has(key))
      path
        .at(index)
        .standingAt(path.at('matchLabelKeys').at(index))
        .invalid(key, 'may not stand in `labelSelector` too, nor twice in `matchLabelKeys`')
    seen.add(key)
  }
}
