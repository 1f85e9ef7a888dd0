import { apps } from '../apps/kinds.ts'
import type { GroupChecks } from '../kind.ts'
import { ingress } from '../networking/ingress.ts'
import { validateNetworkPolicy } from '../networking/network-policy.ts'
import { policy } from '../policy/kinds.ts'

/** The kinds of `extensions`, which later got groups of their own. */
export const extensions: GroupChecks = {
  DaemonSet: apps.DaemonSet!,
  Deployment: apps.Deployment!,
  PodSecurityPolicy: policy.PodSecurityPolicy!,
  ReplicaSet: apps.ReplicaSet!,
  Ingress: ingress,
  NetworkPolicy: { check: validateNetworkPolicy },
}
