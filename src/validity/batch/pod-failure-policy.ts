import { labelKeyFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { KnownNames } from '../known-names.ts'
import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
} from '../types/batch-v1.ts'

/** The first minor that knows rules for single indexes: it drops them from Jobs, but not from those of a CronJob (gate JobBackoffLimitPerIndex). */
const DROPS_INDEXES_IN = 28

/** Checks what a Job does when a pod fails (validatePodFailurePolicy). */
export function validatePodFailurePolicy(spec: JobSpec, path: Field, context: Context): void {
  const { containers = [], initContainers = [] } = spec.template?.spec ?? {}
  const names = new KnownNames([...containers, ...initContainers].map((container) => container?.name))
  const dropsIndexes = context.minor === DROPS_INDEXES_IN && context.kind.kind === 'Job'
  each(spec.podFailurePolicy?.rules, path.at('rules'), (rule, itemPath) => {
    const isForIndex = rule.action === 'FailIndex'
    if (isForIndex && dropsIndexes) return
    if (isForIndex && context.minor < DROPS_INDEXES_IN)
      itemPath.at('action').unsupported(rule.action, ['Count', 'FailJob', 'Ignore'])
    else if (isForIndex && spec.backoffLimitPerIndex === undefined)
      itemPath.at('action').invalid(rule.action, 'needs a `backoffLimitPerIndex` of the Job')
    validateRule(rule, names, itemPath, context)
  })
}

function validateRule(rule: PodFailurePolicyRule, names: KnownNames, path: Field, context: Context): void {
  const { onExitCodes, onPodConditions = [] } = rule
  if (onExitCodes !== undefined) validateExitCodes(onExitCodes, names, path.at('onExitCodes'))
  each(onPodConditions, path.at('onPodConditions'), (pattern, itemPath) =>
    validateCondition(pattern, itemPath, context),
  )
  const conditions = onPodConditions.length > 0
  if (onExitCodes !== undefined && conditions)
    path.invalid(undefined, 'may have `onExitCodes` or `onPodConditions`, not both', { subject: 'the rule' })
  if (onExitCodes === undefined && !conditions)
    path.invalid(undefined, 'must have `onExitCodes` or `onPodConditions`', { subject: 'the rule' })
}

function validateExitCodes(
  { operator, containerName, values = [] }: PodFailurePolicyOnExitCodesRequirement,
  names: KnownNames,
  path: Field,
): void {
  if (containerName !== undefined && !names.has(containerName))
    path.at('containerName').invalid(containerName, 'must be the name of a container of the pod template', {
      hint: names.size === 0 ? undefined : `its containers are ${names.listed()}`,
    })
  const at = path.at('values')
  if (values.length === 0) at.invalid(undefined, 'must have at least one exit code')
  const seen = new Set<number>()
  each(values, at, (value, itemPath) => {
    if (operator === 'In' && value === 0)
      itemPath.invalid(undefined, 'must not be 0: a container that ends with 0 has not failed')
    if (seen.has(value)) itemPath.duplicate(value)
    seen.add(value)
  })
  if (values.some((value, index) => index > 0 && values[index - 1]! > value))
    at.invalid(undefined, 'must be in ascending order')
}

/** The first minor that fills in the status in a CronJob, too. */
const FILLS_STATUS_SINCE = 34

function validateCondition(
  { type = '', status }: PodFailurePolicyOnPodConditionsPattern,
  path: Field,
  { minor, kind }: Context,
): void {
  path.at('type').matches(type, labelKeyFault)
  if (!status && kind.kind === 'CronJob' && minor < FILLS_STATUS_SINCE)
    path.at('status').required('is required: "False", "True" or "Unknown"')
}
