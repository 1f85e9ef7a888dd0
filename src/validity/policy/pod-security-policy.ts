import { key } from '../../model/path.ts'
import { validateSeccompText } from '../core/pod-annotations.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { IDRange, PodSecurityPolicy, PodSecurityPolicySpec } from '../types/policy-v1beta1.ts'
import { validateAllowLists } from './allow-lists.ts'
import { validateSysctlLists } from './sysctl-lists.ts'

/** Checks a PodSecurityPolicy (ValidatePodSecurityPolicy). */
export function validatePodSecurityPolicy({ metadata, spec = {} }: PodSecurityPolicy, path: Field): void {
  const at = path.at('spec')
  validateProfiles(metadata?.annotations ?? {}, path.at('metadata').at('annotations'))
  validateStrategies(spec, at)
  validateCapabilities(spec, path)
  if (spec.volumes?.includes('')) at.at('volumes').invalid('', 'must name kinds of volumes, or "*" for all')
  if (spec.defaultAllowPrivilegeEscalation === true && spec.allowPrivilegeEscalation === false)
    at.at('defaultAllowPrivilegeEscalation').invalid(true, 'must not be true when `allowPrivilegeEscalation` is false')
  validateAllowLists(spec, at)
  validateSysctlLists(spec, at)
}

const APPARMOR = 'apparmor.security.beta.kubernetes.io/'
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/'

type Annotations = Readonly<Record<string, string>>

/** Checks the profiles that annotations allow, and those that pods get (ValidatePodSecurityPolicySpecificAnnotations). */
function validateProfiles(annotations: Annotations, path: Field): void {
  const check = (name: string, judge: (profile: string, path: Field) => void, isList: boolean) => {
    const text = Object.hasOwn(annotations, name) ? annotations[name]! : ''
    if (text !== '') for (const profile of isList ? text.split(',') : [text]) judge(profile, path.at(key(name)))
  }
  check(`${APPARMOR}defaultProfileName`, validateAppArmorText, false)
  check(`${APPARMOR}allowedProfileNames`, validateAppArmorText, true)
  check(`${SECCOMP}defaultProfileName`, validateSeccompText, false)
  check(`${SECCOMP}allowedProfileNames`, (profile, at) => profile !== '*' && validateSeccompText(profile, at), true)
}

const APPARMOR_PROFILES = /^(?:$|runtime\/default$|unconfined$|localhost\/)/

function validateAppArmorText(profile: string, path: Field): void {
  if (!APPARMOR_PROFILES.test(profile))
    path.invalid(profile, 'must be "runtime/default", "unconfined" or "localhost/" with the name of a profile')
}

const rules = {
  runAsUser: ['MustRunAs', 'MustRunAsNonRoot', 'RunAsAny'],
  seLinux: ['MustRunAs', 'RunAsAny'],
  supplementalGroups: ['MayRunAs', 'MustRunAs', 'RunAsAny'],
  fsGroup: ['MayRunAs', 'MustRunAs', 'RunAsAny'],
} as const

/** Checks as whom pods may run; which words are known, the schema says, but not that there must be one. */
function validateStrategies(spec: PodSecurityPolicySpec, path: Field): void {
  for (const name of ['runAsUser', 'seLinux', 'supplementalGroups', 'fsGroup'] as const) {
    if (!spec[name]?.rule) path.at(name).at('rule').unsupported('', rules[name])
    if (name !== 'seLinux') validateRanges(spec[name]?.ranges, path.at(name).at('ranges'))
  }
  const { rule = '', ranges = [] } = spec.runAsGroup ?? {}
  if (spec.runAsGroup === undefined) return
  const at = path.at('runAsGroup')
  if (rule === 'RunAsAny') {
    if (ranges.length > 0) at.at('ranges').invalid(undefined, 'must be empty when `rule` is "RunAsAny"')
  } else if (rule === 'MustRunAs' || rule === 'MayRunAs') {
    if (ranges.length === 0) at.at('ranges').invalid(undefined, 'must have at least one range')
    validateRanges(ranges, at.at('ranges'))
  } else at.at('rule').unsupported(rule, rules.fsGroup)
}

function validateRanges(ranges: readonly IDRange[] | undefined, path: Field): void {
  each(ranges, path, ({ min = 0, max = 0 }, itemPath) => {
    if (min < 0) itemPath.at('min').invalid(min, 'must be at least 0')
    if (max < 0) itemPath.at('max').invalid(max, 'must be at least 0')
    if (min > max) itemPath.at('min').invalid(min, `must not be above \`max\` "${max}"`)
  })
}

/** A capability is dropped or may be added, not both; the server leaves out `spec` (validatePSPCapsAgainstDrops). */
function validateCapabilities(spec: PodSecurityPolicySpec, path: Field): void {
  const { requiredDropCapabilities: dropped = [], allowedCapabilities = [] } = spec
  const field = (name: string) => path.at(name).standingAt(path.at('spec').at(name))
  if (dropped.length > 0 && allowedCapabilities.includes('*'))
    field('requiredDropCapabilities').invalid(undefined, 'must be empty when "*" allows all capabilities')
  for (const name of ['defaultAddCapabilities', 'allowedCapabilities'] as const)
    for (const capability of spec[name] ?? [])
      if (dropped.includes(capability)) field(name).invalid(capability, 'is among `requiredDropCapabilities`, too')
}
