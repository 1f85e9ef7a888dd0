import { domainPrefixedPathFault } from '../../kubernetes/names.ts'
import { validatePodTemplateSpec } from '../core/pod-template.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { JobSpec } from '../types/batch-v1.ts'
import { validatePodFailurePolicy } from './pod-failure-policy.ts'
import { validateSuccessPolicy } from './success-policy.ts'

const MANAGER_LENGTH = 63
/** What an indexed Job may have at most, so that its status can list the indexes. */
const MOST_PARALLEL = 100_000
const MOST_FAILED = 100_000
/** From this many completions on, Jobs that limit retries per index may have less. */
const MANY_COMPLETIONS = 100_000
const MOST_PARALLEL_OF_MANY = 10_000
const MOST_FAILED_OF_MANY = 10_000

/** Checks what Jobs and those of CronJobs have in common, the pod template included (validateJobSpec). */
export function validateJobSpec(spec: JobSpec, path: Field, context: Context): void {
  if (spec.managedBy !== undefined) validateManagedBy(spec.managedBy, path.at('managedBy'))
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    path.at('backoffLimitPerIndex').required('is required beside `maxFailedIndexes`')
  if (spec.completionMode === '') path.at('completionMode').unsupported('', ['Indexed', 'NonIndexed'])
  if (spec.completionMode === 'Indexed') validateIndexed(spec, path)
  else if (spec.completionMode === undefined || spec.completionMode === 'NonIndexed') refuseIndexed(spec, path)
  if (spec.podFailurePolicy !== undefined) validatePodFailurePolicy(spec, path.at('podFailurePolicy'), context)
  validateReplacement(spec, path.at('podReplacementPolicy'))
  if (spec.successPolicy !== undefined) {
    if (spec.completionMode === 'Indexed') validateSuccessPolicy(spec, path.at('successPolicy'))
    else path.at('successPolicy').invalid(undefined, NEEDS_INDEXES)
  }
  validatePodTemplateSpec(spec.template, path.at('template'), context)
  validateRestartPolicy(spec, path, context)
}

/** A policy for failures has to wait until it is known how a pod ended (validatePodReplacementPolicy). */
function validateReplacement({ podReplacementPolicy, podFailurePolicy }: JobSpec, path: Field): void {
  const known = ['Failed', 'TerminatingOrFailed']
  if (podReplacementPolicy === '') path.unsupported('', podFailurePolicy === undefined ? known : ['Failed'])
  else if (podReplacementPolicy === 'TerminatingOrFailed' && podFailurePolicy !== undefined)
    path.unsupported(podReplacementPolicy, ['Failed'], {
      why: 'a Job with a `podFailurePolicy` replaces a pod only when it is known how it ended',
    })
}

function validateManagedBy(value: string, path: Field): void {
  if (value === '') path.required('must not be empty')
  else path.matches(value, domainPrefixedPathFault)
  if (value.length > MANAGER_LENGTH) path.tooLong(MANAGER_LENGTH, value.length)
}

const NEEDS_INDEXES = 'may only be set when `completionMode` is "Indexed"'

function refuseIndexed({ backoffLimitPerIndex, maxFailedIndexes }: JobSpec, path: Field): void {
  if (backoffLimitPerIndex !== undefined) path.at('backoffLimitPerIndex').invalid(backoffLimitPerIndex, NEEDS_INDEXES)
  if (maxFailedIndexes !== undefined) path.at('maxFailedIndexes').invalid(maxFailedIndexes, NEEDS_INDEXES)
}

function validateIndexed(spec: JobSpec, path: Field): void {
  const { completions, parallelism = 0, maxFailedIndexes, backoffLimitPerIndex } = spec
  if (completions === undefined) path.at('completions').required('is required when `completionMode` is "Indexed"')
  atMost(parallelism, MOST_PARALLEL, path.at('parallelism'), ' when `completionMode` is "Indexed"')
  const failed = path.at('maxFailedIndexes')
  if (maxFailedIndexes !== undefined) {
    atMost(maxFailedIndexes, completions, failed, ', the number of `completions`')
    atMost(maxFailedIndexes, MOST_FAILED, failed)
  }
  if (completions === undefined || completions <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined) return
  const reason = ` with more than ${MANY_COMPLETIONS} \`completions\` and a \`backoffLimitPerIndex\``
  if (maxFailedIndexes === undefined) failed.required(`is required${reason}`)
  else atMost(maxFailedIndexes, MOST_FAILED_OF_MANY, failed, reason)
  atMost(parallelism, MOST_PARALLEL_OF_MANY, path.at('parallelism'), reason)
}

function atMost(value: number, most: number | undefined, path: Field, reason = ''): void {
  if (most !== undefined && value > most) path.invalid(value, `must be at most ${most}${reason}`)
}

/** The last minor that refuses the policy that a pod has without one, instead of asking for one. */
const REFUSES_DEFAULT_UNTIL = 18

/** The pods of a Job end; a policy for failures can only judge pods that are not started again. */
function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, path: Field, { minor }: Context): void {
  const at = path.at('template').at('spec').at('restartPolicy')
  const policy = template?.spec?.restartPolicy || 'Always'
  if (policy === 'OnFailure' && podFailurePolicy !== undefined)
    at.invalid(policy, 'must be "Never" beside a `podFailurePolicy`')
  if (policy !== 'Always') return
  const isWritten = template?.spec?.restartPolicy === 'Always'
  const hint = `${isWritten ? 'write' : 'add'} \`restartPolicy: Never\`, or \`OnFailure\` to start a failed container again in the same pod`
  if (minor <= REFUSES_DEFAULT_UNTIL) at.unsupported(policy, ['Never', 'OnFailure'], { hint })
  else
    at.required(
      `must be "Never" or "OnFailure": ${isWritten ? 'with "Always"' : 'without it'} pods are started again when they are done`,
      { hint },
    )
}

/** The first minor that warns. */
const WARNS_SINCE = 28

/** Warns of an indexed Job whose failures may not fit into its status (WarningsForJobSpec). */
export function warnAboutJobSpec(spec: JobSpec, path: Field, { minor }: Context): void {
  const { completionMode, completions = 0, parallelism = 0 } = spec
  if (minor < WARNS_SINCE || completionMode !== 'Indexed') return
  if (completions > MANY_COMPLETIONS && parallelism > MOST_PARALLEL_OF_MANY)
    path.warn(
      `has more than ${MANY_COMPLETIONS} \`completions\` and a \`parallelism\` above ${MOST_PARALLEL_OF_MANY}: its status cannot list all indexes when many of them fail`,
    )
}
