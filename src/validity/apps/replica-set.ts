import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import type { ReplicaSet } from '../types/apps-v1.ts'
import { validateReplicated } from './selector.ts'

/** Checks a ReplicaSet (ValidateReplicaSet). */
export function validateReplicaSet(replicaSet: ReplicaSet, path: Field, context: Context): void {
  warnAboutHostName(replicaSet.metadata, path, context)
  validateReplicated(replicaSet, path, context)
}
