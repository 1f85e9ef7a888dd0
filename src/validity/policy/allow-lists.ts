import { dnsSubdomainFault } from '../../kubernetes/names.ts'
import { backstepFault } from '../../kubernetes/paths.ts'
import { validateDriverName } from '../core/volumes/sources.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { PodSecurityPolicySpec } from '../types/policy-v1beta1.ts'

/** Checks what a PodSecurityPolicy allows of the host, of drivers and of runtime classes. */
export function validateAllowLists(spec: PodSecurityPolicySpec, path: Field): void {
  validateHostPaths(spec.allowedHostPaths, path.at('allowedHostPaths'))
  const flexVolumes = path.at('allowedFlexVolumes')
  each(spec.allowedFlexVolumes, flexVolumes, ({ driver }, itemPath, index) => {
    const at = flexVolumes.at('allowedFlexVolumes').at(index).at('driver')
    if (!driver) at.standingAt(itemPath.at('driver')).required()
  })
  const drivers = path.at('allowedCSIDrivers')
  each(spec.allowedCSIDrivers, drivers, ({ name = '' }, itemPath, index) => {
    const at = drivers.at('allowedCSIDriver').at(index).at('name').standingAt(itemPath.at('name'))
    if (name === '') at.required()
    else validateDriverName(name, at)
  })
  if (spec.runtimeClass !== undefined) validateRuntimeClasses(spec.runtimeClass, path.at('runtimeClass'))
}

/** Behind a path that is missing no other is looked at (validatePSPAllowedHostPaths). */
function validateHostPaths(list: PodSecurityPolicySpec['allowedHostPaths'], path: Field): void {
  let isOver = false
  each(list, path, ({ pathPrefix = '' }, itemPath) => {
    if (isOver) return
    if (pathPrefix !== '') itemPath.matches(pathPrefix, backstepFault, { subject: '`pathPrefix`' })
    else {
      isOver = true
      itemPath.required('is required', { subject: '`pathPrefix`' })
    }
  })
}

const ALL = '*'

function validateRuntimeClasses(
  { allowedRuntimeClassNames = [], defaultRuntimeClassName }: NonNullable<PodSecurityPolicySpec['runtimeClass']>,
  path: Field,
): void {
  const at = path.at('allowedRuntimeClassNames')
  const allowed = new Set<string>()
  each(allowedRuntimeClassNames, at, (name, itemPath) => {
    if (name !== ALL) itemPath.matches(name, dnsSubdomainFault)
    if (allowed.has(name)) itemPath.duplicate(name)
    allowed.add(name)
  })
  if (defaultRuntimeClassName !== undefined) {
    path.at('defaultRuntimeClassName').matches(defaultRuntimeClassName, dnsSubdomainFault)
    if (!allowed.has(defaultRuntimeClassName) && !allowed.has(ALL))
      at.required(`must have the default "${defaultRuntimeClassName}" as well`)
  }
  if (allowed.has(ALL) && allowedRuntimeClassNames.length > 1)
    at.invalid(undefined, 'must have no other name beside "*"')
}
