import type { KindInfo } from '../schema/types.ts'
import { admissionregistration } from './admissionregistration/kinds.ts'
import { apiextensions } from './apiextensions/kinds.ts'
import { apiregistration } from './apiregistration/kinds.ts'
import { apiserverinternal } from './apiserverinternal/kinds.ts'
import { apps } from './apps/kinds.ts'
import { auditregistration } from './auditregistration/kinds.ts'
import { authentication } from './authentication/kinds.ts'
import { authorization } from './authorization/kinds.ts'
import { autoscaling } from './autoscaling/kinds.ts'
import { batch } from './batch/kinds.ts'
import { certificates } from './certificates/kinds.ts'
import { coordination } from './coordination/kinds.ts'
import { core } from './core/kinds.ts'
import { discovery } from './discovery/kinds.ts'
import { events } from './events/kinds.ts'
import { extensions } from './extensions/kinds.ts'
import { flowcontrol } from './flowcontrol/kinds.ts'
import type { GroupChecks, KindCheck } from './kind.ts'
import { networking } from './networking/kinds.ts'
import { node } from './node/kinds.ts'
import { policy } from './policy/kinds.ts'
import { rbac } from './rbac/kinds.ts'
import { resource } from './resource/kinds.ts'
import { scheduling } from './scheduling/kinds.ts'
import { settings } from './settings/kinds.ts'
import { storage } from './storage/kinds.ts'
import { storagemigration } from './storagemigration/kinds.ts'

/** The checks of every API group; a group has them for all its versions. */
const groups = new Map<string, GroupChecks>([
  ['', core],
  ['apiextensions.k8s.io', apiextensions],
  ['apiregistration.k8s.io', apiregistration],
  ['admissionregistration.k8s.io', admissionregistration],
  ['apps', apps],
  ['auditregistration.k8s.io', auditregistration],
  ['autoscaling', autoscaling],
  ['batch', batch],
  ['certificates.k8s.io', certificates],
  ['extensions', extensions],
  ['flowcontrol.apiserver.k8s.io', flowcontrol],
  ['internal.apiserver.k8s.io', apiserverinternal],
  ['authentication.k8s.io', authentication],
  ['authorization.k8s.io', authorization],
  ['node.k8s.io', node],
  ['discovery.k8s.io', discovery],
  ['events.k8s.io', events],
  ['networking.k8s.io', networking],
  ['policy', policy],
  ['coordination.k8s.io', coordination],
  ['scheduling.k8s.io', scheduling],
  ['rbac.authorization.k8s.io', rbac],
  ['resource.k8s.io', resource],
  ['settings.k8s.io', settings],
  ['storage.k8s.io', storage],
  ['storagemigration.k8s.io', storagemigration],
])

const PLAIN: KindCheck = {}

/** What a server checks in resources of that kind beyond its schema. */
export function kindCheck({ group, kind }: KindInfo): KindCheck {
  const checks = groups.get(group)
  return checks !== undefined && Object.hasOwn(checks, kind) ? checks[kind]! : PLAIN
}
