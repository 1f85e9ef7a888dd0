import { operators } from '../../kubernetes/label-selector.ts'
import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import { didYouMean } from '../../model/meant.ts'
import { nearest } from '../../text/nearest.ts'
import type { Field, More } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { LabelSelector, LabelSelectorRequirement } from '../types/meta-v1.ts'
import { validateLabels } from './object-meta.ts'

/** What differs between the places that have a label selector. */
export interface SelectorOptions {
  /** Values of expressions may be anything (AllowInvalidLabelValueInSelector). */
  readonly anyValue?: boolean
  /** Operators may be anything (AllowUnknownOperatorInRequirement). */
  readonly anyOperator?: boolean
}

/** The first minor that judges the values of expressions; those before took any text. */
const VALUES_SINCE = 26

/** Checks a label selector (unversionedvalidation.ValidateLabelSelector). */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: Field,
  { minor }: Pick<Context, 'minor'>,
  options: SelectorOptions = {},
): void {
  if (selector === undefined) return
  const anyValue = options.anyValue === true || minor < VALUES_SINCE
  validateLabels(selector.matchLabels, path.at('matchLabels'))
  each(selector.matchExpressions, path.at('matchExpressions'), (requirement, itemPath) =>
    validateSelectorRequirement(requirement, itemPath, { ...options, anyValue }),
  )
}

/** Checks one condition on labels (unversionedvalidation.ValidateLabelSelectorRequirement). */
export function validateSelectorRequirement(
  requirement: LabelSelectorRequirement,
  path: Field,
  options: SelectorOptions,
): void {
  const { key = '', operator = '', values = [] } = requirement
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0)
      path.at('values').required(`are required: "${operator}" compares the label "${key}" with values`)
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0)
      path.at('values').forbidden(`may not be set: "${operator}" only asks whether the label "${key}" is there`, {
        hint: `to compare with these values use "${operator === 'Exists' ? 'In' : 'NotIn'}"`,
      })
  } else if (!options.anyOperator)
    path.at('operator').invalid(operator, 'must be "DoesNotExist", "Exists", "In" or "NotIn"', operatorHint(operator))
  path.at('key').matches(key, labelKeyFault)
  if (!options.anyValue) each(values, path.at('values'), (value, itemPath) => itemPath.matches(value, labelValueFault))
}

function operatorHint(operator: string): More {
  const meant = operators.find((one) => one.toLowerCase() === operator.toLowerCase()) ?? nearest(operator, operators)
  return didYouMean(meant)
}
