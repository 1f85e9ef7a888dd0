/** An IP address as eight groups of 16 bits; IPv4 as `::ffff:a.b.c.d` (Go's net.IP). */
export interface Address {
  readonly groups: readonly number[]
  /** Whether it was written with a colon, which an IPv4 address may be too. */
  readonly colons: boolean
  /** Whether a number was written with zeros in front that strict parsers refuse (netip.ParseAddr). */
  readonly zeros: boolean
}

/** An address and how many of its leading 128 bits name the network: `10.0.0.0/8` has 104 (Go's net.IPNet). */
export interface Network {
  readonly address: Address
  readonly bits: number
  /** Whether address or length was written with zeros in front that strict parsers refuse (netip.ParsePrefix). */
  readonly zeros: boolean
}

export type IPFamily = 'IPv4' | 'IPv6'

const OCTET = /^[0-9]+$/
const GROUP = /^0*[0-9A-Fa-f]{1,4}$/
/** The groups in front of an IPv4 address. */
const MAPPED = [0, 0, 0, 0, 0, 0xffff]
const MAPPED_BITS = 96

/** Reads an IP address, zeros in front of numbers included; undefined for any other text (netutils.ParseIPSloppy). */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseColons(text) : parseDots(text)
}

/** Reads an address with a prefix length, whatever bits are set behind that; undefined for any other text (netutils.ParseCIDRSloppy). */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  if (slash === -1) return undefined
  const address = parseAddress(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (address === undefined || !OCTET.test(length) || Number(length) > (address.colons ? 128 : 32)) return undefined
  const zeros = address.zeros || (length.length > 1 && length.startsWith('0'))
  return { address, bits: Number(length) + (address.colons ? 0 : MAPPED_BITS), zeros }
}

/** The family of an address; `::ffff:1.2.3.4` is IPv4 (netutils.IPFamilyOf). */
export function familyOf({ groups }: Address): IPFamily {
  return MAPPED.every((group, index) => groups[index] === group) ? 'IPv4' : 'IPv6'
}

/** Whether an IPv4 address was written as an IPv6 one, as `::ffff:1.2.3.4` (netip.Addr.Is4In6). */
export function isMapped(address: Address): boolean {
  return address.colons && familyOf(address) === 'IPv4'
}

/** An address in its canonical form: without zeros in front, IPv6 as RFC 5952 says (Go's net.IP.String). */
export function formatAddress(address: Address): string {
  return familyOf(address) === 'IPv4' ? dotted(address.groups) : shortened(address.groups)
}

/** A network in canonical form, with the bits behind its length cleared (Go's net.IPNet.String). */
export function formatNetwork(network: Network): string {
  const base = networkAddress(network)
  return `${formatAddress(base)}/${familyOf(base) === 'IPv4' ? network.bits - MAPPED_BITS : network.bits}`
}

/** The first address of a network. */
export function networkAddress({ address, bits }: Network): Address {
  return { ...address, groups: address.groups.map((group, index) => group & maskOf(bits - index * 16)) }
}

/** Whether an address belongs to a network (Go's net.IPNet.Contains). */
export function networkContains(network: Network, address: Address): boolean {
  const base = networkAddress(network)
  if (familyOf(base) !== familyOf(address)) return false
  return base.groups.every((group, index) => group === (address.groups[index]! & maskOf(network.bits - index * 16)))
}

/** Whether both are the same address, however written (Go's net.IP.Equal). */
export function sameAddress(a: Address, b: Address): boolean {
  return a.groups.every((group, index) => group === b.groups[index])
}

/** The last 32 bits of an address, as the four numbers of IPv4. */
export function octetsOf({ groups }: Address): readonly [number, number, number, number] {
  const [high, low] = [groups[6]!, groups[7]!]
  return [high >> 8, high & 255, low >> 8, low & 255]
}

/** Four numbers up to 255, with zeros before them that say nothing. */
function parseDots(text: string): Address | undefined {
  const numbers: number[] = []
  let number = 0
  let digits = 0
  let zeros = false
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? DOT : text.charCodeAt(at)
    if (code === DOT) {
      if (digits === 0 || numbers.push(number) > 4) return undefined
      number = 0
      digits = 0
      continue
    }
    const digit = code - ZERO
    if (digit < 0 || digit > 9) return undefined
    if (digits > 0 && number === 0) zeros = true
    number = number * 10 + digit
    if (number > 255) return undefined
    digits++
  }
  if (numbers.length !== 4) return undefined
  const [a, b, c, d] = numbers as [number, number, number, number]
  return { groups: [...MAPPED, a * 256 + b, c * 256 + d], colons: false, zeros }
}

const DOT = 46
const ZERO = 48

function parseColons(text: string): Address | undefined {
  const last = text.lastIndexOf(':') + 1
  const end = text.includes('.', last) ? parseDots(text.slice(last)) : undefined
  const halves = (end ? `${text.slice(0, last)}0:0` : text).split('::', 3)
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':', 9))) as [string[], string[]?]
  const written = right ? [...left, ...right] : left
  if (halves.length > 2 || (right ? written.length > 7 : written.length !== 8)) return undefined
  if (!written.every((group) => GROUP.test(group))) return undefined
  const gap = right ? new Array<string>(8 - written.length).fill('0') : []
  const groups = [...left, ...gap, ...(right ?? [])].map((group) => Number.parseInt(group, 16))
  if (end) groups.splice(6, 2, end.groups[6]!, end.groups[7]!)
  return { groups, colons: true, zeros: end?.zeros === true || written.some((group) => group.length > 4) }
}

function dotted(groups: readonly number[]): string {
  return groups
    .slice(6)
    .map((group) => `${group >> 8}.${group & 255}`)
    .join('.')
}

/** The first of the longest runs of two zero groups or more gives way to `::`. */
function shortened(groups: readonly number[]): string {
  let [start, length] = [0, 1]
  for (let from = 0; from < 8; from++) {
    let to = from
    while (groups[to] === 0) to++
    if (to - from > length) [start, length] = [from, to - from]
  }
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':')
  return length === 1 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`
}

/** The 16 bits of a mask of which that many are set. */
function maskOf(bits: number): number {
  const set = Math.min(Math.max(bits, 0), 16)
  return (0xffff << (16 - set)) & 0xffff
}
