import { familyOf, parseNetwork } from '../../kubernetes/address.ts'
import { cidrFault } from '../../kubernetes/ip.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { ServiceCIDR } from '../types/networking-v1.ts'
import { CANONICAL_SINCE } from './ip-address.ts'

/** Checks the ranges of a ServiceCIDR (ValidateServiceCIDR). */
export function validateServiceCIDR({ spec }: ServiceCIDR, path: Field, { minor }: Context): void {
  const { cidrs = [] } = spec ?? {}
  const list = path.at('spec').at('cidrs')
  if (cidrs.length > 2) {
    list.invalid(undefined, 'may hold at most two networks')
    return
  }
  const families = cidrs.map((cidr) => {
    const network = cidr === undefined ? undefined : parseNetwork(cidr)
    return network && familyOf(network.address)
  })
  const late = minor >= CANONICAL_SINCE
  const isBad = cidrs.length === 2 && (late ? families[0] !== undefined : true) && families[0] === families[1]
  const isBroken = !late && cidrs.length === 2 && families.includes(undefined)
  if (isBad || isBroken) list.invalid(undefined, 'may hold one network of each IP family, but both are of the same')
  if (!late && (isBad || isBroken)) return
  each(cidrs, list, (cidr, itemPath) => itemPath.matches(cidr, cidrFault))
}
