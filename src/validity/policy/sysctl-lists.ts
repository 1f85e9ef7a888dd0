import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSecurityPolicySpec } from '../types/policy-v1beta1.ts'

const LONGEST = 253
const SEGMENT = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/
const LAST_SEGMENT = /^(?:[a-z0-9][-_a-z0-9]*)?[a-z0-9*]$/

/** Checks which settings of the kernel pods may set, and which not (validatePodSecurityPolicySysctls, validatePodSecurityPolicySysctlListsDoNotOverlap). */
export function validateSysctlLists(
  { allowedUnsafeSysctls = [], forbiddenSysctls = [] }: PodSecurityPolicySpec,
  path: Field,
): void {
  const allowedPath = path.at('allowedUnsafeSysctls')
  const forbiddenPath = path.at('forbiddenSysctls')
  validateSysctls(allowedUnsafeSysctls, allowedPath)
  validateSysctls(forbiddenSysctls, forbiddenPath)
  each(allowedUnsafeSysctls, allowedPath, (allowed, itemPath) =>
    each(forbiddenSysctls, forbiddenPath, (forbidden, otherPath) => {
      if (covers(forbidden, allowed)) itemPath.invalid(allowed, `is forbidden as well, by "${forbidden}"`)
      else if (covers(allowed, forbidden)) otherPath.invalid(forbidden, `is allowed as well, by "${allowed}"`)
    }),
  )
}

function validateSysctls(sysctls: readonly string[], path: Field): void {
  each(sysctls, path, (sysctl, itemPath) => itemPath.matches(sysctl, patternFault))
  if (sysctls.length > 1 && sysctls.some((sysctl) => sysctl?.startsWith('*')))
    path.at('items').standingAt(path).forbidden('may have no other name beside "*"')
}

function patternFault(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  if (text.length > LONGEST) return `must have at most ${LONGEST} characters`
  const segments = text.split('.')
  const last = segments.pop()!
  if (segments.every((segment) => SEGMENT.test(segment)) && LAST_SEGMENT.test(last)) return undefined
  return 'must be a name such as "kernel.shm_rmid_forced", or the begin of names with `*` behind it'
}

/** Whether all names that a pattern means are meant by another one. */
function covers(pattern: string, other: string): boolean {
  if (!pattern.endsWith('*')) return pattern === other
  return other.replace(/\*$/, '').startsWith(pattern.slice(0, -1))
}
