import type { Field } from '../field.ts'
import type { SecurityContext } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'
import { validateAppArmorProfile, validateSeccompProfile, validateWindowsOptions } from './security-profiles.ts'

/** Checks what a container is allowed to do (ValidateSecurityContext). */
export function validateSecurityContext(context: SecurityContext | undefined, path: Field, pod: PodContext): void {
  if (context === undefined) return
  validateProcMount(context.procMount, path.at('procMount'), pod)
  validateSeccompProfile(context.seccompProfile, path.at('seccompProfile'))
  validateEscalation(context, path)
  validateWindowsOptions(context.windowsOptions, path.at('windowsOptions'))
  validateAppArmorProfile(context.appArmorProfile, path.at('appArmorProfile'))
}

/** The minor since which a server does not put the default in place of what is given (ProcMountType). */
const PROC_MOUNT_AS_GIVEN = 33

function validateProcMount(procMount: string | undefined, path: Field, { minor, hostUsers }: PodContext): void {
  if (minor < PROC_MOUNT_AS_GIVEN) return
  if (procMount === '') path.unsupported(procMount, ['Default', 'Unmasked'])
  if (procMount === 'Unmasked' && hostUsers)
    path.invalid(procMount, 'may only be set with `hostUsers: false` in the pod')
}

function validateEscalation(context: SecurityContext, path: Field): void {
  const { allowPrivilegeEscalation, privileged, capabilities } = context
  if (allowPrivilegeEscalation !== false) return
  const place = path.standingAt(path.at('allowPrivilegeEscalation'))
  if (privileged === true) place.invalid(false, 'may not be set with `privileged: true`, which is more')
  if (capabilities?.add?.includes('CAP_SYS_ADMIN'))
    place.invalid(false, 'may not be set with the capability "CAP_SYS_ADMIN", which is more')
}
