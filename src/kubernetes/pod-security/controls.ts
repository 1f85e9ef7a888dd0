import type { Lifespan, Minor } from '../../model/version.ts'
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts'
import { appArmorProfile } from './app-armor.ts'
import { capabilitiesBaseline, capabilitiesRestricted } from './capabilities.ts'
import { hostNamespaces } from './host-namespaces.ts'
import { hostPathVolumes } from './host-path-volumes.ts'
import { hostPorts } from './host-ports.ts'
import { hostProbes } from './host-probes.ts'
import type { ControlCheck } from './pod.ts'
import { privileged } from './privileged.ts'
import { procMount } from './proc-mount.ts'
import { restrictedVolumes } from './restricted-volumes.ts'
import { runAsNonRoot } from './run-as-non-root.ts'
import { runAsUser } from './run-as-user.ts'
import { seLinuxOptions } from './se-linux-options.ts'
import { seccompAnnotations, seccompBaseline, seccompRestricted } from './seccomp-profile.ts'
import { sysctls } from './sysctls.ts'
import { windowsHostProcess } from './windows-host-process.ts'

/** A level that asks something of pods. */
export type StrictLevel = 'baseline' | 'restricted'

/** One control of the Pod Security Standards, with the policy versions that have it. */
export interface Control extends Lifespan {
  /** The name of the check in k8s.io/pod-security-admission. */
  readonly id: string
  readonly level: StrictLevel
  readonly check: ControlCheck
  /** The control of baseline that it stands for at the level restricted. */
  readonly replaces?: string
  /** The policy version since which pods of Windows are let off (`spec.os.name`). */
  readonly exceptWindows?: Minor
  /** The policy version since which pods with users of their own are let off (`spec.hostUsers: false`). */
  readonly exceptOwnUsers?: Minor
}

/** All controls, baseline first, in the order that servers name them. */
export const controls: readonly Control[] = [
  { id: 'appArmorProfile', level: 'baseline', check: appArmorProfile },
  { id: 'capabilities_baseline', level: 'baseline', check: capabilitiesBaseline },
  { id: 'hostNamespaces', level: 'baseline', check: hostNamespaces },
  { id: 'hostPathVolumes', level: 'baseline', check: hostPathVolumes },
  { id: 'hostPorts', level: 'baseline', check: hostPorts },
  { id: 'hostProbesAndHostLifecycle', level: 'baseline', since: 34, check: hostProbes },
  { id: 'privileged', level: 'baseline', check: privileged },
  { id: 'procMount', level: 'baseline', check: procMount, exceptOwnUsers: 35 },
  { id: 'seLinuxOptions', level: 'baseline', check: seLinuxOptions },
  { id: 'seccompProfile_baseline', level: 'baseline', until: 18, check: seccompAnnotations },
  { id: 'seccompProfile_baseline', level: 'baseline', since: 19, check: seccompBaseline },
  { id: 'sysctls', level: 'baseline', check: sysctls },
  { id: 'windowsHostProcess', level: 'baseline', check: windowsHostProcess },
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    since: 8,
    check: allowPrivilegeEscalation,
    exceptWindows: 25,
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    since: 22,
    check: capabilitiesRestricted,
    replaces: 'capabilities_baseline',
    exceptWindows: 25,
  },
  { id: 'procMount_restricted', level: 'restricted', since: 35, check: procMount, replaces: 'procMount' },
  { id: 'restrictedVolumes', level: 'restricted', check: restrictedVolumes, replaces: 'hostPathVolumes' },
  { id: 'runAsNonRoot', level: 'restricted', check: runAsNonRoot, exceptOwnUsers: 35 },
  { id: 'runAsUser', level: 'restricted', since: 23, check: runAsUser, exceptOwnUsers: 35 },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    since: 19,
    check: seccompRestricted,
    replaces: 'seccompProfile_baseline',
    exceptWindows: 25,
  },
]
