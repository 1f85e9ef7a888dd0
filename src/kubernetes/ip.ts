import {
  type Address,
  familyOf,
  formatAddress,
  formatNetwork,
  type IPFamily,
  isMapped,
  type Network,
  networkAddress,
  octetsOf,
  parseAddress,
  parseNetwork,
  sameAddress,
} from './address.ts'

/** The minor version since which fields that once took any IP refuse zeros in front and IPv4 in IPv6 (feature StrictIPCIDRValidation). */
export const STRICT_IP_SINCE = 36
/** The minor version since which warnings tell ambiguous networks and IPv4 in IPv6 (validation.GetWarningsForIP, GetWarningsForCIDR). */
const WARNINGS_SINCE = 33

/** The family of the address that a text is; undefined where it is none (netutils.IPFamilyOfString). */
export function ipFamily(text: string): IPFamily | undefined {
  const address = parseAddress(text)
  return address && familyOf(address)
}

/** Whether a text is an IPv4 address, in the form of IPv6 too (netutils.IsIPv4String). */
export function isIPv4(text: string): boolean {
  return ipFamily(text) === 'IPv4'
}

/** Whether a text is an IPv6 address (netutils.IsIPv6String). */
export function isIPv6(text: string): boolean {
  return ipFamily(text) === 'IPv6'
}

/** What keeps a text from being an IP address in canonical form; undefined for one (validation.IsValidIP of 1.33 and later). */
export function ipFault(text: string): string | undefined {
  const address = parseAddress(text)
  if (address === undefined) return noAddress(text)
  return strictFault(address) ?? formFault(text, formatAddress(address))
}

/** What keeps a text from being an IP address as fields take it that are older than the canonical form; undefined for one (validation.IsValidIPForLegacyField, validation.IsValidIP before 1.33). */
export function legacyIPFault(text: string, minor: number): string | undefined {
  const address = parseAddress(text)
  if (address === undefined) return noAddress(text)
  return minor < STRICT_IP_SINCE ? undefined : strictFault(address)
}

/** What is odd about the form of an IP address in such a field; undefined for a usual form (validation.GetWarningsForIP). */
export function ipWarning(text: string, minor: number): string | undefined {
  const address = parseAddress(text)
  if (minor < WARNINGS_SINCE) return earlyWarning(text, address, address && mappedText(address))
  if (address === undefined) return undefined
  const canonical = formatAddress(address)
  if (address.zeros || isMapped(address)) return `is no standard form of an IP address; write "${canonical}"`
  return address.colons ? canonicalWarning(text, canonical) : undefined
}

/** What keeps a text from being a network in canonical form; undefined for one (validation.IsValidCIDR of 1.33 and later). */
export function cidrFault(text: string): string | undefined {
  const network = parseNetwork(text)
  if (network === undefined) return noNetwork(text)
  return strictNetworkFault(network) ?? formFault(text, formatNetwork(network))
}

/** What keeps a text from being a network as fields take it that are older than the canonical form; undefined for one (validation.IsValidCIDRForLegacyField, validation.IsValidCIDR before 1.33). */
export function legacyCIDRFault(text: string, minor: number): string | undefined {
  const network = parseNetwork(text)
  if (network === undefined) return noNetwork(text)
  return minor < STRICT_IP_SINCE ? undefined : strictNetworkFault(network)
}

/** What is odd about the form of a network in such a field; undefined for a usual form (validation.GetWarningsForCIDR). */
export function cidrWarning(text: string, minor: number): string | undefined {
  const network = parseNetwork(text)
  if (minor < WARNINGS_SINCE) return earlyWarning(text, network, network && writtenText(network))
  if (network === undefined) return undefined
  const canonical = formatNetwork(network)
  if (hasHostBits(network)) {
    return `can be read in two ways; write "${canonical}" for the network or "${singleText(network)}" for the address`
  }
  if (network.zeros || isMapped(network.address)) return `is no standard form of a network; write "${canonical}"`
  return network.address.colons ? canonicalWarning(text, canonical) : undefined
}

/** What keeps a text from being an IP address that others can reach; undefined for one (core validation.ValidateEndpointIP, ValidateNonSpecialIP). */
export function nonSpecialIPFault(text: string): string | undefined {
  const address = parseAddress(text)
  if (address === undefined) return noAddress(text)
  const found = specialOf(address)
  return found && `must not be ${found}`
}

function specialOf(address: Address): string | undefined {
  const { groups } = address
  const [a, b, c] = octetsOf(address)
  const v4 = familyOf(address) === 'IPv4'
  const zero = groups.slice(v4 ? 6 : 0, 7).every((group) => group === 0)
  if (zero && groups[7] === 0) return 'the unspecified address'
  if (v4 ? a === 127 : zero && groups[7] === 1) return 'a loopback address (127.0.0.0/8, ::1)'
  if (v4 ? a === 169 && b === 254 : (groups[0]! & 0xffc0) === 0xfe80) {
    return 'a link-local address (169.254.0.0/16, fe80::/10)'
  }
  const multicast = v4 ? a === 224 && b === 0 && c === 0 : (groups[0]! & 0xff0f) === 0xff02
  return multicast ? 'a link-local multicast address (224.0.0.0/24, ff02::/16)' : undefined
}

function strictFault(address: Address): string | undefined {
  if (address.zeros) return `must not have zeros in front of a number; write "${formatAddress(address)}"`
  return isMapped(address) ? `must not be an IPv4 address in IPv6 form; write "${formatAddress(address)}"` : undefined
}

function strictNetworkFault(network: Network): string | undefined {
  const canonical = formatNetwork(network)
  if (network.zeros) return `must not have zeros in front of a number; write "${canonical}"`
  if (isMapped(network.address)) return 'must not have an IPv4 address in IPv6 form'
  if (!hasHostBits(network)) return undefined
  return `must not have bits set behind its prefix length; write "${canonical}" for the network or "${singleText(network)}" for the address`
}

function formFault(text: string, canonical: string): string | undefined {
  return text === canonical ? undefined : `must be in canonical form, "${canonical}"`
}

function canonicalWarning(text: string, canonical: string): string | undefined {
  return text === canonical ? undefined : `is not in the canonical form of RFC 5952, "${canonical}"`
}

/** Warnings of 1.27 to 1.32: strict parsers would refuse the text, or it is IPv6 in another than the canonical form. */
function earlyWarning(text: string, read: Address | Network | undefined, canonical = ''): string | undefined {
  if (read === undefined || read.zeros) return 'will be refused by later versions of Kubernetes'
  return text.includes(':') ? canonicalWarning(text, canonical) : undefined
}

function hasHostBits(network: Network): boolean {
  return !sameAddress(network.address, networkAddress(network))
}

/** An address in canonical form, IPv4 in IPv6 form kept as that (netip.Addr.String). */
function mappedText(address: Address): string {
  return isMapped(address) ? `::ffff:${formatAddress(address)}` : formatAddress(address)
}

/** A network in canonical form with all of its address (netip.Prefix.String). */
function writtenText({ address, bits }: Network): string {
  return `${mappedText(address)}/${address.colons ? bits : bits - 96}`
}

/** The network of one address only. */
function singleText({ address }: Network): string {
  return `${formatAddress(address)}/${familyOf(address) === 'IPv4' ? 32 : 128}`
}

function noAddress(text: string): string {
  return `must be an IP address, such as 10.9.8.7 or 2001:db8::1${remark(text, false)}`
}

function noNetwork(text: string): string {
  return `must be a network in CIDR form, such as 10.9.8.0/24 or 2001:db8::/64${remark(text)}`
}

/** What is plainly wrong with a text that is no address, or no network. */
function remark(text: string, network = true): string {
  const [address, ...lengths] = text.split('/') as [string, ...string[]]
  if (/\s/.test(text)) return '; it has a blank'
  if (!network && parseNetwork(text)) return '; it has a prefix length'
  if (network && lengths.length === 0) return '; it has no prefix length'
  if (network && parseAddress(address) !== undefined) {
    return `; its prefix length must be a number from 0 to ${address.includes(':') ? 128 : 32}`
  }
  if (!/^[0-9.]+$/.test(address)) return ''
  const numbers = address.split('.')
  if (numbers.length !== 4) return `; IPv4 has four numbers, not ${numbers.length}`
  return numbers.includes('') ? '; a number is missing between its dots' : '; its numbers must be at most 255'
}
