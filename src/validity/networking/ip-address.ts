import { ipFault, ipWarning, legacyIPFault } from '../../kubernetes/ip.ts'
import { dnsSubdomainFault, pathSegmentFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context, KindCheck } from '../kind.ts'
import type { IPAddress } from '../types/networking-v1.ts'

/** The minor since which names may not be IPv4 addresses in IPv6 form. */
export const CANONICAL_SINCE = 33

/** The checks of IPAddresses, which are named after what they are: nothing is put behind `generateName`. */
export const ipAddress: KindCheck = {
  name: addressNameFault,
  made: (metadata) =>
    metadata === undefined || metadata.name ? metadata : { ...metadata, name: metadata.generateName ?? '' },
  check: validateIPAddress,
}

/** What keeps a text from being an address in the one form that names have (ValidateIPAddressName). */
function addressNameFault(text: string, _: boolean, { minor }: Context): string | undefined {
  if (minor >= CANONICAL_SINCE) return ipFault(text)
  return legacyIPFault(text, minor) ?? (ipWarning(text, minor) && 'must be an IP address in its canonical form')
}

/** Checks what an address belongs to (validateIPAddressParentReference). */
function validateIPAddress({ spec }: IPAddress, path: Field): void {
  const { group = '', resource = '', name = '', namespace = '' } = spec?.parentRef ?? {}
  const at = path.at('spec').at('parentRef')
  if (group !== '') at.at('group').matches(group, dnsSubdomainFault)
  if (resource !== '') at.at('resource').matches(resource, pathSegmentFault)
  if (name !== '') at.at('name').matches(name, pathSegmentFault)
  if (namespace !== '') at.at('namespace').matches(namespace, pathSegmentFault)
}
