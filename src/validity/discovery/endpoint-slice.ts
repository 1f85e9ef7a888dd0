import { ipFamily, ipFault, legacyIPFault, nonSpecialIPFault } from '../../kubernetes/ip.ts'
import { labelValueFault } from '../../kubernetes/labels.ts'
import {
  dnsLabelFault,
  dnsSubdomainFault,
  fullyQualifiedDomainNameFault,
  portNameFault,
  qualifiedNameFault,
} from '../../kubernetes/names.ts'
import { MORE_ADDRESS_WARNINGS_SINCE } from '../core/endpoints.ts'
import { isRepeated } from '../core/service-ports.ts'
import { warnAboutIP } from '../core/service-warnings.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateLabels } from '../meta/object-meta.ts'
import type { Endpoint, EndpointHints, EndpointPort, EndpointSlice } from '../types/discovery-v1.ts'
import type { Endpoint as OldEndpoint } from '../types/discovery-v1beta1.ts'

const MOST_ADDRESSES = 100
const MOST_ENDPOINTS = 1000
const MOST_HINTS = 8
const MOST_LABELS = 16
const MOST_PORTS = 20000
const ZONE = 'topology.kubernetes.io/zone'
const HOST = 'kubernetes.io/hostname'
const FQDN_DEPRECATED_SINCE = 27
const NODE_HINTS_SINCE = 34
/** Who writes slices itself, and corrects what it is given. */
const CONTROLLERS: ReadonlySet<string | undefined> = new Set([
  'endpointslice-controller.k8s.io',
  'endpointslicemirroring-controller.k8s.io',
])

/** Checks an EndpointSlice (ValidateEndpointSlice). */
export function validateEndpointSlice(slice: EndpointSlice, path: Field, { minor, kind }: Context): void {
  const { addressType = '', ports = [], endpoints = [], metadata } = slice
  validatePorts(ports, path.at('ports'), minor)
  const list = path.at('endpoints')
  if (endpoints.length > MOST_ENDPOINTS) list.tooMany(MOST_ENDPOINTS, endpoints.length)
  else
    each(endpoints, list, (endpoint, itemPath) => {
      validateAddresses(endpoint.addresses, addressType, itemPath.at('addresses'), minor)
      validateEndpoint(endpoint, itemPath, minor)
      if (kind.version !== 'v1') validateTopology(endpoint, itemPath, minor)
    })
  if (path.count > 0) return
  if (addressType === 'FQDN' && minor >= FQDN_DEPRECATED_SINCE)
    path.at('spec').at('addressType').standingAt(path.at('addressType')).warn('"FQDN" is deprecated')
  if (minor < MORE_ADDRESS_WARNINGS_SINCE) return
  if (CONTROLLERS.has(metadata?.labels?.['endpointslice.kubernetes.io/managed-by'])) return
  each(endpoints, list, ({ addresses }, itemPath) =>
    each(addresses, itemPath.at('addresses'), (address, addressPath) => warnAboutIP(address, addressPath, minor)),
  )
}

function validatePorts(ports: readonly EndpointPort[], path: Field, minor: number): void {
  const most = minor < 17 ? 100 : MOST_PORTS
  if (ports.length > most) {
    path.tooMany(most, ports.length)
    return
  }
  const names = new Set<string>()
  each(ports, path, ({ name = '', protocol, appProtocol }, itemPath) => {
    if (name !== '') itemPath.at('name').matches(name, minor < 17 ? portNameFault : dnsLabelFault)
    if (isRepeated(names, name)) itemPath.at('name').duplicate(name)
    if (protocol === '') itemPath.at('protocol').unsupported('', ['SCTP', 'TCP', 'UDP'])
    if (appProtocol !== undefined) itemPath.at('appProtocol').matches(appProtocol, qualifiedNameFault)
  })
}

/** What keeps a text from being an address of a slice, but for its family, by the type of the slice. */
const addressFaults = new Map<string, (text: string, minor: number) => string | undefined>([
  ['IP', legacyIPFault],
  ['IPv4', legacyIPFault],
  ['IPv6', (text, minor) => (minor >= MORE_ADDRESS_WARNINGS_SINCE ? ipFault(text) : legacyIPFault(text, minor))],
  ['FQDN', fullyQualifiedDomainNameFault],
])

function validateAddresses(addresses: readonly string[] = [], type: string, path: Field, minor: number): void {
  if (addresses.length === 0) path.required('must have at least one address')
  else if (addresses.length > MOST_ADDRESSES) path.tooMany(MOST_ADDRESSES, addresses.length)
  const fault = addressFaults.get(type)
  if (fault === undefined) return
  each(addresses, path, (address, itemPath) => {
    if (!itemPath.matches(address, (text) => fault(text, minor)) || (type !== 'IPv4' && type !== 'IPv6')) return
    if (ipFamily(address) !== type) {
      const at = minor >= MORE_ADDRESS_WARNINGS_SINCE ? path.standingAt(itemPath) : itemPath
      at.invalid(address, `must be an ${type} address, as \`addressType\` says`)
    }
    itemPath.matches(address, nonSpecialIPFault)
  })
}

function validateEndpoint(endpoint: Endpoint, path: Field, minor: number): void {
  const { nodeName, hostname, hints } = endpoint
  if (nodeName !== undefined) path.at('nodeName').matches(nodeName, dnsSubdomainFault)
  if (hostname !== undefined) path.at('hostname').matches(hostname, dnsLabelFault)
  if (hints !== undefined) validateHints(hints, path.at('hints'), minor)
}

/** Labels of where an endpoint is, which have fields of their own since 1.21. */
function validateTopology({ topology, nodeName }: OldEndpoint, path: Field, minor: number): void {
  if (topology === undefined) return
  const place = path.at('topology')
  const labels: Record<string, string> = Object.assign(Object.create(null), topology)
  if (minor >= 21) {
    delete labels[ZONE]
    if (nodeName !== undefined && labels[HOST] === nodeName) delete labels[HOST]
  }
  const at = minor >= 21 ? path.at('deprecatedTopology').standingAt(place) : place
  const count = Object.keys(labels).length
  if (count > MOST_LABELS) at.tooMany(MOST_LABELS, count)
  validateLabels(labels, at)
}

function validateHints({ forZones = [], forNodes = [] }: EndpointHints, path: Field, minor: number): void {
  if (!validateNames(forZones, path.at('forZones'), labelValueFault) || minor < NODE_HINTS_SINCE) return
  validateNames(forNodes, path.at('forNodes'), dnsSubdomainFault)
}

/** Judges names that each may stand once; false where there are too many to look at. */
function validateNames(
  list: readonly { readonly name?: string }[],
  path: Field,
  grammar: (text: string) => string | undefined,
): boolean {
  if (list.length > MOST_HINTS) {
    path.tooMany(MOST_HINTS, list.length)
    return false
  }
  const names = new Set<string>()
  each(list, path, ({ name = '' }, itemPath) => {
    const at = itemPath.at('name')
    if (isRepeated(names, name)) at.duplicate(name)
    at.matches(name, grammar)
  })
  return true
}
