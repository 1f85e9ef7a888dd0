import { apps } from '../apps/kinds.ts'
import type { GroupChecks } from '../kind.ts'

const { DaemonSet, Deployment, ReplicaSet } = apps

/** The kinds of `extensions`, which later got groups of their own. */
export const extensions: GroupChecks = {
  DaemonSet: DaemonSet!,
  Deployment: Deployment!,
  ReplicaSet: ReplicaSet!,
}
