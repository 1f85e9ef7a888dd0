import { parseLabels } from '../../kubernetes/label-selector.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import type { ReplicationController } from '../types/core-v1.ts'
import { validateCopiedLabels } from './copied-labels.ts'
import { validateReplicatedTemplate } from './replicas.ts'

/** Checks a ReplicationController (ValidateReplicationController), whose selector defaults to the labels of its template. */
export function validateReplicationController(
  { metadata, spec = {} }: ReplicationController,
  path: Field,
  context: Context,
): void {
  const { template, replicas = 1 } = spec
  const at = path.at('spec')
  const labels = template?.metadata?.labels
  const given = parseLabels(spec.selector)
  const selector = given.length > 0 ? given : parseLabels(labels)
  warnAboutHostName(metadata, path, context)
  validateCopiedLabels(metadata, labels, path, at.at('template'))
  if (selector.length === 0) at.at('selector').required('is required where the template has no labels')
  if (template !== undefined) validateReplicatedTemplate(template, at.at('template'), context, { selector, replicas })
}
