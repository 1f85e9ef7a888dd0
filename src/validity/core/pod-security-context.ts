import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSpec, Sysctl } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'
import { validateAppArmorProfile, validateSeccompProfile, validateWindowsOptions } from './security-profiles.ts'

/** Checks what all containers of a pod may do (validatePodSpecSecurityContext); `path` is that of the spec. */
export function validatePodSecurityContext(spec: PodSpec, path: Field, pod: PodContext): void {
  const at = path.at('securityContext')
  if (spec.shareProcessNamespace && spec.hostPID)
    at.at('shareProcessNamespace')
      .standingAt(path.at('shareProcessNamespace'))
      .invalid(undefined, 'may not be true when `hostPID` is true')
  const { securityContext: security } = spec
  if (security === undefined) return
  if (security.fsGroupChangePolicy === '') at.at('fsGroupChangePolicy').unsupported('', ['Always', 'OnRootMismatch'])
  if (security.supplementalGroupsPolicy === '') at.at('supplementalGroupsPolicy').unsupported('', ['Merge', 'Strict'])
  if (security.seLinuxChangePolicy === '') at.at('seLinuxChangePolicy').unsupported('', ['Recursive'])
  validateSysctls(security.sysctls, at.at('sysctls'), spec, pod)
  validateSeccompProfile(security.seccompProfile, at.at('seccompProfile'))
  validateAppArmorProfile(security.appArmorProfile, at.at('appArmorProfile'))
  validateWindowsOptions(security.windowsOptions, at.at('windowsOptions'))
}

const LONGEST_SYSCTL = 253
const SEGMENT = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/
/** The first minor that takes slashes between the parts of a name. */
const SLASHES_SINCE = 25
/** The first minor that refuses to set for the host what a pod shares with it. */
const HOST_SYSCTLS_SINCE = 29

/** Checks which settings of the kernel a pod changes (validateSysctls). */
function validateSysctls(sysctls: readonly Sysctl[] | undefined, path: Field, spec: PodSpec, pod: PodContext): void {
  const seen = new Set<string>()
  each(sysctls, path, ({ name = '' }, itemPath) => {
    const at = itemPath.at('name')
    if (name !== '' && at.matches(name, (text) => sysctlFault(text, pod.minor), valueHint(name)) && seen.has(name))
      at.duplicate(name)
    seen.add(name)
    const shared = pod.minor < HOST_SYSCTLS_SINCE ? undefined : sharedNamespace(name, spec)
    if (shared !== undefined) at.invalid(name, `may not be set when \`${shared}\` is true`)
  })
}

/** As `sysctl -w` takes them, name and value are one text. */
function valueHint(name: string): { readonly hint: string } | undefined {
  const [setting, value] = name.split('=')
  return value === undefined ? undefined : { hint: `write \`name: ${setting}\` and \`value: "${value}"\`` }
}

/** What keeps a text from naming a setting of the kernel (IsValidSysctlName). */
function sysctlFault(text: string, minor: number): string | undefined {
  if (text.length > LONGEST_SYSCTL) return `must have at most ${LONGEST_SYSCTL} characters`
  const segments = text.split(minor >= SLASHES_SINCE ? /[./]/ : '.')
  if (segments.every((segment) => SEGMENT.test(segment))) return undefined
  return 'must be a name such as "kernel.shm_rmid_forced", in lower case letters, digits, `-`, `_` and dots'
}

/** The settings that belong to the namespace of interprocess communication, and what those begin with that have one. */
const IPC_SETTINGS: ReadonlySet<string> = new Set([
  'kernel.msg',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shm',
  'kernel.shm_rmid_forced',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
])

/** The field that makes the host's settings those of the pod (ValidateHostSysctl, sysctl.GetNamespace). */
function sharedNamespace(name: string, { hostNetwork, hostIPC }: PodSpec): 'hostNetwork' | 'hostIPC' | undefined {
  const setting = withDots(name).split('*')[0]!
  if (hostNetwork && setting.startsWith('net.')) return 'hostNetwork'
  return hostIPC && (IPC_SETTINGS.has(setting) || setting.startsWith('fs.mqueue.')) ? 'hostIPC' : undefined
}

/** The name with dots between its parts: where the first separator is a slash, dots and slashes change places (sysctl.NormalizeName). */
function withDots(name: string): string {
  if (/[./]/.exec(name)?.[0] !== '/') return name
  return name.replace(/[./]/g, (found) => (found === '.' ? '/' : '.'))
}
