import { parseQuantity } from '../../kubernetes/quantity.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { HorizontalPodAutoscalerBehavior, HPAScalingPolicy, HPAScalingRules } from '../types/autoscaling-v2.ts'

/** Checks how fast an autoscaler scales up and down (validateBehavior). */
export function validateBehavior(
  { scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior,
  path: Field,
  context: Context,
): void {
  if (scaleUp !== undefined) validateRules(scaleUp, path.at('scaleUp'), context)
  if (scaleDown !== undefined) validateRules(scaleDown, path.at('scaleDown'), context)
}

const selectPolicies = ['Disabled', 'Max', 'Min']
const policyTypes = ['Percent', 'Pods']
const LONGEST_WINDOW = 3600
const LONGEST_PERIOD = 1800

/** Checks rules that are the text of an annotation, of which no schema says anything and which get no defaults (validateScalingRules). */
export function validateWrittenRules(rules: HPAScalingRules, path: Field, context: Context): void {
  const { selectPolicy, policies = [], stabilizationWindowSeconds: window = 0 } = rules
  if (window < 0 || window > LONGEST_WINDOW)
    path.at('stabilizationWindowSeconds').invalid(window, `must be between 0 and ${LONGEST_WINDOW}`)
  if (selectPolicy && !selectPolicies.includes(selectPolicy))
    path.at('selectPolicy').unsupported(selectPolicy, selectPolicies)
  each(policies, path.at('policies'), ({ type }, itemPath) => {
    if (type && !policyTypes.includes(type)) itemPath.at('type').unsupported(type, policyTypes)
  })
  validateRules({ ...rules, policies }, path, context)
}

/** The first minor that does not drop `tolerance` (gate HPAConfigurableTolerance). */
const TOLERANCE_SINCE = 35

function validateRules({ selectPolicy, policies, tolerance }: HPAScalingRules, path: Field, { minor }: Context): void {
  if (selectPolicy === '') path.at('selectPolicy').unsupported('', selectPolicies)
  if (policies?.length === 0) path.at('policies').required('must have at least one policy')
  each(policies, path.at('policies'), validatePolicy)
  const amount = tolerance === undefined || minor < TOLERANCE_SINCE ? undefined : parseQuantity(tolerance)
  if (amount !== undefined && amount.mantissa < 0n) path.at('tolerance').invalid(tolerance, 'must be at least 0')
}

function validatePolicy({ type = '', value = 0, periodSeconds = 0 }: HPAScalingPolicy, path: Field): void {
  if (type === '') path.at('type').unsupported(type, policyTypes)
  if (value <= 0) path.at('value').invalid(value, 'must be at least 1')
  if (periodSeconds <= 0 || periodSeconds > LONGEST_PERIOD)
    path.at('periodSeconds').invalid(periodSeconds, `must be between 1 and ${LONGEST_PERIOD}`)
}
