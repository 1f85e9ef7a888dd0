import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import { dnsSubdomainFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PreferredSchedulingTerm,
} from '../types/core-v1.ts'
import { warnAboutNodeLabel } from './node-labels.ts'

/** The first minor that judges the values of required terms; those before took any text. */
const VALUES_SINCE = 33

/** Checks which nodes are required (ValidateNodeSelector); `judgeValues` where values of labels were judged from the start. */
export function validateNodeSelector(
  selector: NodeSelector | undefined,
  path: Field,
  { minor }: Pick<Context, 'minor'>,
  judgeValues = minor >= VALUES_SINCE,
): void {
  each(selector?.nodeSelectorTerms, path.at('nodeSelectorTerms'), (term, itemPath) =>
    validateTerm(term, itemPath, judgeValues),
  )
}

/** Warns about old labels in the nodes that are required (GetWarningsForNodeSelectorTerm). */
export function warnAboutNodeSelector(
  selector: NodeSelector | undefined,
  path: Field,
  context: Pick<Context, 'minor'>,
): void {
  each(selector?.nodeSelectorTerms, path.at('nodeSelectorTerms'), (term, itemPath) =>
    warnAboutTerm(term, itemPath, context),
  )
}

/** Checks which nodes are preferred (ValidatePreferredSchedulingTerms). */
export function validatePreferredSchedulingTerms(
  terms: readonly PreferredSchedulingTerm[] | undefined,
  path: Field,
): void {
  each(terms, path, ({ weight, preference = {} }, itemPath) => {
    validateWeight(weight, itemPath.at('weight'))
    validateTerm(preference, itemPath.at('preference'), false)
  })
}

/** Warns about old labels in the nodes that are preferred, and about values that no node can have (GetWarningsForNodeSelectorTerm). */
export function warnAboutPreferredSchedulingTerms(
  terms: readonly PreferredSchedulingTerm[] | undefined,
  path: Field,
  context: Pick<Context, 'minor'>,
): void {
  each(terms, path, ({ preference = {} }, itemPath) => {
    const at = itemPath.at('preference')
    warnAboutTerm(preference, at, context)
    if (context.minor >= VALUES_SINCE) warnAboutValues(preference, at)
  })
}

/** Checks how much a preference counts. */
export function validateWeight(weight: number | undefined, path: Field): void {
  if (weight === undefined) path.invalid(undefined, 'is required, and must be between 1 and 100')
  else if (weight < 1 || weight > 100) path.invalid(weight, 'must be between 1 and 100')
}

function validateTerm(term: NodeSelectorTerm, path: Field, judgeValues: boolean): void {
  each(term.matchExpressions, path.at('matchExpressions'), (requirement, itemPath) =>
    validateRequirement(requirement, itemPath, judgeValues),
  )
  each(term.matchFields, path.at('matchFields'), validateFieldRequirement)
}

/** An operator that is none is judged by the schema; an absent one is not. */
function validateRequirement(
  { key = '', operator = '', values = [] }: NodeSelectorRequirement,
  path: Field,
  judgeValues: boolean,
): void {
  if (operator === '') path.at('operator').invalid(undefined, `is required, and must be ${OPERATORS}`)
  else if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) path.at('values').required(`are required with the operator "${operator}"`)
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) path.at('values').forbidden(`may not be set with the operator "${operator}"`)
  } else if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1)
    path.at('values').required(`must be one integer with the operator "${operator}"`)
  path.at('key').matches(key, labelKeyFault)
  if (judgeValues) each(values, path.at('values'), (value, itemPath) => itemPath.matches(value, labelValueFault))
}

const OPERATORS = '"DoesNotExist", "Exists", "Gt", "In", "Lt" or "NotIn"'
const KNOWN_OPERATORS = new Set(['DoesNotExist', 'Exists', 'Gt', 'Lt', ''])

/** The one field of nodes that can be selected by is their name (ValidateNodeFieldSelectorRequirement). */
function validateFieldRequirement({ key, operator = '', values = [] }: NodeSelectorRequirement, path: Field): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length !== 1) path.at('values').required(`must be one name with the operator "${operator}"`)
  } else if (KNOWN_OPERATORS.has(operator)) path.at('operator').invalid(operator, 'must be "In" or "NotIn" for fields')
  if (key !== 'metadata.name') path.at('key').invalid(key, 'must be "metadata.name", labels go into `matchExpressions`')
  else each(values, path.at('values'), (value, itemPath) => itemPath.matches(value, dnsSubdomainFault))
}

function warnAboutTerm({ matchExpressions }: NodeSelectorTerm, path: Field, context: Pick<Context, 'minor'>): void {
  each(matchExpressions, path.at('matchExpressions'), ({ key = '' }, itemPath) =>
    warnAboutNodeLabel(key, itemPath.at('key'), context),
  )
}

function warnAboutValues({ matchExpressions }: NodeSelectorTerm, path: Field): void {
  each(matchExpressions, path.at('matchExpressions'), ({ values }, itemPath) =>
    each(values, itemPath.at('values'), (value, valuePath) => {
      const fault = labelValueFault(value)
      if (fault !== undefined) valuePath.warn(`"${value}" can be the value of no label: it ${fault}`)
    }),
  )
}
