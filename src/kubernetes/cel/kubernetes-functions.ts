import {
  type Address,
  familyOf,
  formatAddress,
  isMapped,
  type Network,
  networkAddress,
  networkContains,
  parseAddress,
  parseNetwork,
} from '../address.ts'
import {
  addQuantities,
  compareQuantities,
  isQuantity,
  parseQuantity,
  type Quantity,
  quantitySign,
} from '../quantity.ts'
import { isRequestUri, parseUrl } from '../url.ts'
import { EvaluationFault } from './faults.ts'
import { type Functions, on } from './overloads.ts'
import { AddressValue, Amount, NetworkValue, UrlValue } from './values.ts'

const MAPPED_BITS = 96

/** What Kubernetes adds to the language: quantities, addresses and URLs. */
export const kubernetesFunctions: Functions = {
  isQuantity: [on(['text'], isAmount)],
  quantity: [on(['text'], (text) => new Amount(readAmount(text)))],
  '.sign': [on(['amount'], ({ quantity }) => BigInt(quantitySign(quantity)))],
  '.add': [on(['amount', 'amount'], (a, b) => new Amount(addQuantities(a.quantity, b.quantity)))],
  '.sub': [on(['amount', 'amount'], (a, b) => new Amount(addQuantities(a.quantity, negative(b.quantity))))],
  '.isLessThan': [on(['amount', 'amount'], (a, b) => compareQuantities(a.quantity, b.quantity) < 0)],
  '.isGreaterThan': [on(['amount', 'amount'], (a, b) => compareQuantities(a.quantity, b.quantity) > 0)],
  '.compareTo': [on(['amount', 'amount'], (a, b) => BigInt(Math.sign(compareQuantities(a.quantity, b.quantity))))],

  isIP: [on(['text'], (text) => addressIn(text) !== undefined)],
  ip: [on(['text'], (text) => new AddressValue(addressIn(text) ?? refuse('IP Address', text)))],
  'ip.isCanonical': [on(['text'], (text) => formatAddress(addressIn(text) ?? refuse('IP Address', text)) === text)],
  '.family': [on(['address'], ({ address }) => (familyOf(address) === 'IPv4' ? 4n : 6n))],
  isCIDR: [on(['text'], (text) => networkIn(text) !== undefined)],
  cidr: [on(['text'], (text) => new NetworkValue(networkIn(text) ?? refuse('network address', text)))],
  '.containsIP': [
    on(['network', 'address'], ({ network }, { address }) => networkContains(network, address)),
    on(['network', 'text'], ({ network }, text) =>
      networkContains(network, addressIn(text) ?? refuse('IP Address', text)),
    ),
  ],
  '.containsCIDR': [
    on(['network', 'network'], (a, b) => containsNetwork(a.network, b.network)),
    on(['network', 'text'], (a, text) =>
      containsNetwork(a.network, networkIn(text) ?? refuse('network address', text)),
    ),
  ],
  '.ip': [on(['network'], ({ network }) => new AddressValue(network.address))],
  '.masked': [on(['network'], ({ network }) => new NetworkValue({ ...network, address: networkAddress(network) }))],
  '.prefixLength': [
    on(['network'], ({ network }) => BigInt(network.bits - (familyOf(network.address) === 'IPv4' ? MAPPED_BITS : 0))),
  ],

  isURL: [on(['text'], isRequestUri)],
  url: [on(['text'], (text) => new UrlValue(isRequestUri(text) ? text : refuse('URL', text)))],
  '.getScheme': [on(['url'], ({ text }) => partsOf(text).scheme)],
  '.getHost': [on(['url'], ({ text }) => partsOf(text).host)],
  '.getHostname': [
    on(['url'], ({ text }) =>
      partsOf(text)
        .host.replace(/:\d*$/, '')
        .replace(/^\[(.*)\]$/, '$1'),
    ),
  ],
  '.getPort': [on(['url'], ({ text }) => /:(\d*)$/.exec(partsOf(text).host)?.[1] ?? '')],
}

function refuse(what: string, text: string): never {
  throw new EvaluationFault(`${what} "${text}" parse error during conversion from string`)
}

/** Without the blanks around that fields forgive (resource.ParseQuantity). */
function isAmount(text: string): boolean {
  return text === text.trim() && isQuantity(text)
}

function readAmount(text: string): Quantity {
  return (isAmount(text) ? parseQuantity(text) : undefined) ?? refuse('quantity', text)
}

function negative(quantity: Quantity): Quantity {
  return { ...quantity, mantissa: -quantity.mantissa }
}

/** An address in the strict form, and none of IPv4 in IPv6 (netip.ParseAddr). */
function addressIn(text: string): Address | undefined {
  const address = parseAddress(text)
  return address === undefined || address.zeros || isMapped(address) ? undefined : address
}

function networkIn(text: string): Network | undefined {
  const network = parseNetwork(text)
  return network === undefined || network.zeros || isMapped(network.address) ? undefined : network
}

function containsNetwork(outer: Network, inner: Network): boolean {
  return networkContains(outer, inner.address) && outer.bits <= inner.bits
}

function partsOf(text: string): { readonly scheme: string; readonly host: string } {
  const url = parseUrl(text)
  return typeof url === 'string' ? { scheme: '', host: '' } : url
}
