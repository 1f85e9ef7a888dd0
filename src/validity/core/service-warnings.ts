import { cidrWarning, ipWarning } from '../../kubernetes/ip.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { ServiceSpec } from '../types/core-v1.ts'
import { clusterIPAt, clusterIPsOf, isHeadless } from './service-addresses.ts'

/** The minor since which servers warn about the form of addresses. */
export const ADDRESS_WARNINGS_SINCE = 27
const NAME_WARNINGS_SINCE = 28
const HEADLESS_WARNINGS_SINCE = 34
const PREFER_CLOSE_SINCE = 35
const EXTERNAL_IPS_SINCE = 36
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints'

/** Warns of what a Service has to no effect, or in an odd form (GetWarningsForService). */
export function warnAboutService(
  spec: ServiceSpec,
  annotations: Readonly<Record<string, string>> | undefined,
  path: Field,
  minor: number,
): void {
  if (minor < ADDRESS_WARNINGS_SINCE) return
  const at = path.at('spec')
  if (annotations?.[TOPOLOGY_HINTS] !== undefined)
    path
      .at('metadata')
      .at('annotations')
      .at(key(TOPOLOGY_HINTS))
      .warn('is deprecated', { part: 'key', hint: 'use service.kubernetes.io/topology-mode instead' })
  warnAboutForms(spec, at, minor)
  warnAboutIgnored(spec, at, minor)
  if (spec.trafficDistribution === 'PreferClose' && minor >= PREFER_CLOSE_SINCE)
    at.at('trafficDistribution').warn('"PreferClose" is deprecated', { hint: 'use "PreferSameZone" instead' })
}

function warnAboutForms(spec: ServiceSpec, path: Field, minor: number): void {
  const { clusterIP = '', externalIPs, loadBalancerIP = '', loadBalancerSourceRanges } = spec
  if (clusterIP !== '' && clusterIP !== 'None')
    for (const [index, address] of clusterIPsOf(spec).entries())
      warnAboutIP(address, clusterIPAt(spec, path, index), minor)
  each(externalIPs, path.at('externalIPs'), (address, itemPath) => warnAboutIP(address, itemPath, minor))
  if (loadBalancerIP !== '') warnAboutIP(loadBalancerIP, path.at('loadBalancerIP'), minor)
  each(loadBalancerSourceRanges, path.at('loadBalancerSourceRanges'), (range, itemPath) =>
    warnAboutCIDR(range, itemPath, minor),
  )
}

function warnAboutIgnored(spec: ServiceSpec, path: Field, minor: number): void {
  const { type = '', externalName = '', externalIPs = [], loadBalancerIP = '', sessionAffinity = '' } = spec
  const headless = isHeadless(spec) && (type === '' || type === 'ClusterIP')
  if (headless && minor >= HEADLESS_WARNINGS_SINCE) {
    const ignored = 'is ignored: a headless Service has no address'
    if (loadBalancerIP !== '') path.at('loadBalancerIP').warn(ignored)
    if (externalIPs.length > 0) path.at('externalIPs').warn(ignored)
    if (sessionAffinity !== '' && sessionAffinity !== 'None') path.at('sessionAffinity').warn(ignored)
  }
  if (externalIPs.length > 0 && !headless && type !== 'ExternalName' && minor >= EXTERNAL_IPS_SINCE)
    path.at('externalIPs').warn('is deprecated, and some clusters may not implement it any more')
  if (minor < NAME_WARNINGS_SINCE) return
  if (type === 'ExternalName' && externalIPs.length > 0)
    path.at('externalIPs').warn('is ignored when `type` is "ExternalName"')
  if (type !== 'ExternalName' && externalName !== '')
    path.at('externalName').warn('is ignored where `type` is not "ExternalName"')
}

/** Warns of an address in an odd form (GetWarningsForIP). */
export function warnAboutIP(address: string, path: Field, minor: number): void {
  const fault = minor < ADDRESS_WARNINGS_SINCE ? undefined : ipWarning(address, minor)
  if (fault !== undefined) path.warn(`"${address}" ${fault}`)
}

/** Warns of a network in an odd form (GetWarningsForCIDR). */
export function warnAboutCIDR(range: string, path: Field, minor: number): void {
  const fault = minor < ADDRESS_WARNINGS_SINCE ? undefined : cidrWarning(range, minor)
  if (fault !== undefined) path.warn(`"${range}" ${fault}`)
}
