import type { Field } from '../field.ts'
import type { Container, EphemeralContainer, PodSpec } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Visits all containers of a pod with their places (VisitContainersWithPath). */
export function eachContainer(
  spec: PodSpec,
  path: Field,
  visit: (container: Container | EphemeralContainer, path: Field) => void,
): void {
  for (const list of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    const containers = spec[list]
    if (containers === undefined) continue
    for (let i = 0; i < containers.length; i++)
      if (containers[i] !== undefined) visit(containers[i]!, path.at(list).at(i))
  }
}

/** Checks that a pod sets nothing that its operating system does not have (validateOS, validateLinux, validateWindows). */
export function validateOS(spec: PodSpec, path: Field): void {
  const name = spec.os?.name
  if (name === 'linux') validateLinux(spec, path)
  else if (name === 'windows') validateWindows(spec, path)
}

const NOT_ON_LINUX = 'may not be set when `os.name` is "linux"'
const NOT_ON_WINDOWS = 'may not be set when `os.name` is "windows"'

function validateLinux(spec: PodSpec, path: Field): void {
  const judge = (security: { readonly windowsOptions?: object } | undefined, at: Field) => {
    if (security?.windowsOptions !== undefined) at.at('securityContext').at('windowsOptions').forbidden(NOT_ON_LINUX)
  }
  judge(spec.securityContext, path)
  eachContainer(spec, path, (container, at) => judge(container.securityContext, at))
}

/** What no Windows pod may have: these fields of its spec, of its security context and of those of its containers; `false` and an empty list of sysctls count as absent where the server cannot tell. */
const SPEC_FIELDS = ['hostUsers', 'shareProcessNamespace'] as const
const TRUE_SPEC_FIELDS = ['hostPID', 'hostIPC'] as const
const SECURITY_FIELDS = [
  'appArmorProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsGroup',
  'runAsUser',
  'seLinuxChangePolicy',
  'seLinuxOptions',
  'seccompProfile',
  'supplementalGroups',
  'supplementalGroupsPolicy',
] as const
const CONTAINER_SECURITY_FIELDS = [
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
] as const

function validateWindows(spec: PodSpec, path: Field): void {
  for (const name of SPEC_FIELDS) if (spec[name] !== undefined) path.at(name).forbidden(NOT_ON_WINDOWS)
  for (const name of TRUE_SPEC_FIELDS) if (spec[name]) path.at(name).forbidden(NOT_ON_WINDOWS)
  const { securityContext } = spec
  if (securityContext !== undefined) {
    const at = path.at('securityContext')
    for (const name of SECURITY_FIELDS) if (securityContext[name] !== undefined) at.at(name).forbidden(NOT_ON_WINDOWS)
    if ((securityContext.sysctls ?? []).length > 0) at.at('sysctls').forbidden(NOT_ON_WINDOWS)
  }
  eachContainer(spec, path, (container, containerPath) => {
    const security = container.securityContext
    if (security === undefined) return
    const at = containerPath.at('securityContext')
    for (const name of CONTAINER_SECURITY_FIELDS)
      if (security[name] !== undefined) at.at(name).forbidden(NOT_ON_WINDOWS)
  })
}

/** Checks Windows containers that run as processes of the host: all or none, and with the network of the host (validateWindowsHostProcessPod). */
export function validateHostProcess(spec: PodSpec, path: Field): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  let some = false
  let all = true
  eachContainer(spec, path, (container, at) => {
    const own = container.securityContext?.windowsOptions?.hostProcess
    if (ofPod !== undefined && own !== undefined && ofPod !== own)
      at.at('securityContext')
        .at('windowsOptions')
        .at('hostProcess')
        .invalid(own, `must be ${ofPod}, as in the security context of the pod`)
    if (own ?? ofPod ?? false) some = true
    else all = false
  })
  if (!some) return
  if (!all) path.invalid(undefined, 'must have `hostProcess` in all of its containers or in none')
  if (!spec.hostNetwork)
    path.at('hostNetwork').invalid(spec.hostNetwork, 'must be true for containers with `hostProcess`')
}

/** The first minor that refuses block devices in a pod with users of its own. */
const NO_DEVICES_SINCE = 34
/** Checks a pod with users of its own (validateHostUsers). */
export function validateHostUsers(spec: PodSpec, path: Field, { minor, hostUsers }: PodContext): void {
  if (hostUsers) return
  const fault = 'may not be true when `hostUsers` is false'
  if (spec.hostNetwork) path.at('hostNetwork').forbidden(fault)
  if (spec.hostPID) path.at('HostPID').standingAt(path.at('hostPID')).forbidden(fault)
  if (spec.hostIPC) path.at('HostIPC').standingAt(path.at('hostIPC')).forbidden(fault)
  if (minor >= NO_DEVICES_SINCE)
    eachContainer(spec, path, ({ volumeDevices = [] }, at) => {
      if (volumeDevices.length > 0) at.at('volumeDevices').forbidden('may not be set when `hostUsers` is false')
    })
}
