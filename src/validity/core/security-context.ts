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

function validateProcMount(procMount: string | undefined, path: Field, { hostUsers }: PodContext): void {
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
