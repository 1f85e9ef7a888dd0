import { failing, formatRequirement, type Selector } from '../../kubernetes/label-selector.ts'
import { writeScalar } from '../../yaml/write.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { PodSpec, PodTemplateSpec } from '../types/core-v1.ts'
import { validatePodTemplateSpec } from './pod-template.ts'

/** Checks the template of pods that are kept running (ValidatePodTemplateSpecForReplicaSet, ValidatePodTemplateSpecForRC). */
export function validateReplicatedTemplate(
  template: PodTemplateSpec | undefined,
  path: Field,
  context: Context,
  { selector, replicas }: { readonly selector: Selector | undefined; readonly replicas: number },
): void {
  validateOwnLabels(template, path, selector)
  validatePodTemplateSpec(template, path, context)
  if (replicas > 1) validateSharedDisks(template?.spec, path.at('spec'), context)
  validateKeptRunning(template?.spec, path.at('spec'))
}

/** Says that a workload would not find the pods that it makes: its selector, absent for one that selects nothing, does not match the labels of its template. */
export function validateOwnLabels(
  template: PodTemplateSpec | undefined,
  path: Field,
  selector: Selector | undefined,
): void {
  const labels = template?.metadata?.labels ?? {}
  const missed = selector === undefined ? undefined : failing(selector, labels)
  if (missed?.length === 0) return
  const asked = missed?.map(formatRequirement).join(' and ')
  const fault =
    asked === undefined
      ? 'must match the selector, but there is none'
      : `must match the selector, which asks for ${asked}`
  const message = asked === undefined ? 'has no selector' : `asks for ${asked}`
  path
    .at('metadata')
    .at('labels')
    .invalid(undefined, fault, {
      hint: missed === undefined ? selectorFor(labels) : undefined,
      ...(template?.metadata?.labels === undefined && { subject: '`template.metadata.labels`' }),
      related: [{ path: [...path.path().slice(0, -1), 'selector'], message }],
    })
}

/** The selector that finds pods with these labels, where they are few. */
function selectorFor(labels: Readonly<Record<string, string>>): string | undefined {
  const pairs = Object.entries(labels).map(([key, value]) => `${writeScalar(key)}: ${writeScalar(value)}`)
  if (pairs.length === 0 || pairs.length > 3) return undefined
  return `write \`selector: {matchLabels: {${pairs.join(', ')}}}\` beside \`template\``
}

/** Pods that are kept running start again whenever they end, and have no deadline; of words that are none the schema speaks, unless it is not `judged` by it. */
export function validateKeptRunning(spec: PodSpec | undefined, path: Field, judged = true): void {
  const { restartPolicy = '' } = spec ?? {}
  if (OTHER_POLICIES.has(restartPolicy) || (!judged && restartPolicy !== '' && restartPolicy !== 'Always'))
    path.at('restartPolicy').unsupported(restartPolicy, ['Always'], {
      why: 'the pods of this workload are started again whenever they end; for work that ends use a Job',
    })
  if (spec?.activeDeadlineSeconds !== undefined)
    path.at('activeDeadlineSeconds').forbidden('may only be set in a Pod or a Job: the pods of this workload run on')
}

const OTHER_POLICIES: ReadonlySet<string> = new Set(['Never', 'OnFailure'])

/** The last minor that looks at the disks of Google Compute Engine that several pods share (gate SkipReadOnlyValidationGCE). */
const CHECKS_DISKS_UNTIL = 28

/** Several pods can only read a persistent disk of Google Compute Engine (ValidateReadOnlyPersistentDisks). */
export function validateSharedDisks(spec: PodSpec | undefined, path: Field, { minor }: Context): void {
  if (minor > CHECKS_DISKS_UNTIL) return
  each(spec?.volumes, path.at('volumes'), ({ gcePersistentDisk }, itemPath) => {
    if (gcePersistentDisk !== undefined && gcePersistentDisk.readOnly !== true)
      itemPath
        .at('gcePersistentDisk')
        .at('readOnly')
        .invalid(false, 'must be true: only one machine can mount the disk to write')
  })
}
