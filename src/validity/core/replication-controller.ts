import { parseLabels } from '../../kubernetes/label-selector.ts'
import type { Field } from '../field.ts'
import type { Context, KindCheck } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import { subdomainName } from '../meta/object-meta.ts'
import type { ReplicationController } from '../types/core-v1.ts'
import { validateCopiedLabels } from './copied-labels.ts'
import { validateReplicatedTemplate } from './replicas.ts'

/** The first minor that only judges the name which is made of `generateName`. */
const PREFIX_FREE_SINCE = 35

/** What a server checks in a ReplicationController. */
export const replicationController: KindCheck = {
  name: (text, prefix, { minor }) => (prefix && minor >= PREFIX_FREE_SINCE ? undefined : subdomainName(text, prefix)),
  check: validateReplicationController,
}

/** Checks a ReplicationController (ValidateReplicationController), whose selector defaults to the labels of its template. */
function validateReplicationController(
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
