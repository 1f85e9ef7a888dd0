import { ipFamily, legacyIPFault } from '../../kubernetes/ip.ts'
import { didYouMean } from '../../model/meant.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { ServiceSpec } from '../types/core-v1.ts'

/** The minor since which Services have lists of addresses and families; before there was one address (feature IPv6DualStack). */
export const DUAL_STACK_SINCE = 20
/** The minor since which addresses and ports are allocated before anything is validated. */
export const ALLOCATED_FIRST_SINCE = 23

/** Whether a Service has no address of its own (isHeadlessService of pkg/apis/core/validation). */
export function isHeadless(spec: ServiceSpec): boolean {
  const addresses = clusterIPsOf(spec)
  return addresses.length === 1 && addresses[0] === 'None'
}

/** The addresses of a Service as the server completes them: one that is given alone is the first of the list (normalizeClusterIPs). */
export function clusterIPsOf({ clusterIP = '', clusterIPs = [] }: ServiceSpec): readonly string[] {
  return clusterIP !== '' && clusterIPs.length === 0 ? [clusterIP] : clusterIPs.filter((one) => one !== undefined)
}

/** The place of one of these addresses: the server names an item of the list, where it was written alone too. */
export function clusterIPAt({ clusterIPs = [] }: ServiceSpec, path: Field, index: number): Field {
  const item = path.at('clusterIPs').at(index)
  return clusterIPs.length === 0 ? item.standingAt(path.at('clusterIP')) : item
}

/** Says what the allocation of addresses fails for on any cluster; which families and ranges a cluster has is its own matter (Allocators.initIPFamilyFields). */
export function validateAllocatedAddresses(spec: ServiceSpec, path: Field, context: Context): void {
  const start = path.count
  validateClusterIPs(spec, path, context)
  const { clusterIP, selector } = spec
  const policy = clusterIP === 'None' && isEmpty(selector) ? 'RequireDualStack' : 'SingleStack'
  if (path.count === start) validatePolicy(spec, path, policy)
}

/** Says where a Service for one IP family has two of something; `policy` is what counts where none is given. */
export function validatePolicy(spec: ServiceSpec, path: Field, policy: string | undefined): void {
  const { type, ipFamilies = [], ipFamilyPolicy } = spec
  if (type === 'ExternalName' || (ipFamilyPolicy ?? policy) !== 'SingleStack') return
  for (const [name, list] of [
    ['clusterIPs', clusterIPsOf(spec)],
    ['ipFamilies', ipFamilies],
  ] as const) {
    if (list.length !== 2) continue
    path
      .at('ipFamilyPolicy')
      .invalid(ipFamilyPolicy, `must be "PreferDualStack" or "RequireDualStack" where \`${name}\` has two items`, {
        ...(ipFamilyPolicy === undefined && { at: path.at(name).path() }),
      })
  }
}

/** Checks addresses, families and policy against each other (ValidateServiceClusterIPsRelatedFields). */
export function validateClusterIPs(spec: ServiceSpec, path: Field, { minor }: Context): void {
  if (spec.type === 'ExternalName') return
  const addresses = clusterIPsOf(spec)
  const list = path.at('clusterIPs')
  if (addresses.length > 0 && !spec.clusterIP) list.invalid(undefined, 'may not be set without `clusterIP`')
  else if (addresses.length > 0 && addresses[0] !== spec.clusterIP)
    list.invalid(undefined, 'must begin with the address in `clusterIP`')
  validateFamilies(spec, path)
  let isBroken = false
  for (let i = 0; i < addresses.length; i++) {
    const address = addresses[i]!
    if (i === 0 && address === 'None') {
      if (addresses.length === 1) continue
      list.invalid(undefined, 'may not hold anything besides "None"')
      isBroken = true
    } else if (!validateClusterIP(address, clusterIPAt(spec, path, i), minor)) isBroken = true
  }
  if (addresses.length > 2) list.invalid(undefined, 'may hold at most two addresses')
  if (isBroken) return
  const families = addresses.map(ipFamily)
  if (addresses.length > 1 && new Set(families).size < 2)
    list.invalid(undefined, 'may hold one address of each IP family, but both are of the same')
  if (isHeadless(spec)) return
  each(spec.ipFamilies, path.at('ipFamilies'), (family, _, index) => {
    if (index >= addresses.length || (family !== 'IPv4' && family !== 'IPv6')) return
    if (family !== families[index])
      clusterIPAt(spec, path, index).invalid(addresses[index], `must be an ${family} address, as \`ipFamilies\` says`)
  })
}

/** Judges one address of a Service; true where it is fine. */
export function validateClusterIP(address: string, path: Field, minor: number): boolean {
  const fault = legacyIPFault(address, minor)
  if (fault === undefined) return true
  const hint = /^none$/i.test(address) ? didYouMean('None') : undefined
  path.invalid(address, hint === undefined ? fault : 'is neither an IP address nor "None"', hint)
  return false
}

function validateFamilies({ ipFamilies, ipFamilyPolicy }: ServiceSpec, path: Field): void {
  const seen = new Set<string>()
  each(ipFamilies, path.at('ipFamilies'), (family, itemPath) => {
    if (family === '') itemPath.unsupported(family, ['IPv4', 'IPv6'])
    if (seen.has(family)) itemPath.duplicate(family)
    seen.add(family)
  })
  if (ipFamilyPolicy === '')
    path.at('ipFamilyPolicy').unsupported('', ['PreferDualStack', 'RequireDualStack', 'SingleStack'])
}

function isEmpty(map: object | undefined): boolean {
  for (const _ in map) return false
  return true
}
