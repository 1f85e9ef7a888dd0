import { parseSelector, type Selector } from '../../kubernetes/label-selector.ts'
import { validateReplicatedTemplate } from '../core/replicas.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { PodTemplateSpec } from '../types/core-v1.ts'
import type { LabelSelector, ObjectMeta } from '../types/meta-v1.ts'

/** What workloads have in common. */
export interface Workload {
  readonly metadata?: ObjectMeta
  readonly spec?: {
    readonly replicas?: number
    readonly selector?: LabelSelector
    readonly template?: PodTemplateSpec
  }
}

/** Checks the selector and the template that a Deployment and a ReplicaSet have in common; `path` is that of the workload. */
export function validateReplicated(workload: Workload, path: Field, context: Context): void {
  const { replicas = 1, template } = workload.spec ?? {}
  const selector = validateOwnSelector(workload, path, context)
  if (selector === 'broken') refuseBroken(path)
  else validateReplicatedTemplate(template, path.at('spec').at('template'), context, { selector, replicas })
}

/** Checks the selector of a workload and gives its requirements: undefined where there is none, `broken` where no server can read it. */
export function validateOwnSelector(
  { metadata, spec = {} }: Workload,
  path: Field,
  context: Context,
): Selector | 'broken' | undefined {
  const at = path.at('spec').at('selector')
  const { selector } = spec
  if (selector === undefined) return undefined
  validateLabelSelector(selector, at, context)
  if (isEmpty(selector)) refuseEmpty({ metadata, spec }, at)
  return parseSelector(selector) ?? 'broken'
}

function isEmpty({ matchLabels, matchExpressions = [] }: LabelSelector): boolean {
  for (const _ in matchLabels) return false
  return matchExpressions.length === 0
}

function refuseEmpty({ metadata, spec = {} }: Workload, path: Field): void {
  const labels = spec.template?.metadata?.labels
  const own = Object.entries(labels ?? {})[0]
  const [name, value] = own ?? ['app', metadata?.name ?? 'web']
  const there = own === undefined ? `, and \`labels: {${name}: ${value}}\` in the \`metadata\` of the template` : ''
  path.invalid(undefined, 'must not be empty: it would match every pod of the namespace', {
    hint: `write \`matchLabels: {${name}: ${value}}\`${there}`,
    related: labels && [{ path: ['spec', 'template', 'metadata', 'labels'], message: 'the labels of its own pods' }],
  })
}

/** Says that no server can make a selector of what is written, for the kinds that look at it twice (metav1.LabelSelectorAsSelector). */
export function refuseBroken(path: Field): void {
  path.at('spec').at('selector').invalid(undefined, 'is refused as a whole because of what is wrong in it')
}
