import { MapKey } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'

/** What servers warn of in the keys of node labels, from which minor on, and what stands in their place (pkg/api/node deprecatedNodeLabels). */
const OLD_LABELS = new Map<string, { readonly since: number; readonly says: string }>([
  ['app.kubernetes.io/created-by', { since: 31, says: 'is deprecated since 1.9' }],
  ['beta.kubernetes.io/arch', { since: 22, says: 'is deprecated since 1.14; use "kubernetes.io/arch"' }],
  [
    'beta.kubernetes.io/instance-type',
    { since: 22, says: 'is deprecated since 1.17; use "node.kubernetes.io/instance-type"' },
  ],
  ['beta.kubernetes.io/os', { since: 22, says: 'is deprecated since 1.14; use "kubernetes.io/os"' }],
  [
    'failure-domain.beta.kubernetes.io/region',
    { since: 22, says: 'is deprecated since 1.17; use "topology.kubernetes.io/region"' },
  ],
  [
    'failure-domain.beta.kubernetes.io/zone',
    { since: 22, says: 'is deprecated since 1.17; use "topology.kubernetes.io/zone"' },
  ],
  ['node-role.kubernetes.io/master', { since: 31, says: 'is gone; use "node-role.kubernetes.io/control-plane"' }],
  [
    'scheduler.alpha.kubernetes.io/preferAvoidPods',
    { since: 31, says: 'is deprecated since 1.22; use taints and tolerations' },
  ],
])

/** Warns about the name of a node label that has been replaced (pkg/api/node GetNodeLabelDeprecatedMessage), be it a key or the value of a field. */
export function warnAboutNodeLabel(label: string, path: Field, { minor }: Pick<Context, 'minor'>): void {
  const old = OLD_LABELS.get(label)
  if (old === undefined || minor < old.since) return
  const part = path.placePath().at(-1) instanceof MapKey ? 'key' : undefined
  path.warn(old.says, { part, subject: `the label "${label}"` })
}
