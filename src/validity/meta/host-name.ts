import { dnsLabelFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { nameOf } from './object-meta.ts'

/** The first minor that warns. */
const WARNS_SINCE = 27

/** Warns of a name that the names of pods begin with, where it is no good host name (WarningsOnCreate of Deployments, ReplicaSets, Jobs and their like). */
export function warnAboutHostName(metadata: ObjectMeta | undefined, path: Field, { minor }: Context): void {
  if (minor < WARNS_SINCE) return
  const name = nameOf(metadata)
  const fault = name === '' ? undefined : dnsLabelFault(name)
  if (fault === undefined) return
  path.at('metadata').at('name').warn(`"${name}" is used in the names and host names of pods, where it ${fault}`, {
    why: 'what uses the host name may reject or cut it',
  })
}
